/** Reader of delimited text: CSV with any of the usual delimiters, TSV, and what people call CSV. */

import { type CsvRecord, CsvTokenizer, type CsvTrouble } from './csv-tokens.ts'
import { openText } from './decode.ts'
import { sepLine, sniffDelimiter } from './delimiter.ts'
import { failure, many, notice } from './messages.ts'
import { FIELD_LENGTH, type ReadOptions, type Source } from './options.ts'
import type { ReadItem, Segment } from './record.ts'
import { readTable, type TableRow } from './table.ts'

/** How much text the delimiter is sought in, in UTF-16 code units. */
const SAMPLE = 64 * 1024

const DELIMITER_NAMES: Readonly<Record<string, readonly [en: string, sv: string]>> = {
  ';': ['semicolon', 'semikolon'],
  '\t': ['tab', 'tabb'],
  ',': ['comma', 'komma'],
  '|': ['vertical bar', 'lodstreck'],
}

/** Places of a value whose quotation marks are doubled in the file: every mark takes two columns there. */
export function quoteSegments(text: string, line: number, column: number): Segment[] {
  const segments: Segment[] = [{ start: 0, line, column }]
  let at = { line, column }
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]
    if (sign === '\n' || (sign === '\r' && text[index + 1] !== '\n')) at = { line: at.line + 1, column: 1 }
    else if (sign === '"') at = { line: at.line, column: at.column + 2 }
    else {
      at = { line: at.line, column: at.column + 1 }
      continue
    }
    if (index + 1 < text.length) segments.push({ start: index + 1, ...at })
  }
  return segments
}

class CsvRow implements TableRow {
  readonly type = 'row'
  readonly values: readonly string[]
  readonly #record: CsvRecord
  readonly #lineOffset: number
  readonly #part: { part?: string }

  constructor(record: CsvRecord, lineOffset: number, part: { part?: string }) {
    this.values = record.values
    this.#record = record
    this.#lineOffset = lineOffset
    this.#part = part
  }

  place(index: number): { line: number; column: number; part?: string } {
    const line = (this.#record.lines[index] ?? 0) + this.#lineOffset
    return { line, column: this.#record.columns[index] ?? 1, ...this.#part }
  }

  segments(index: number): readonly Segment[] | undefined {
    if ((this.#record.doubled & (1 << Math.min(31, index))) === 0) return undefined
    const { line, column } = this.place(index)
    return quoteSegments(this.values[index] ?? '', line, column)
  }
}

async function* rowsOf(
  file: string,
  start: string,
  rest: AsyncIterator<string>,
  options: ReadOptions,
  part: { part?: string },
): AsyncGenerator<TableRow | ReadItem> {
  const limit = options.maxFieldLength ?? FIELD_LENGTH
  const sep = sepLine(start)
  const text = sep === undefined ? start : start.slice(sep.length)
  const guess = sniffDelimiter(text.slice(0, SAMPLE))
  const delimiter = sep?.delimiter ?? guess.delimiter
  const offset = sep === undefined ? 0 : 1
  const name = DELIMITER_NAMES[delimiter]
  if (sep === undefined && guess.width > 1 && name !== undefined) {
    const said = notice(file, 'delimiter', `Cells are separated by ${name[0]}.`, `Cellerna skiljs åt av ${name[1]}.`)
    yield { ...said, value: delimiter }
  }
  const tokenizer = new CsvTokenizer(delimiter, limit)
  const turn = (item: CsvRecord | CsvTrouble): TableRow | ReadItem => {
    if (item.type === 'record') return new CsvRow(item, offset, part)
    const locator = { line: item.line + offset, column: item.column, ...part }
    return item.type === 'unclosed' ? failure('E230', file, locator) : failure('E231', file, locator, { limit })
  }
  for (const item of tokenizer.push(text)) yield turn(item)
  for (;;) {
    const { value, done } = await rest.next()
    if (done === true) break
    for (const item of tokenizer.push(value)) yield turn(item)
  }
  for (const item of tokenizer.end()) yield turn(item)
  if (tokenizer.strayQuotes > 0) {
    const count = tokenizer.strayQuotes
    yield notice(
      file,
      'quotes',
      `Not doubled inside quoted cells, read as text: ${many(count, 'quotation mark', 'quotation marks')}.`,
      `${count} citattecken inuti citerade celler är inte dubblerade och lästes som text.`,
    )
  }
}

/** Reads delimited text as a stream. Memory: a sample of rows and the largest field. */
export async function* readCsv(source: Source, options: ReadOptions): AsyncGenerator<ReadItem> {
  const open = openText(source, options)
  const chunks: AsyncIterator<string> = open.chunks[Symbol.asyncIterator]()
  let start = ''
  while (start.length < SAMPLE) {
    const { value, done } = await chunks.next()
    if (done === true) break
    start += value
  }
  const part = source.part === undefined ? {} : { part: source.part }
  try {
    yield* readTable(rowsOf(source.file, start, chunks, options, part), { file: source.file, options, start, ...part })
  } finally {
    await chunks.return?.()
  }
  yield* open.remarks()
}
