/** Names of files, sheets, columns and records as reports may show them: what our own rules find in them is masked. */
import { DEFAULT_THRESHOLD, type Linter } from '../../src/index.ts'

/** What stands for a stretch of a name that may not be shown. */
export const MASK = '••••••'

/** Rules whose hits are masked however sure they are: numbers and addresses have no harmless reading in a name. */
const ALWAYS = new Set(['identity/personal-number', 'identity/contact-details', 'identity/credentials'])

const REMEMBERED = 5000

/** How often a masked name is looked at again: what is left may read differently. */
const ROUNDS = 3

/** Steps of pointers that are no names: empty ones and indexes. */
const HARMLESS = /^\d{0,9}$/

/** What may stand behind the name in a step: the reference of a cell, an index. */
const PLACE = /(?:!\$?[A-Z]{1,3}\$?\d{1,7}|\[\d{1,9}\])$/

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
    .filter(
      ({ rule, confidence, asks }) => ALWAYS.has(rule) || (!quick && asks !== true && confidence >= DEFAULT_THRESHOLD),
    )
    .map(({ rule, start, end }): Leak => ({ rule, start, end }))
    .concat(people)
    .sort((a, b) => a.start - b.start || a.end - b.end)
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
  readonly #known = new Map<string, string>()

  constructor(linter: Linter) {
    this.#linter = linter
  }

  /** A name of a file, sheet, column, school unit: a heading says what is asked for, and that is no leak. */
  name(text: string): string {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const shown = this.#mask(text, false)
    if (this.#known.size < REMEMBERED) this.#known.set(text, shown)
    return shown
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

  /** A record's own key: different for each, so only what identifies by form is sought. */
  key(text: string): string {
    return this.#mask(text, true)
  }

  #mask(text: string, quick: boolean): string {
    let out = text
    for (let round = 0; round < ROUNDS; round++) {
      const leaks = leaksIn(out, this.#linter, quick)
      if (leaks.length === 0) return out
      out = cover(out, leaks)
    }
    return leaksIn(out, this.#linter, quick).length === 0 ? out : MASK
  }
}

function cover(text: string, leaks: readonly Leak[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of leaks) {
    if (end <= at) continue
    if (start >= at) out += text.slice(at, start) + MASK
    at = end
  }
  return out + text.slice(at)
}
