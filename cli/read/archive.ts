/** Zip files: a document or workbook in disguise, or a container whose entries are read one after the other. */

import type { Entry } from 'yauzl'
import { Budget, insideFailure, LIMITS, leavesFolder, placeOf, readInside } from './inside.ts'
import { type FailureCode, failure, many, notice } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { partItem, partWithin } from './part.ts'
import type { ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { type Archive, openArchive } from './zip.ts'

/** Reads a document that is open as an archive. */
export type ArchiveReader = (
  archive: Archive,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
) => AsyncIterable<ReadItem>

const DOCUMENTS = {
  xlsx: async (): Promise<ArchiveReader> => (await import('./xlsx.ts')).readXlsx,
  docx: async (): Promise<ArchiveReader> => (await import('./docx.ts')).readDocx,
  pptx: async (): Promise<ArchiveReader> => (await import('./pptx.ts')).readPptx,
  odf: async (): Promise<ArchiveReader> => (await import('./odf.ts')).readOdf,
} as const

type Content = keyof typeof DOCUMENTS | 'zip' | FailureCode

/** What an archive turns out to be. */
function contentOf(archive: Archive): Content {
  const has = (name: string): boolean => archive.find(name) !== undefined
  const any = (pattern: RegExp): boolean => archive.entries.some((entry) => pattern.test(entry.fileName))
  if (has('xl/workbook.bin')) return 'E206'
  if (has('xl/workbook.xml') || any(/^xl\/worksheets\//)) return 'xlsx'
  if (any(/^word\/document\d*\.xml$/)) return 'docx'
  if (has('ppt/presentation.xml')) return 'pptx'
  if (has('mimetype') && has('content.xml')) return 'odf'
  return 'zip'
}

async function* readEntry(
  archive: Archive,
  entry: Entry,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  const part = safeName(partWithin(source, entry.fileName))
  const limit = options.maxBytes
  if (entry.isEncrypted()) yield failure('E263', source.file, { part })
  else if (limit !== undefined && entry.uncompressedSize > limit) {
    yield failure('E210', source.file, { part }, { limit })
  } else {
    try {
      yield* readInside(source, entry.fileName, await archive.stream(entry), options, read)
    } catch (error) {
      yield insideFailure(error, source.file, part)
    }
    if (archive.damaged.delete(entry)) yield failure('E264', source.file, { part })
  }
}

/** Says how many files a container holds, and whether their names are what only an attacker gives. */
export function* archiveNotices(source: Source, files: number, leaving: number): Generator<ReadItem> {
  yield notice(
    source.file,
    'archive',
    `An archive with ${many(files, 'file', 'files')}.`,
    `Ett arkiv med ${many(files, 'fil', 'filer')}.`,
  )
  if (leaving > 0) {
    yield notice(
      source.file,
      'archive',
      `Names that lead out of the folder they are unpacked to: ${many(leaving, 'file', 'files')}. They were read; nothing was unpacked. Do not unpack this archive.`,
      `Namn som leder ut ur mappen som arkivet packas upp i: ${many(leaving, 'fil', 'filer')}. De lästes; ingenting packades upp. Packa inte upp arkivet.`,
    )
  }
}

/** Reads a zip file. Entries come in sorted order; each failure names its entry and costs that entry only. */
export async function* readArchive(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  if (source.depth >= LIMITS.depth) {
    yield failure('E261', source.file, placeOf(source), { what: `${LIMITS.depth}` })
    return
  }
  const outer: Source = { ...source, budget: source.budget ?? new Budget() }
  let archive: Archive
  try {
    archive = await openArchive(outer, options)
  } catch (error) {
    yield insideFailure(error, source.file, source.part)
    return
  }
  try {
    const content = contentOf(archive)
    if (content !== 'zip') {
      if (content in DOCUMENTS) {
        const document = content as keyof typeof DOCUMENTS
        yield partItem(source, document)
        yield* (await DOCUMENTS[document]())(archive, outer, options, read)
        for (const { fileName } of archive.damaged)
          yield failure('E264', source.file, { ...placeOf(source), pointer: safeName(fileName) })
      } else yield failure(content as FailureCode, source.file, placeOf(source))
      return
    }
    yield partItem(source, 'zip')
    const entries = [...archive.entries].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
    yield* archiveNotices(source, entries.length, entries.filter((entry) => leavesFolder(entry.fileName)).length)
    for (const entry of entries) yield* readEntry(archive, entry, outer, options, read)
  } finally {
    archive.close()
  }
}
