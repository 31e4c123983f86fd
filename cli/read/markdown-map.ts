/** Aligns the text of a Markdown node with its source, where escapes, entities and line prefixes stand between the letters. */

import type { Segment } from './record.ts'

/** A text under construction with its way back to the source. */
export class MappedText {
  #text = ''
  readonly #segments: Segment[] = []
  #expected = -1

  /** The text so far. */
  get text(): string {
    return this.#text
  }

  /** The segments so far. */
  get segments(): readonly Segment[] {
    return this.#segments
  }

  /** Appends a character that stands at a source offset, whose line and column are given. */
  add(sign: string, offset: number, place: (offset: number) => { line: number; column: number }): void {
    if (offset !== this.#expected || this.#text.endsWith('\n'))
      this.#segments.push({ start: this.#text.length, ...place(offset) })
    this.#text += sign
    this.#expected = offset + sign.length
  }
}

const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

/**
 * For each code unit of `value` the offset in `source` (between `from` and `to`) where it stands. `value` is what a parser made
 * of that stretch: backslashes dropped, entities decoded, prefixes of continued lines (`> `, indentation) removed.
 */
export function alignText(value: string, source: string, from: number, to: number): number[] {
  const offsets: number[] = []
  let at = from
  for (let index = 0; index < value.length; index++) {
    const sign = value[index]
    while (at < to && source[at] !== sign) {
      const entity = source[at] === '&' ? ENTITY.exec(source.slice(at, at + 40)) : null
      if (entity !== null) {
        offsets.push(at)
        at += entity[0].length
        break
      }
      at++
    }
    if (offsets.length > index) continue
    const literal = source[at] === '&' && sign === '&' ? ENTITY.exec(source.slice(at, at + 40)) : null
    offsets.push(Math.min(at, to))
    at += literal !== null && /^&(?:amp|#38|#x26);$/i.test(literal[0]) ? literal[0].length : 1
  }
  return offsets
}
