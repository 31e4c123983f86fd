/** Reader of NDJSON: one JSON value a line. A line that cannot be read costs that line only. */

import { openText } from './decode.ts'
import { withEmbedded } from './embedded.ts'
import { FieldChooser } from './fields.ts'
import { Budget } from './inside.ts'
import { propertyNames, walkJson } from './json-walk.ts'
import { failure } from './messages.ts'
import { FIELD_LENGTH, PLAN_LENGTH, type ReadOptions, type ReadSource, type Source } from './options.ts'
import type { ReadItem } from './record.ts'
import { systemNotice, systemOf } from './system-of.ts'

/** A line may hold a record of several fields. */
const LINE_FACTOR = 4

interface Line {
  readonly number: number
  /** Undefined where the line is longer than the limit. */
  readonly text: string | undefined
}

/** The lines of a text stream, without their ends; of a line over `limit` only the number is kept. */
export async function* linesOf(chunks: AsyncIterable<string>, limit: number): AsyncGenerator<Line> {
  let number = 1
  let rest = ''
  let tooLong = false
  for await (const chunk of chunks) {
    let from = 0
    for (;;) {
      const feed = chunk.indexOf('\n', from)
      if (feed < 0) break
      const text = rest + chunk.slice(from, feed)
      yield { number, text: tooLong || text.length > limit ? undefined : text.replace(/\r$/, '') }
      number++
      rest = ''
      tooLong = false
      from = feed + 1
    }
    if (!tooLong) rest += chunk.slice(from)
    if (rest.length > limit) [rest, tooLong] = ['', true]
  }
  if (tooLong) yield { number, text: undefined }
  else if (rest !== '') yield { number, text: rest }
}

/** Reads NDJSON as a stream. Memory: the longest line, at most four times `maxFieldLength`. */
export async function* readNdjson(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  const { file } = source
  const limit = (options.maxFieldLength ?? FIELD_LENGTH) * LINE_FACTOR
  const open = openText(source, options)
  const chooser = new FieldChooser(options)
  const part = source.part === undefined ? {} : { part: source.part }
  const outer: Source = { ...source, budget: source.budget ?? new Budget() }
  let row = 0
  let length = 0
  for await (const { number, text } of linesOf(open.chunks, limit)) {
    if (text === undefined) {
      yield failure('E242', file, { line: number, ...part }, { limit }, 1)
      continue
    }
    if (text.trim() === '') continue
    row++
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      // The error quotes the line, so it ends here.
      yield failure('E241', file, { line: number, row, ...part }, {}, 1)
      continue
    }
    if (chooser.system === undefined && row <= 20) {
      chooser.system = systemOf(file, text, propertyNames(value), options)
      if (chooser.system !== undefined) yield systemNotice(file, chooser.system, options)
    }
    yield* withEmbedded(walkJson(value, { file, place: { line: number, row, ...part }, chooser }), outer, options, read)
    length += text.length
    if (options.plan === true && length > PLAN_LENGTH) break
  }
  yield* chooser.remarks(file)
  yield* open.remarks()
}
