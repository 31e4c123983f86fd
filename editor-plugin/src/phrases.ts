/** What people read, in Swedish and English. A host replaces single strings by the option `phrases`. */
import type { Lang } from '../../src/index.ts'
import type { LintSeverity } from './types.ts'

/** All strings of the plugin. `{n}` and the like stand for what is filled in. */
export interface Phrases {
  readonly severity: Readonly<Record<LintSeverity, string>>
  readonly why: string
  readonly instead: string
  readonly belongsIn: string
  readonly source: string
  readonly replaceWith: string
  readonly remove: string
  readonly justify: string
  readonly reason: string
  readonly save: string
  readonly cancel: string
  readonly wrongHit: string
  readonly close: string
  readonly card: string
  readonly panel: string
  readonly none: string
  readonly one: string
  readonly many: string
  readonly position: string
  readonly applied: string
  readonly removed: string
  readonly justified: string
}

const sv: Phrases = {
  severity: { error: 'Fel', warning: 'Varning', info: 'Upplysning', hint: 'Tips' },
  why: 'Varför',
  instead: 'Skriv i stället',
  belongsIn: 'Hör hemma i: {place}',
  source: 'Källa',
  replaceWith: 'Byt till ”{text}”',
  remove: 'Ta bort meningen',
  justify: 'Låt stå, med skäl',
  reason: 'Skäl till att det får stå',
  save: 'Låt stå',
  cancel: 'Avbryt',
  wrongHit: 'Fel träff',
  close: 'Stäng',
  card: 'Anmärkning',
  panel: 'Anmärkningar',
  none: 'Inga anmärkningar',
  one: '1 anmärkning',
  many: '{n} anmärkningar',
  position: '{at} av {n}',
  applied: 'Texten är utbytt',
  removed: 'Meningen är borttagen',
  justified: 'Anmärkningen är motiverad',
}

const en: Phrases = {
  severity: { error: 'Error', warning: 'Warning', info: 'Information', hint: 'Hint' },
  why: 'Why',
  instead: 'Write instead',
  belongsIn: 'Belongs in: {place}',
  source: 'Source',
  replaceWith: 'Replace with “{text}”',
  remove: 'Remove the sentence',
  justify: 'Keep it, with a reason',
  reason: 'Why it may stand',
  save: 'Keep it',
  cancel: 'Cancel',
  wrongHit: 'Wrong hit',
  close: 'Close',
  card: 'Remark',
  panel: 'Remarks',
  none: 'No remarks',
  one: '1 remark',
  many: '{n} remarks',
  position: '{at} of {n}',
  applied: 'The text is replaced',
  removed: 'The sentence is removed',
  justified: 'The remark is justified',
}

/** The strings of a language, some of them replaced. */
export function phrasesFor(locale: Lang, replaced: Partial<Phrases> = {}): Phrases {
  return { ...(locale === 'sv' ? sv : en), ...replaced }
}

/** Fills the gaps of a phrase. */
export function fill(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap))
}

/** "3 remarks", in words. */
export function countPhrase(phrases: Phrases, n: number): string {
  return n === 0 ? phrases.none : n === 1 ? phrases.one : fill(phrases.many, { n })
}
