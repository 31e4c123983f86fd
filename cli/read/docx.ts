/**
 * Reader of Word documents: body, tables, text boxes, headers and footers, notes, comments, what tracked changes took out, diagrams,
 * properties, embedded files. Every paragraph is a record. Own code over zip and XML, since converters leave comments and changes out.
 */

import { type DocumentText, readDocument } from './document.ts'
import { embeddedFiles, entriesLike, partTexts, propertyTexts } from './office-parts.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import type { ReadItem } from './record.ts'
import type { Archive } from './zip.ts'

/** The parts that hold text, in the order in which they are read: pattern of the name, field, word for the place. */
const PARTS: readonly (readonly [pattern: RegExp, field: string | undefined, prefix: string])[] = [
  [/^word\/document\d*\.xml$/, undefined, ''],
  [/^word\/header\d*\.xml$/, 'sidhuvud', 'header'],
  [/^word\/footer\d*\.xml$/, 'sidfot', 'footer'],
  [/^word\/footnotes\.xml$/, undefined, ''],
  [/^word\/endnotes\.xml$/, undefined, ''],
  [/^word\/comments\.xml$/, undefined, ''],
  [/^word\/glossary\/document\.xml$/, 'byggblock', 'building block'],
  [/^word\/(?:diagrams\/data|charts\/chart)\d*\.xml$/, 'diagram', 'diagram'],
]

async function* texts(archive: Archive, source: Source): AsyncGenerator<DocumentText | ReadItem> {
  for (const [pattern, field, prefix] of PARTS) {
    for (const [index, entry] of entriesLike(archive, pattern).entries()) {
      const place = prefix === '' ? {} : { prefix: `${prefix} ${index + 1}, ` }
      yield* partTexts(archive, entry, { ...place, ...(field === undefined ? {} : { field }) }, source)
    }
  }
  yield* propertyTexts(archive, source)
}

/** Reads a Word document that is open as an archive. A damaged part costs that part only. */
export async function* readDocx(
  archive: Archive,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  yield* readDocument(texts(archive, source), source, options)
  yield* embeddedFiles(archive, 'word', source, options, read)
}
