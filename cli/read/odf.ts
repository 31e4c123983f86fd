/** Reader of OpenDocument texts and presentations: body, tables, comments, notes, tracked changes, headers and footers, properties. */

import { type DocumentText, readDocument } from './document.ts'
import { placeOf } from './inside.ts'
import { failure } from './messages.ts'
import { OdfText } from './odf-text.ts'
import { embeddedFiles, partFailure } from './office-parts.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import type { ReadItem } from './record.ts'
import { parsePart, runPart } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

async function* partTexts(archive: Archive, name: string, source: Source): AsyncGenerator<DocumentText | ReadItem> {
  const entry = archive.find(name)
  if (entry === undefined) return
  const text = new OdfText()
  let broken = false
  try {
    for await (const _ of parsePart(archive, entry, text)) yield* text.drain()
  } catch {
    broken = true
  }
  yield* text.drain()
  yield* partFailure(archive, entry, broken, source.file, placeOf(source))
}

const PROPERTIES = new Set(['title', 'subject', 'description', 'keyword', 'user-defined'])

async function* properties(archive: Archive, source: Source): AsyncGenerator<DocumentText | ReadItem> {
  const found: DocumentText[] = []
  let name: string | undefined
  let own: string | undefined
  let text = ''
  try {
    await runPart(archive, 'meta.xml', {
      open(tag, attributes) {
        if (!PROPERTIES.has(tag)) return
        ;[name, own, text] = [tag, attributes['meta:name'], '']
      },
      text(piece) {
        if (name !== undefined) text += piece
      },
      close(tag) {
        if (tag !== name) return
        found.push({ type: 'text', text, pointer: `property ${found.length + 1}`, field: own ?? tag })
        name = undefined
      },
    })
  } catch {
    yield failure('E262', source.file, { ...placeOf(source), pointer: 'meta.xml' })
  }
  yield* found
}

async function* texts(archive: Archive, source: Source): AsyncGenerator<DocumentText | ReadItem> {
  yield* partTexts(archive, 'content.xml', source)
  yield* partTexts(archive, 'styles.xml', source)
  yield* properties(archive, source)
}

async function mimeType(archive: Archive): Promise<string> {
  const entry = archive.find('mimetype')
  if (entry === undefined || entry.uncompressedSize > 200) return ''
  const parts: Buffer[] = []
  for await (const chunk of await archive.stream(entry)) parts.push(chunk)
  return Buffer.concat(parts).toString('latin1')
}

/** Reads an OpenDocument file that is open as an archive. Spreadsheets are refused with the way out. */
export async function* readOdf(
  archive: Archive,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  if (/spreadsheet/.test(await mimeType(archive))) {
    yield failure('E207', source.file, placeOf(source))
    return
  }
  yield* readDocument(texts(archive, source), source, options)
  yield* embeddedFiles(archive, 'Object', source, options, read)
}
