/**
 * Patterns laid out for matching, each in one stretch of numbers: what a try needs lies side by side, where objects would lie scattered over
 * memory. A program is `reach, from, to, leads, elements` and then, for each element, the eight numbers named below; the choices follow.
 */
import { type ChoiceField, type CodePattern, WORD_ELEMENT } from './pattern-code.ts'

/** Places in the head of a program. */
export const REACH = 0
export const FROM = 1
export const TO = 2
/** 1 if the first element is a word that must be there. */
export const LEADS = 3
export const COUNT = 4
/** Numbers in the head. */
export const HEAD = 5

/** Places in an element. */
export const KIND = 0
export const OPTIONAL = 1
export const GAP = 2
/** The number of its choices in `fields` where they are many, else -1. */
export const FIELD = 3
/** Its choices, and its exclusions, in `code`: from here, up to there. */
export const ANY_FROM = 4
export const ANY_TO = 5
export const NONE_FROM = 6
export const NONE_TO = 7
/** Numbers in an element. */
export const WIDTH = 8

/** The programs of the patterns of a pack, added one by one. */
export class Programs {
  code = new Int32Array(1 << 12)
  readonly fields: ChoiceField[] = []
  /** Where the program of a pattern begins in `code`, -1 if it was not added. */
  readonly start: Int32Array
  private readonly byChoices = new Map<string, number>()
  private used = 0

  constructor(patterns: number) {
    this.start = new Int32Array(patterns).fill(-1)
  }

  /** True if a pattern was added. */
  has(number: number): boolean {
    return (this.start[number] as number) >= 0
  }

  /** Lays out a pattern. */
  add(number: number, { reach, from, to, elements }: CodePattern): void {
    const [lead] = elements
    const leads = lead !== undefined && lead.kind === WORD_ELEMENT && !lead.optional
    const head = [reach, from, to, leads ? 1 : 0, elements.length]
    const choices: number[] = []
    let at = this.used + HEAD + WIDTH * elements.length
    for (const { kind, optional, gap, any, none, field } of elements) {
      const end = at + any.length
      const last = end + none.length
      head.push(kind, optional ? 1 : 0, gap, field === undefined ? -1 : this.field(any, field), at, end, end, last)
      choices.push(...any, ...none)
      at = last
    }
    while (at > this.code.length) {
      const code = new Int32Array(this.code.length * 2)
      code.set(this.code)
      this.code = code
    }
    this.code.set(head, this.used)
    this.code.set(choices, this.used + head.length)
    this.start[number] = this.used
    this.used = at
  }

  /** Many elements have the same choices: they share one field. */
  private field(any: readonly number[], field: ChoiceField): number {
    const key = String.fromCharCode(...any)
    const known = this.byChoices.get(key)
    if (known !== undefined) return known
    const number = this.fields.push(field) - 1
    this.byChoices.set(key, number)
    return number
  }
}
