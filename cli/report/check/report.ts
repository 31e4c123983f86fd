/** What the reports of a check are made from. A reporter gives the same text for the same check. */
import type { Bilingual, Lang } from '../../../src/index.ts'
import type { CheckFinding, CheckSummary, FileResult } from '../../check/result.ts'
import type { RuleAbout } from '../../rule-info.ts'

/** A check, ready to be reported. */
export interface CheckReport {
  /** In the order of the files; findings that are not shown are left out. */
  readonly results: readonly FileResult[]
  /** Counts of everything, shown or not. */
  readonly summary: CheckSummary
  /** Findings left out by `--max-findings` or `--quiet`. */
  readonly hidden: number
  readonly lang: Lang
  readonly colour: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Whether shown text is masked. */
  readonly mask: boolean
  /** The text that lines count in, for reports that show it. */
  readonly sources: ReadonlyMap<string, string>
  /** What the rules say of themselves, for reports that explain them. */
  readonly rules: readonly RuleAbout[]
  readonly version: string
  readonly stats?: CheckStats
}

/** What `--stats` tells. */
export interface CheckStats {
  readonly milliseconds: number
  readonly bytes: number
  readonly pieces: number
}

/** Turns a check into a text. */
export type CheckReporter = (report: CheckReport) => string

/** The finding's message with what to do instead, in one line. */
export function oneLine({ message, suggestions, belongsIn }: CheckFinding, lang: Lang): string {
  const advice = suggestions.find(({ replacement }) => replacement === undefined)?.text[lang]
  const home =
    belongsIn === undefined ? undefined : lang === 'sv' ? `Hör hemma i: ${belongsIn}.` : `Belongs in: ${belongsIn}.`
  return [message[lang], advice, home].filter((part) => part !== undefined).join(' ')
}

/** The counts in one sentence, suppressed hits included. */
export function countsIn(summary: CheckSummary, lang: Lang): string {
  const { files, findings, bySeverity, suppressed, failures } = summary
  const { error, warning, info } = bySeverity
  const said: Bilingual = {
    sv: `${files} ${files === 1 ? 'fil' : 'filer'}, ${findings} fynd: ${error} fel, ${warning} varning, ${info} info. Undertryckta: ${suppressed.comment} i filerna, ${suppressed.baseline} i baslinjen. Ej granskade: ${failures}.`,
    en: `${files} ${files === 1 ? 'file' : 'files'}, ${findings} findings: ${error} error, ${warning} warning, ${info} info. Suppressed: ${suppressed.comment} in the files, ${suppressed.baseline} in the baseline. Not checked: ${failures}.`,
  }
  return said[lang]
}

/** Escapes text for XML 1.0, in which control characters cannot stand. */
export function xml(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  }
  return printable(text).replace(/[&<>"']/g, (sign) => marks[sign] ?? sign)
}

/** Replaces control characters and marks that turn the direction of writing, one for one. */
export function printable(text: string): string {
  return text
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/[\p{Cc}\u200b-\u200f\p{Zl}\p{Zp}\u202a-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd')
}
