/** Reader of JSON documents of any shape: SS 12000 responses, Google Takeout, whatever an API gave. */

import { wholeText } from './decode.ts'
import { withEmbedded } from './embedded.ts'
import { FieldChooser } from './fields.ts'
import { propertyNames, walkJson } from './json-walk.ts'
import { failure } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import type { ReadItem } from './record.ts'
import { systemNotice, systemOf } from './system-of.ts'

function parse(text: string): { value: unknown } | { broken: true } {
  try {
    return { value: JSON.parse(text) }
  } catch {
    // The error quotes the input, so it ends here.
    return { broken: true }
  }
}

/** Reads a JSON document whole, up to `maxDocumentBytes`. */
export async function* readJson(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  const { file, part } = source
  const { text, remarks } = await wholeText(source, options)
  const place = part === undefined ? {} : { part }
  if (text !== undefined) {
    const parsed = parse(text)
    if ('broken' in parsed) yield failure('E240', file, place)
    else {
      const system = systemOf(file, text, propertyNames(parsed.value), options)
      if (system !== undefined) yield systemNotice(file, system, options)
      const chooser = new FieldChooser(options, system)
      const seen = system?.repeatsObjects === true ? { seen: new Set<string>() } : {}
      yield* withEmbedded(walkJson(parsed.value, { file, place, chooser, ...seen }), source, options, read)
      yield* chooser.remarks(file)
    }
  }
  yield* remarks
}
