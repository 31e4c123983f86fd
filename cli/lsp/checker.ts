/**
 * Checks open documents: the same findings as `fritext check` gives for the same text, by the configuration and the baseline found upwards from
 * the file.
 */
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Lang } from '../../src/index.ts'
import { Baseline, BaselineError } from '../check/baseline.ts'
import { linterOf } from '../check/check-file.ts'
import { posix } from '../check/discover.ts'
import { IgnoreFiles } from '../check/ignore-files.ts'
import { lintProse } from '../check/lint.ts'
import type { CheckFinding } from '../check/result.ts'
import { type FileSettings, Settings, type SettingsChoice } from '../check/settings.ts'
import { ConfigError } from '../config/problem.ts'
import { today } from '../package.ts'
import { type Form, formOf, isPhraseList, ProseError, readProse } from '../prose/index.ts'
import { LSP_WORDS } from './words.ts'

/** A document as an editor holds it. */
export interface OpenDocument {
  readonly uri: string
  /** The editor's name of its language, for documents without a file name. */
  readonly languageId: string
  readonly text: string
}

/** A form that an editor can hold. */
export type TextForm = Exclude<Form, 'docx'>

/** What holds for a document that is checked. */
export interface Held {
  readonly form: TextForm
  readonly settings: FileSettings
  /** Whether its form has comments that a suppression can stand in: JSON has them only under names that say so. */
  readonly comments: boolean
}

/** What came of a document. */
export interface Checked {
  readonly findings: readonly CheckFinding[]
  /** Missing where nothing reads the document, the configuration leaves it out, or it could not be checked. */
  readonly held?: Held
  /** Why it, or a part of it, could not be checked; never quotes the text. `offset` is where, if that is known. */
  readonly failure?: { readonly message: string; readonly offset?: number }
}

/** What the client chose. */
export interface CheckerChoice extends SettingsChoice {
  /** Whether what the baseline holds is left out, as `fritext check` does; true by default. */
  readonly baseline?: boolean
  /** Key of identities that is kept outside of the baseline. */
  readonly secret?: string
}

const ENDINGS: Readonly<Record<string, string>> = {
  markdown: '.md',
  mdx: '.mdx',
  html: '.html',
  plaintext: '.txt',
  yaml: '.yaml',
  json: '.json',
  jsonc: '.jsonc',
  json5: '.json5',
}

const NOTHING: Checked = { findings: [] }

/** Checks documents; configurations and baselines are read once, until `reload`. */
export class Checker {
  readonly #choice: CheckerChoice
  readonly #lang: Lang
  readonly #baselines = new Map<string, Baseline>()
  #settings: Settings
  #ignore = new IgnoreFiles()

  constructor(choice: CheckerChoice, lang: Lang) {
    this.#choice = choice
    this.#lang = lang
    this.#settings = new Settings(choice)
  }

  /** Forgets what was read of configurations, baselines and ignore files. */
  reload(): void {
    this.#settings = new Settings(this.#choice)
    this.#ignore = new IgnoreFiles()
    this.#baselines.clear()
  }

  /** Checks a document. Whatever goes wrong is a failure of the answer: a server must outlive it. */
  async check(document: OpenDocument): Promise<Checked> {
    try {
      return await this.#checkIt(document)
    } catch (error) {
      return { findings: [], failure: this.#failureOf(error) }
    }
  }

  async #checkIt(document: OpenDocument): Promise<Checked> {
    const path = this.#pathOf(document)
    const form = formOf(path)
    if (form === undefined || form === 'docx') return NOTHING
    const onDisk = document.uri.startsWith('file:')
    if (onDisk && (await this.#ignore.ignores(path))) return NOTHING
    const settings = await this.#settings.forFile(path)
    if (!settings.check || (isPhraseList(form) && settings.scopes.length === 0)) return NOTHING
    const baseline = onDisk ? await this.#baselineOf(dirname(path)) : undefined
    const prose = await readProse(document.text, form, settings.scopes)
    const { findings } = lintProse(prose, {
      linter: linterOf(settings, this.#lang),
      policy: settings.policy,
      context: settings.context,
      today: today(),
      inline: true,
      unused: 'warning',
      key: baseline?.key ?? 'fritext',
    })
    const held = { form, settings, comments: extname(path).toLowerCase() !== '.json' }
    const told = { held, ...(prose.fault === undefined ? {} : { failure: this.#failureOf(prose.fault) }) }
    if (baseline === undefined) return { ...told, findings }
    const name = posix(relative(dirname(baseline.path), path))
    return { ...told, findings: baseline.apply({ file: name, findings, suppressed: [], pieces: 0 }, name).findings }
  }

  async #baselineOf(folder: string): Promise<Baseline | undefined> {
    if (this.#choice.baseline === false) return undefined
    const path = await this.#settings.baselineOf(folder)
    const known = this.#baselines.get(path)
    if (known !== undefined) return known
    const baseline = new Baseline(path, this.#choice.secret, false)
    this.#baselines.set(path, baseline)
    return baseline
  }

  #pathOf({ uri, languageId }: OpenDocument): string {
    const path = uri.startsWith('file:') ? fileURLToPath(uri) : join(this.#choice.cwd, 'untitled')
    return extname(path) === '' ? join(dirname(path), `untitled${ENDINGS[languageId] ?? ''}`) : path
  }

  #failureOf(error: unknown): NonNullable<Checked['failure']> {
    const words = LSP_WORDS[this.#lang]
    if (error instanceof ConfigError || error instanceof BaselineError)
      return { message: `${words.config}\n${error.message}` }
    if (error instanceof ProseError) {
      const message = this.#lang === 'sv' ? error.sv : error.message
      return { message, ...(error.offset === undefined ? {} : { offset: error.offset }) }
    }
    // What an unforeseen error says may quote the text, so its name must do.
    return { message: words.failed(error instanceof Error ? error.name : typeof error) }
  }
}
