/** What Word, PowerPoint and Excel files share around their text: properties, embedded files, pictures. */

import type { Entry } from 'yauzl'
import type { DocumentText } from './document.ts'
import { insideFailure, placeOf, readInside } from './inside.ts'
import { failure, many, notice } from './messages.ts'
import { OfficeText, type PartNames } from './office-text.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { partWithin } from './part.ts'
import type { Locator, ReadFailure, ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { parsePart, runPart } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** The entries whose names fit, ordered by the numbers in them. */
export function entriesLike(archive: Archive, pattern: RegExp): Entry[] {
  const number = (name: string): number => Number(/(\d+)\.\w+$/.exec(name)?.[1] ?? 0)
  return archive.entries
    .filter((entry) => pattern.test(entry.fileName))
    .sort((a, b) => number(a.fileName) - number(b.fileName) || (a.fileName < b.fileName ? -1 : 1))
}

/**
 * The failure of a part that was read, if it has one: cut off or no valid XML (`broken`), or not what its checksum says. Counted
 * where the texts of the part are counted.
 */
export function* partFailure(
  archive: Archive,
  entry: Entry,
  broken: boolean,
  file: string,
  place: Locator,
): Generator<ReadFailure> {
  const damaged = archive.damaged.delete(entry)
  if (broken || damaged) yield failure(broken ? 'E262' : 'E264', file, { pointer: safeName(entry.fileName), ...place })
}

/** The texts of one part. What stands before damage is yielded, then the damage. */
export async function* partTexts(
  archive: Archive,
  entry: Entry,
  names: PartNames,
  source: Source,
): AsyncGenerator<DocumentText | ReadItem> {
  const text = new OfficeText(names)
  let broken = false
  try {
    for await (const _ of parsePart(archive, entry, text)) yield* text.drain()
  } catch {
    broken = true
  }
  yield* text.drain()
  const place = names.part === undefined ? placeOf(source) : { part: names.part }
  yield* partFailure(archive, entry, broken, source.file, place)
}

/** Who wrote a document is no text about anybody; the rest may be. */
const PROPERTIES = new Set([
  'title',
  'subject',
  'description',
  'keywords',
  'category',
  'contentStatus',
  'lpwstr',
  'lpstr',
])

/** The properties of a document that hold words. */
export async function* propertyTexts(archive: Archive, source: Source): AsyncGenerator<DocumentText | ReadItem> {
  for (const part of ['docProps/core.xml', 'docProps/custom.xml']) {
    const found: DocumentText[] = []
    let name: string | undefined
    let own: string | undefined
    let text = ''
    try {
      await runPart(archive, part, {
        open(tag, attributes) {
          if (tag === 'property') own = attributes.name
          if (PROPERTIES.has(tag)) [name, text] = [tag, '']
        },
        text(piece) {
          if (name !== undefined) text += piece
        },
        close(tag) {
          if (tag !== name) return
          const field = own ?? tag
          found.push({ type: 'text', text, pointer: `property ${found.length + 1}`, field })
          name = undefined
        },
      })
    } catch {
      yield failure('E262', source.file, { ...placeOf(source), pointer: part })
    }
    yield* found
  }
}

/** Files inside a document are read like any others; pictures are counted. */
export async function* embeddedFiles(
  archive: Archive,
  folder: string,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  const own = new RegExp(
    `^(?:${folder}/(?:embeddings/.+|[^/]+\\.(?:html?|mht|rtf|docx|txt))|customXml/item\\d+\\.xml)$`,
    'i',
  )
  for (const entry of archive.entries.filter(({ fileName }) => own.test(fileName))) {
    const part = safeName(partWithin(source, entry.fileName))
    try {
      yield* readInside(source, entry.fileName, await archive.stream(entry), options, read)
    } catch (error) {
      yield insideFailure(error, source.file, part)
    }
    if (archive.damaged.delete(entry)) yield failure('E264', source.file, { part })
  }
  const pictures = archive.entries.filter(({ fileName }) => /\/media\/|^Pictures\//.test(fileName)).length
  if (pictures > 0) {
    yield notice(
      source.file,
      'unread',
      `Not read: ${many(pictures, 'picture or recording', 'pictures or recordings')} in the document.`,
      `Inte läst: ${many(pictures, 'bild eller inspelning', 'bilder eller inspelningar')} i dokumentet.`,
    )
  }
}
