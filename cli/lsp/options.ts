/** What holds for the server, of what the command line, the client's options and its language say. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InitializeParams } from 'vscode-languageserver/node'
import type { Lang } from '../../src/index.ts'
import type { CheckerChoice } from './checker.ts'

/** What the command line says. */
export interface ServerChoice {
  readonly policy?: string
  readonly config?: string | false
  readonly lang?: Lang
}

/** What a client says in `initializationOptions`, or in its settings under `fritext`. */
export interface ClientOptions {
  readonly policy?: string
  readonly config?: string
  readonly locale?: string
  readonly baseline?: boolean
}

/** Reads the client's options; what is empty or of another type says nothing, as editors send unset settings. */
export function optionsOf(given: unknown): ClientOptions {
  if (typeof given !== 'object' || given === null) return {}
  const { policy, config, locale, baseline } = given as Record<string, unknown>
  return {
    ...(isName(policy) ? { policy } : {}),
    ...(isName(config) ? { config } : {}),
    ...(isName(locale) ? { locale } : {}),
    ...(typeof baseline === 'boolean' ? { baseline } : {}),
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** The folder that the client works in, where it says one. */
export function rootOf({
  workspaceFolders,
  rootUri,
}: Pick<InitializeParams, 'workspaceFolders' | 'rootUri'>): string | undefined {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri
  return uri?.startsWith('file:') === true ? fileURLToPath(uri) : undefined
}

/**
 * The client's options go before the command line, and the language that is asked for before that of the client. Paths start from `root`;
 * languages other than English are answered in Swedish.
 */
export function settle(
  choice: ServerChoice,
  said: ClientOptions,
  clientLocale: string | undefined,
  root: string,
): CheckerChoice & { readonly lang: Lang } {
  const policy = said.policy ?? choice.policy
  const config = said.config ?? choice.config
  const secret = process.env.FRITEXT_KEY
  return {
    cwd: root,
    lang: langOf(said.locale) ?? choice.lang ?? langOf(clientLocale) ?? 'sv',
    ...(policy === undefined ? {} : { policy: isFile(policy) ? resolve(root, policy) : policy }),
    ...(config === undefined ? {} : { config: config === false ? config : resolve(root, config) }),
    ...(said.baseline === undefined ? {} : { baseline: said.baseline }),
    ...(secret === undefined ? {} : { secret }),
  }
}

/** As policies are named everywhere: scoped packages have a slash too. */
function isFile(policy: string): boolean {
  return (/[\\/]/.test(policy) && !policy.startsWith('@')) || /\.(?:ya?ml|json)$/.test(policy)
}

function langOf(locale: string | undefined): Lang | undefined {
  const [, lang] = /^(sv|en)(?:$|[-_])/i.exec(locale ?? '') ?? []
  return lang === undefined ? undefined : (lang.toLowerCase() as Lang)
}
