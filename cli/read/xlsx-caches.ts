/** Copies of data that a workbook keeps out of sight: caches of pivot tables and of linked workbooks. */

import type { Entry } from 'yauzl'
import type { DocumentText } from './document.ts'
import { placeOf } from './inside.ts'
import { entriesLike, partFailure, partTexts, propertyTexts } from './office-parts.ts'
import type { Source } from './options.ts'
import type { ReadItem } from './record.ts'
import { type PartHandler, parsePart, unescapeCell } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** Values of one cache. `fields` are filled from its definition and name the values of its records. */
class CacheHandler implements PartHandler {
  readonly #prefix: string
  readonly #fields: string[]
  #out: DocumentText[] = []
  #at = -1
  #count = 0
  #value: string | undefined
  #inRecords = false

  constructor(prefix: string, fields: string[]) {
    this.#prefix = prefix
    this.#fields = fields
  }

  drain(): DocumentText[] {
    const out = this.#out
    this.#out = []
    return out
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'cacheField') {
      this.#fields.push(attributes.name ?? '')
      this.#at = this.#fields.length - 1
    } else if (name === 'r') this.#at = -1
    else if (name === 'v') this.#value = ''
    else if (/^[snbdemx]$/.test(name)) {
      // In the records each value is the next column; in the definition all belong to its field.
      if (this.#inRecords) this.#at++
      if (name === 's' || name === 'n') this.#say(attributes.v ?? '')
    } else if (name === 'pivotCacheRecords') this.#inRecords = true
  }

  text(text: string): void {
    if (this.#value !== undefined) this.#value += text
  }

  close(name: string): void {
    if (name !== 'v' || this.#value === undefined) return
    this.#say(this.#value)
    this.#value = undefined
  }

  #say(text: string): void {
    if (text.trim() === '') return
    const field = this.#fields[this.#at]
    this.#out.push({
      type: 'text',
      text: unescapeCell(text),
      pointer: `${this.#prefix}, value ${++this.#count}`,
      cell: true,
      ...(field === undefined || field === '' ? {} : { field }),
    })
  }
}

async function* cacheTexts(
  archive: Archive,
  entry: Entry,
  handler: CacheHandler,
  source: Source,
): AsyncGenerator<DocumentText | ReadItem> {
  let broken = false
  try {
    for await (const _ of parsePart(archive, entry, handler)) yield* handler.drain()
  } catch {
    broken = true
  }
  yield* handler.drain()
  yield* partFailure(archive, entry, broken, source.file, placeOf(source))
}

/** The texts of a workbook that stand in no sheet: caches, diagrams, properties. */
export async function* workbookTexts(archive: Archive, source: Source): AsyncGenerator<DocumentText | ReadItem> {
  const definitions = entriesLike(archive, /^xl\/pivotCache\/pivotCacheDefinition\d*\.xml$/)
  for (const [index, definition] of definitions.entries()) {
    const fields: string[] = []
    const prefix = `pivot cache ${index + 1}`
    yield* cacheTexts(archive, definition, new CacheHandler(prefix, fields), source)
    const records = archive.find(definition.fileName.replace('Definition', 'Records'))
    if (records !== undefined) {
      yield* cacheTexts(archive, records, new CacheHandler(`${prefix}, records`, fields), source)
    }
  }
  for (const [index, entry] of entriesLike(archive, /^xl\/externalLinks\/externalLink\d*\.xml$/).entries()) {
    yield* cacheTexts(archive, entry, new CacheHandler(`linked workbook ${index + 1}`, []), source)
  }
  for (const [index, entry] of entriesLike(archive, /^xl\/(?:charts\/chart|diagrams\/data)\d*\.xml$/).entries()) {
    yield* partTexts(archive, entry, { prefix: `diagram ${index + 1}, `, field: 'diagram' }, source)
  }
  yield* propertyTexts(archive, source)
}
