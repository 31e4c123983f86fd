/**
 * Patterns as numbers, and back. Encoded: `owner kind, owner index, weight, from, to, elements`, then for each element
 * `kind + 4 if optional, gap, number of choices, choices..., number of exclusions, exclusions...`. A weight is stored as
 * tenths plus 1000, so that it fits an unsigned number.
 */

import { FIRST_LITERAL } from '../lexicon/classes.ts'

/** Element kinds. */
export const WORD_ELEMENT = 0
export const START_ELEMENT = 1
export const END_ELEMENT = 2
export const NOT_ELEMENT = 3

/** One element, ready to match. */
export interface CodeElement {
  readonly kind: number
  readonly optional: boolean
  readonly gap: number
  readonly any: readonly number[]
  readonly none: readonly number[]
  /** The semantic classes of a long `any` as a bit field, and its literals: one look a class of the token instead of one a choice. */
  readonly field?: ChoiceField
}

/** A long row of choices. */
export interface ChoiceField {
  readonly bits: Uint32Array
  readonly literals: readonly number[]
}

/** One pattern, ready to match. */
export interface CodePattern {
  readonly ownerKind: number
  readonly owner: number
  /** Log-odds. */
  readonly weight: number
  readonly from: number
  readonly to: number
  readonly elements: readonly CodeElement[]
  /** The most words that can stand between the beginning and an element. */
  readonly reach: number
  /** For each element that must be there, its choices: a sentence without one of them cannot match. */
  readonly needs: readonly (readonly number[])[]
}

const WEIGHT_ZERO = 1000

/** Appends an encoded pattern to `out`. */
export function encodePattern(pattern: Omit<CodePattern, 'reach' | 'needs'>, out: number[]): void {
  const { ownerKind, owner, weight, from, to, elements } = pattern
  out.push(ownerKind, owner, Math.round(weight * 10) + WEIGHT_ZERO, from, to, elements.length)
  for (const { kind, optional, gap, any, none } of elements) {
    out.push(kind + (optional ? 4 : 0), gap, any.length, ...any, none.length, ...none)
  }
}

/** A row of more choices than this is laid out as a bit field. */
const FEW = 3

function fieldOf(any: readonly number[]): { readonly field?: ChoiceField } {
  if (any.length <= FEW) return {}
  const bits = new Uint32Array(FIRST_LITERAL / 32)
  for (const id of any) if (id < FIRST_LITERAL) bits[id >> 5] = (bits[id >> 5] as number) | (1 << (id & 31))
  return { field: { bits, literals: any.filter((id) => id >= FIRST_LITERAL) } }
}

/** Longest expression that one element can take, in words. */
const LONGEST = 5

/** Whose pattern it is that begins at `at`. */
export function ownerOf(code: Uint16Array, at: number): Pick<CodePattern, 'ownerKind' | 'owner'> {
  return { ownerKind: code[at] as number, owner: code[at + 1] as number }
}

/** Reads the pattern that begins at `at`. */
export function decodePattern(code: Uint16Array, at: number): CodePattern {
  let place = at
  const next = (): number => code[place++] as number
  const list = (): number[] => {
    const out: number[] = []
    for (let left = next(); left > 0; left--) out.push(next())
    return out
  }
  const ownerKind = next()
  const owner = next()
  const weight = (next() - WEIGHT_ZERO) / 10
  const from = next()
  const to = next()
  const count = next()
  const elements: CodeElement[] = []
  let reach = 0
  let words = 0
  for (let index = 0; index < count; index++) {
    const kind = next()
    const gap = next()
    const any = list()
    const element: CodeElement = { kind: kind & 3, optional: kind >= 4, gap, any, none: list(), ...fieldOf(any) }
    elements.push(element)
    reach = Math.max(reach, words + gap)
    if (element.kind === WORD_ELEMENT) words += gap + (element.any.some((id) => id < FIRST_LITERAL) ? LONGEST : 1)
  }
  const needs = elements.filter(({ kind, optional }) => kind === WORD_ELEMENT && !optional).map(({ any }) => any)
  return { ownerKind, owner, weight, from, to, elements, reach, needs }
}
