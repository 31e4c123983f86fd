/** Checks open documents: the same findings as `fritext check` gives for the same text, by the configuration found upwards from the file. */
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Lang } from '../../src/index.ts'
import { linterOf } from '../check/check-file.ts'
import { IgnoreFiles } from '../check/ignore-files.ts'
import { lintProse } from '../check/lint.ts'
import type { CheckFinding } from '../check/result.ts'
import { Settings, type SettingsChoice } from '../check/settings.ts'
import { ConfigError } from '../config/problem.ts'
import { today } from '../package.ts'
import { type Form, formOf, isPhraseList, ProseError, readProse } from '../prose/index.ts'

/** A document as an editor holds it. */
export interface OpenDocument {
  readonly uri: string
  /** The editor's name of its language, for documents without a file name. */
  readonly languageId: string
  readonly text: string
}

/** What came of a document. `form` is undefined where nothing reads it or the configuration leaves it out. */
export interface Checked {
  readonly form?: Form
  readonly findings: readonly CheckFinding[]
  /** Why it could not be checked; never quotes the text. `offset` is where, if that is known. */
  readonly failure?: { readonly message: string; readonly offset?: number; readonly config: boolean }
}

const ENDINGS: Readonly<Record<string, string>> = {
  markdown: '.md',
  mdx: '.mdx',
  html: '.html',
  plaintext: '.txt',
  yaml: '.yaml',
  json: '.json',
  jsonc: '.jsonc',
}

const NOTHING: Checked = { findings: [] }

/** Checks documents; configurations are read once, until `reload`. */
export class Checker {
  readonly #choice: SettingsChoice
  readonly #lang: Lang
  #settings: Settings
  #ignore = new IgnoreFiles()

  constructor(choice: SettingsChoice, lang: Lang) {
    this.#choice = choice
    this.#lang = lang
    this.#settings = new Settings(choice)
  }

  /** Forgets what was read of configurations and ignore files. */
  reload(): void {
    this.#settings = new Settings(this.#choice)
    this.#ignore = new IgnoreFiles()
  }

  /** Checks a document. Throws only if the rules of the package cannot be used. */
  async check(document: OpenDocument): Promise<Checked> {
    const path = this.#pathOf(document)
    const form = formOf(path)
    if (form === undefined || form === 'docx') return NOTHING
    try {
      if (document.uri.startsWith('file:') && this.#ignore.ignoresFile(path)) return NOTHING
      const held = await this.#settings.forFile(path)
      if (!held.check || (isPhraseList(form) && held.scopes.length === 0)) return NOTHING
      const { findings } = lintProse(await readProse(document.text, form, held.scopes), {
        linter: linterOf(held, this.#lang),
        policy: held.policy,
        context: held.context,
        today: today(),
        inline: true,
        unused: 'warning',
        key: 'fritext',
      })
      return { form, findings }
    } catch (error) {
      if (error instanceof ConfigError) return { form, findings: [], failure: { message: error.message, config: true } }
      if (!(error instanceof ProseError)) throw error
      const place = error.offset === undefined ? {} : { offset: error.offset }
      const message = this.#lang === 'sv' ? error.sv : error.message
      return { form, findings: [], failure: { message, ...place, config: false } }
    }
  }

  #pathOf({ uri, languageId }: OpenDocument): string {
    const path = uri.startsWith('file:') ? fileURLToPath(uri) : join(this.#choice.cwd, 'untitled')
    return extname(path) === '' ? join(dirname(path), `untitled${ENDINGS[languageId] ?? ''}`) : path
  }
}
