/** Zip archives, read in place: nothing is unpacked to disk, and limits keep a small file from becoming an endless one. */

import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import { Budget, LIMITS, LimitError } from './inside.ts'
import { DOCUMENT_BYTES, type ReadOptions, type Source } from './options.ts'
import { allBytes } from './source.ts'

/** An archive that is open. `close` it. */
export interface Archive {
  /** Entries that are no folders, in the order of the archive. */
  readonly entries: readonly Entry[]
  /** The entry of that name; undefined if there is none. */
  find(name: string): Entry | undefined
  /**
   * The unpacked bytes of an entry. Throws where they cannot be unpacked. Where they are others than the archive says, they end and the
   * entry is in `damaged`.
   */
  stream(entry: Entry): Promise<AsyncIterable<Buffer>>
  /** Entries that were read to their end and do not match their checksum or size. Who reports one takes it out. */
  readonly damaged: Set<Entry>
  close(): void
}

function check(entry: Entry, total: number): void {
  const { compressedSize, uncompressedSize } = entry
  if (total > LIMITS.bytes) throw new LimitError(`${LIMITS.bytes} bytes`)
  if (uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio) {
    throw new LimitError(`${LIMITS.ratio}:1`)
  }
}

/** The bytes as they pass, held against checksum (CRC-32) and size of the entry: APPNOTE 4.4.7 and 4.4.9. */
async function* verified(bytes: Readable, entry: Entry, damaged: Set<Entry>): AsyncGenerator<Buffer> {
  let length = 0
  let sum = 0
  for await (const chunk of bytes) {
    const piece = chunk as Buffer
    length += piece.length
    sum = crc32(piece, sum)
    yield piece
    // The limits were held against the size that the archive tells.
    if (length > entry.uncompressedSize) break
  }
  if (length !== entry.uncompressedSize || sum !== entry.crc32) damaged.add(entry)
}

/** Opens the archive of a source. Throws `LimitError` when it exceeds a limit, and other errors when it is damaged. */
export async function openArchive(
  source: Source,
  options: ReadOptions,
  budget: Budget = source.budget ?? new Budget(),
): Promise<Archive> {
  // Names are decoded and sizes checked here: the library refuses a whole archive for one name that would leave its folder or one wrong size.
  const how = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false } as const
  let zip: ZipFile
  if (source.path !== undefined) zip = await openPromise(source.path, how)
  else {
    const limit = options.maxDocumentBytes ?? DOCUMENT_BYTES
    const bytes = await allBytes(source, limit)
    if (bytes === undefined) throw new LimitError(`${limit} bytes`)
    zip = await fromBufferPromise(bytes, how)
  }
  try {
    budget.entries(zip.entryCount)
    const entries: Entry[] = []
    let total = 0
    for await (const entry of zip.eachEntry()) {
      entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      total += entry.uncompressedSize
      check(entry, total)
      if (!entry.fileName.endsWith('/')) entries.push(entry)
    }
    const damaged = new Set<Entry>()
    const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
    return {
      entries,
      find: (name) => byName.get(name),
      stream: async (entry) => verified(await zip.openReadStreamPromise(entry), entry, damaged),
      damaged,
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}
