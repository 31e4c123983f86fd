/** Names of files, sheets, columns and records as reports may show them: what our own rules find in them is masked. */
import { DEFAULT_THRESHOLD, type Linter } from '../../src/index.ts'
import { keyedHash } from './key.ts'

/** What stands for a stretch of a name that may not be shown. */
export const MASK = '••••••'

/** Rules whose hits are masked however sure they are: numbers and addresses have no harmless reading in a name. */
const ALWAYS = new Set(['identity/personal-number', 'identity/contact-details'])

/** The rule for passwords and logins, of which names of files often have the form. */
const CREDENTIALS = 'identity/credentials'

/** Letters behind the mask of a file's name: two files are told apart by them. */
const TELLING = 4

/** Shortest stretch of words that tells something: `a.csv` is a file and no grade. */
const SHORTEST = 3

const REMEMBERED = 5000

/** How often a masked name is looked at again: what is left may read differently. */
const ROUNDS = 3

/** Steps of pointers that are no names: empty ones and indexes. */
const HARMLESS = /^\d{0,9}$/

/** What may stand behind the name in a step: the reference of a cell, an index. */
const PLACE = /(?:!\$?[A-Z]{1,3}\$?\d{1,7}|\[\d{1,9}\])$/

/** A word: letters without a figure beside them. */
const HOLDS_WORD = /(?<![\p{L}\p{N}-])\p{L}{3,}(?![\p{L}\p{N}-])/u

/** Longest key in words: the name of a person or of a group has no more. */
const MOST_WORDS = 4

/** Whether a key reads as a note: it has lines, or more words than a name has, however they are joined. */
function isNote(key: string): boolean {
  return /[\r\n]/.test(key.trim()) || (key.match(/\p{L}{2,}/gu)?.length ?? 0) > MOST_WORDS
}

type Candidate = ReturnType<Linter['explain']>[number]['candidate']

/** A stretch of a name that a report may not show, half-open. */
export interface Leak {
  readonly rule: string
  readonly start: number
  readonly end: number
}

/**
 * The stretches of a name that a report may not show, in order: whatever our own rules find, whether the policy shows it or not. A
 * name that only asks ("Orsak till frånvaro") is a heading and no leak. `quick` looks for numbers and addresses alone.
 */
