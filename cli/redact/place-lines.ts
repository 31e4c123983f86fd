/** Places passages in formats whose records know line and column: delimited text, plain text, HTML, Markdown. */
import { locate, type TextRecord } from '../read/index.ts'
import { type Edit, editsOf, SpliceError } from './edits.ts'
import type { Marked } from './passage.ts'
import type { RawText } from './raw-text.ts'
import type { Replace } from './replacement.ts'

const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/i

/** The edits that take the passages out. Throws `SpliceError` where one does not stand where it was read. */
export function placeByLine(marked: readonly Marked[], raw: RawText, format: string, replace: Replace): Edit[] {
  return marked.flatMap(({ record, passages }) =>
    passages.flatMap(({ start, end, rule }) => {
      const where = []
      for (let offset = start; offset < end; offset++) where.push(stretchOf(record, offset, raw, format))
      return editsOf(where, replace(record.text.slice(start, end), rule))
    }),
  )
}

/** Where one code unit of a record stands in the file; undefined for white space that was folded away. */
function stretchOf(record: TextRecord, offset: number, raw: RawText, format: string): [number, number] | undefined {
  const place = locate(record, offset)
  if (place === undefined) throw new SpliceError('the reader does not tell where the text stands')
  const from = raw.offsetOf(place.line, place.column)
  const sign = record.text.charAt(offset)
  const there = raw.text.charAt(from)
  if (format === 'csv' && sign === '"' && raw.text.startsWith('""', from)) return [from, from + 2]
  if (there === sign && (sign !== '&' || (format !== 'html' && format !== 'markdown'))) return [from, from + 1]
  if (there === '&') {
    const entity = ENTITY.exec(raw.text.slice(from, from + 40))
    if (entity !== null) return [from, from + entity[0].length]
    if (sign === '&') return [from, from + 1]
  }
  if (/\s/.test(sign)) return undefined
  throw new SpliceError(`the text on line ${place.line} does not stand in the file as it was read`)
}
