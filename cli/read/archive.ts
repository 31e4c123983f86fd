/** Zip files: an Office document in disguise, or a container whose entries are read one after the other. */

import type { Entry } from 'yauzl'
import { type FailureCode, failure, many, notice } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { inPart, partItem, partWithin } from './part.ts'
import type { ReadFailure, ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { streamSource } from './source.ts'
import { readXlsx } from './xlsx.ts'
import { type Archive, openArchive, ZIP_LIMITS, ZipLimitError } from './zip.ts'

/** What an archive turns out to be. */
function contentOf(archive: Archive): 'xlsx' | 'zip' | FailureCode {
  const has = (name: string): boolean => archive.find(name) !== undefined
  if (has('xl/workbook.bin')) return 'E206'
  if (has('xl/workbook.xml') || archive.entries.some((entry) => /^xl\/worksheets\//.test(entry.fileName))) return 'xlsx'
  if (has('word/document.xml') || has('ppt/presentation.xml')) return 'E209'
  if (has('mimetype') && has('content.xml')) return 'E207'
  return 'zip'
}

function openFailure(error: unknown, source: Source): ReadFailure {
  const place = source.part === undefined ? {} : { part: source.part }
  if (error instanceof ZipLimitError) return failure('E261', source.file, place, { what: error.limit })
  return failure('E260', source.file, place)
}

async function* readEntry(
  archive: Archive,
  entry: Entry,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  const name = entry.fileName
  const part = safeName(partWithin(source, name))
  if (entry.isEncrypted()) {
    yield failure('E263', source.file, { part })
    return
  }
  const limit = options.maxBytes
  if (limit !== undefined && entry.uncompressedSize > limit) {
    yield failure('E210', source.file, { part }, { limit })
    return
  }
  let inner: Source
  try {
    const { onBytes: _, ...rest } = options
    inner = { ...(await streamSource(await archive.stream(entry), source.file, name)), part, depth: source.depth + 1 }
    for await (const item of read(inner, rest)) yield inPart(item, part)
  } catch {
    yield failure('E260', source.file, { part })
  }
}

/** Reads a zip file. Entries come in sorted order; each failure names its entry and costs that entry only. */
export async function* readArchive(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  if (source.depth >= ZIP_LIMITS.depth) {
    const place = source.part === undefined ? {} : { part: source.part }
    yield failure('E261', source.file, place, { what: `${ZIP_LIMITS.depth}` })
    return
  }
  let archive: Archive
  try {
    archive = await openArchive(source, options)
  } catch (error) {
    yield openFailure(error, source)
    return
  }
  try {
    const content = contentOf(archive)
    if (content === 'xlsx' || content === 'zip') yield partItem(source, content)
    if (content === 'xlsx') yield* readXlsx(archive, source, options)
    else if (content !== 'zip')
      yield failure(content, source.file, source.part === undefined ? {} : { part: source.part })
    else {
      const entries = [...archive.entries].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
      yield notice(
        source.file,
        'archive',
        `An archive with ${many(entries.length, 'file', 'files')}.`,
        `Ett arkiv med ${many(entries.length, 'fil', 'filer')}.`,
      )
      for (const entry of entries) yield* readEntry(archive, entry, source, options, read)
    }
  } finally {
    archive.close()
  }
}