export function leaksIn(name: string, linter: Linter, quick = false): Leak[] {
  // Names of a register that was given are never shown.
  const people = linter.names(name).map(({ start, end }): Leak => ({ rule: 'people', start, end }))
  if (quick && !/[\p{Nd}@]/u.test(name)) return people
  return linter
    .explain(name)
    .map(({ candidate }) => candidate)
    .filter((candidate) => isLeak(candidate, quick))
    .map(({ rule, start, end }): Leak => ({ rule, start, end }))
    .concat(people)
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

function isLeak({ rule, start, end, confidence, asks, evidence }: Candidate, quick: boolean): boolean {
  if (asks === true) return false
  if (ALWAYS.has(rule)) return true
  // A word with a digit (`rapport3`) has the form of a login; in a name it is one where the rules see a word that says so.
  if (rule === CREDENTIALS)
    return evidence.reduce((sum, { key, weight }) => sum + (key === 'learned' ? 0 : weight), 0) > 0
  return !quick && end - start >= SHORTEST && confidence >= DEFAULT_THRESHOLD
}

/**
 * The stretches of the path of a file, or of an entry in an archive, that a report may not show: each step is a name of its own, and
 * a folder says nothing about the file in it. Numbers and addresses are sought in the whole too, since steps can split them.
 */
export function leaksInPath(path: string, linter: Linter): Leak[] {
  const leaks = leaksIn(path, linter, true).filter(({ rule }) => rule !== CREDENTIALS)
  for (const { index, 0: step } of path.matchAll(/[^/\\]+/g)) {
    for (const leak of leaksIn(step, linter)) {
      leaks.push({ rule: leak.rule, start: index + leak.start, end: index + leak.end })
    }
  }
  return leaks.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The stretches of a record's key that a report may not show; see `NameMask.key`. */
export function leaksInKey(key: string, linter: Linter): Leak[] {
  if (isNote(key)) return [{ rule: 'note', start: 0, end: key.length }]
  return leaksIn(key, linter, !HOLDS_WORD.test(key))
}

/** The names in a pointer, without the indexes and cell references. */
export function namesIn(pointer: string): string[] {
  return pointer
    .split('/')
    .filter((step) => !HARMLESS.test(step))
    .map((step) => step.replace(PLACE, ''))
    .filter((name) => name !== '')
}

/** Masks names; remembers them, since columns and files come again with every finding. */
export class NameMask {
  readonly #linter: Linter
  readonly #key: Buffer
  readonly #known = { names: new Map<string, string>(), files: new Map<string, string>() }

  constructor(linter: Linter, key: Buffer) {
    this.#linter = linter
    this.#key = key
  }

  /** A name of a column, a field, a school unit: a heading says what is asked for, and that is no leak. */
  name(text: string): string {
    return remembered(this.#known.names, text, () => this.#mask(text, false))
  }

  /** The path of a file, or the name of an entry or a sheet in it. Files whose names differ are shown by names that differ. */
  file(path: string): string {
    return remembered(this.#known.files, path, () =>
      masked(
        path,
        (name) => leaksInPath(name, this.#linter),
        (stretch) => MASK + keyedHash(this.#key, 'name', [stretch], TELLING),
      ),
    )
  }

  /** A pointer, step by step: its steps are names, and they come again where the whole does not. */
  path(text: string): string {
    return text
      .split('/')
      .map((step) => (HARMLESS.test(step) ? step : this.#step(step)))
      .join('/')
  }

  /** A step, but for the index or cell reference behind it. */
  #step(step: string): string {
    const place = PLACE.exec(step)?.[0] ?? ''
    const name = step.slice(0, step.length - place.length)
    return name === '' ? place : this.name(name) + place
  }

  /**
   * A record's own key. Keys are different for each record, so only what identifies by form is sought in one that is no words; one that reads
   * as a note is masked whole.
   */
  key(text: string): string {
    if (isNote(text)) return MASK + keyedHash(this.#key, 'name', [text], TELLING)
    return this.#mask(text, !HOLDS_WORD.test(text))
  }

  /** A sentence of a reader, with the names of columns in it masked as they are elsewhere. */
  sentence(text: string, columns: readonly { readonly name: string }[] = []): string {
    let shown = text
    for (const { name } of columns) {
      const masked = this.name(name)
      if (masked !== name) shown = shown.replaceAll(name, masked)
    }
    return this.#mask(shown, true)
  }

  #mask(text: string, quick: boolean): string {
    return masked(
      text,
      (name) => leaksIn(name, this.#linter, quick),
      () => MASK,
    )
  }
}

function remembered(known: Map<string, string>, text: string, make: () => string): string {
  let shown = known.get(text)
  if (shown === undefined) {
    shown = make()
    if (known.size < REMEMBERED) known.set(text, shown)
  }
  return shown
}

/** A name without its leaks, looked at again until nothing is found; wholly masked where that does not help. */
function masked(text: string, leaksOf: (name: string) => Leak[], mask: (stretch: string) => string): string {
  let out = text
  for (let round = 0; round < ROUNDS; round++) {
    const leaks = leaksOf(out)
    if (leaks.length === 0) return out
    out = cover(out, leaks, mask)
  }
  return leaksOf(out).length === 0 ? out : mask(text)
}

function cover(text: string, leaks: readonly Leak[], mask: (stretch: string) => string): string {
  let out = ''
  let at = 0
  for (const { start, end } of leaks) {
    if (end <= at) continue
    if (start >= at) out += text.slice(at, start) + mask(text.slice(start, end))
    at = end
  }
  return out + text.slice(at)
}
