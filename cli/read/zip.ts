/** Zip archives, read in place: nothing is unpacked to disk, and limits keep a small file from becoming an endless one. */

import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { DOCUMENT_BYTES, type ReadOptions, type Source } from './options.ts'
import { allBytes } from './source.ts'

/** What an archive may not exceed. */
export const ZIP_LIMITS = {
  entries: 10_000,
  /** Unpacked to packed size of one entry; small entries may be denser. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  /** Unpacked size of all entries, in bytes. */
  bytes: 8 * 1024 ** 3,
  /** Archives inside archives. */
  depth: 3,
} as const

/** An archive that is open. `close` it. */
export interface Archive {
  /** Entries that are no folders, in the order of the archive. */
  readonly entries: readonly Entry[]
  /** The entry of that name; undefined if there is none. */
  find(name: string): Entry | undefined
  /** The unpacked bytes of an entry. */
  stream(entry: Entry): Promise<Readable>
  close(): void
}

/** Why an archive is not read: a limit that it exceeds. The name of the limit is safe to print. */
export class ZipLimitError extends Error {
  readonly limit: string

  constructor(limit: string) {
    super(`archive exceeds the limit of ${limit}`)
    this.limit = limit
  }
}

function check(entry: Entry, total: number): void {
  const { compressedSize, uncompressedSize } = entry
  if (total > ZIP_LIMITS.bytes) throw new ZipLimitError(`${ZIP_LIMITS.bytes} bytes`)
  if (uncompressedSize > ZIP_LIMITS.ratioFrom && uncompressedSize > compressedSize * ZIP_LIMITS.ratio) {
    throw new ZipLimitError(`${ZIP_LIMITS.ratio}:1`)
  }
}

/** Opens the archive of a source. Throws `ZipLimitError` when it exceeds a limit, and other errors when it is damaged. */
export async function openArchive(source: Source, options: ReadOptions): Promise<Archive> {
  let zip: ZipFile
  if (source.path !== undefined) zip = await openPromise(source.path, { autoClose: false, lazyEntries: true })
  else {
    const limit = options.maxDocumentBytes ?? DOCUMENT_BYTES
    const bytes = await allBytes(source, limit)
    if (bytes === undefined) throw new ZipLimitError(`${limit} bytes`)
    zip = await fromBufferPromise(bytes, { autoClose: false, lazyEntries: true })
  }
  try {
    if (zip.entryCount > ZIP_LIMITS.entries) throw new ZipLimitError(`${ZIP_LIMITS.entries} entries`)
    const entries: Entry[] = []
    let total = 0
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize
      check(entry, total)
      if (!entry.fileName.endsWith('/')) entries.push(entry)
    }
    const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
    return {
      entries,
      find: (name) => byName.get(name),
      stream: (entry) => zip.openReadStreamPromise(entry),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}
