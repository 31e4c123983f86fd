/**
 * Patterns as numbers, as they lie in a pack and as they are matched: a pattern is a head and a few numbers for each element. What an element
 * takes, and what it does not, is a row of classes; each row stands once in a pack, and elements name it by its number. Row 0 is the empty one.
 */

import { FIRST_LITERAL } from '../lexicon/classes.ts'

/** Element kinds. */
export const WORD_ELEMENT = 0
export const START_ELEMENT = 1
export const END_ELEMENT = 2
export const NOT_ELEMENT = 3

/** Places in the head of a pattern. The weight is stored as tenths plus 1000, so that it fits an unsigned number. */
export const OWNER_KIND = 0
export const OWNER = 1
export const WEIGHT = 2
/** The telling part: elements [from, to). */
export const FROM = 3
export const TO = 4
export const COUNT = 5
/** The most words that can stand between the beginning and an element. */
export const REACH = 6
/** Which element is its anchor, counted from 1; 0 for none: such a pattern is never tried. */
export const ANCHOR = 7
/** Numbers in the head. */
export const HEAD = 8

/** Places in an element. `OPTIONAL` is added to the kind of one that may be missing. */
export const KIND = 0
export const GAP = 1
/** The rows of its choices and of its exclusions. */
export const ANY = 2
export const NONE = 3
/** Numbers in an element. */
export const WIDTH = 4
export const OPTIONAL = 4

/** One element of a pattern. */
export interface PatternElement {
  readonly kind: number
  readonly optional: boolean
  readonly gap: number
  readonly any: readonly number[]
  readonly none: readonly number[]
}

/** One pattern, not yet laid out. */
export interface Pattern {
  readonly ownerKind: number
  readonly owner: number
  /** Log-odds. */
  readonly weight: number
  readonly from: number
  readonly to: number
  readonly elements: readonly PatternElement[]
  /** Index of the element that it is listed under; -1 for none. */
  readonly anchor: number
}

/** Patterns laid out. */
export interface PatternCode {
  readonly patterns: Uint16Array
  /** Where each begins in `patterns`. */
  readonly patternStart: Uint32Array
  /** Row n is rowClass[rowFirst[n]] up to rowFirst[n + 1]. */
  readonly rowFirst: Uint32Array
  readonly rowClass: Uint16Array
}

/** What a match of a pattern means. */
export interface PatternMeaning {
  readonly ownerKind: number
  readonly owner: number
  readonly weight: number
}

const WEIGHT_ZERO = 1000

/** Longest expression that one element can take, in words. */
const LONGEST = 5

/** Lays patterns out, one behind the other. */
export class PatternWriter {
  private readonly code: number[]
  private readonly starts: number[]
  private readonly rowFirst: number[]
  private readonly rowClass: number[]
  private readonly byChoices = new Map<string, number>([['', 0]])

  /** Begins behind the patterns of `code`, if given; their rows are not used again. */
  constructor(code?: PatternCode) {
    this.code = [...(code?.patterns ?? [])]
    this.starts = [...(code?.patternStart ?? [])]
    this.rowFirst = [...(code?.rowFirst ?? [0, 0])]
    this.rowClass = [...(code?.rowClass ?? [])]
  }

  /** Lays out a pattern; gives its number. */
  add({ ownerKind, owner, weight, from, to, elements, anchor }: Pattern): number {
    const { code } = this
    const number = this.starts.push(code.length) - 1
    const stored = Math.round(weight * 10) + WEIGHT_ZERO
    code.push(ownerKind, owner, stored, from, to, elements.length, reachOf(elements), anchor + 1)
    for (const { kind, optional, gap, any, none } of elements)
      code.push(kind + (optional ? OPTIONAL : 0), gap, this.row(any), this.row(none))
    return number
  }

  private row(choices: readonly number[]): number {
    const key = choices.join(',')
    const known = this.byChoices.get(key)
    if (known !== undefined) return known
    const row = this.rowFirst.length - 1
    this.rowClass.push(...choices)
    this.rowFirst.push(this.rowClass.length)
    this.byChoices.set(key, row)
    return row
  }

  /** All of them. */
  finish(): PatternCode {
    return {
      patterns: Uint16Array.from(this.code),
      patternStart: Uint32Array.from(this.starts),
      rowFirst: Uint32Array.from(this.rowFirst),
      rowClass: Uint16Array.from(this.rowClass),
    }
  }
}

/** The most words that can stand between the beginning of a pattern and one of its elements. */
export function reachOf(elements: ReadonlyArray<Pick<PatternElement, 'kind' | 'gap' | 'any'>>): number {
  let reach = 0
  let words = 0
  for (const { kind, gap, any } of elements) {
    reach = Math.max(reach, words + gap)
    if (kind === WORD_ELEMENT) words += gap + (any.some((id) => id < FIRST_LITERAL) ? LONGEST : 1)
  }
  return reach
}

/** What a match of the pattern of a number means. */
export function meaningOf({ patterns, patternStart }: PatternCode, number: number): PatternMeaning {
  const at = patternStart[number] as number
  return {
    ownerKind: patterns[at + OWNER_KIND] as number,
    owner: patterns[at + OWNER] as number,
    weight: ((patterns[at + WEIGHT] as number) - WEIGHT_ZERO) / 10,
  }
}

/** A long row: its semantic classes as a bit field, and its literals: one look a class of the token instead of one a choice. */
export interface ChoiceField {
  readonly bits: Uint32Array
  readonly literals: readonly number[]
}

/** The field of the row rowClass[first, last). */
export function fieldOf(rowClass: Uint16Array, first: number, last: number): ChoiceField {
  const bits = new Uint32Array(FIRST_LITERAL / 32)
  const literals: number[] = []
  for (let at = first; at < last; at++) {
    const id = rowClass[at] as number
    if (id < FIRST_LITERAL) bits[id >> 5] = (bits[id >> 5] as number) | (1 << (id & 31))
    else literals.push(id)
  }
  return { bits, literals }
}
