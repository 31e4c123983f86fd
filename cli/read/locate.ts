/** From an offset in a record's text to the place in its file. */

import type { TextRecord } from './record.ts'

/** Line and column, both from 1. Columns count UTF-16 code units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * The physical place of an offset into `record.text`; undefined where the format has no lines (XLSX, JSON). Goes by the
 * record's segments, or else by the line breaks in the text.
 */
export function locate(record: Pick<TextRecord, 'text' | 'locator' | 'segments'>, offset: number): Place | undefined {
  const { segments, locator, text } = record
  if (segments !== undefined && segments.length > 0) {
    let low = 0
    let high = segments.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((segments[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const segment = segments[low]
    if (segment === undefined) return undefined
    return { line: segment.line, column: segment.column + Math.max(0, offset - segment.start) }
  }
  if (locator.line === undefined) return undefined
  let line = locator.line
  let start = 0
  for (let at = 0; at < offset && at < text.length; at++) {
    const sign = text[at]
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) {
      line++
      start = at + 1
    }
  }
  return { line, column: line === locator.line ? (locator.column ?? 1) + offset : offset - start + 1 }
}
