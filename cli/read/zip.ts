/** Zip archives, read in place: nothing is unpacked to disk, and limits keep a small file from becoming an endless one. */

import type { Readable } from 'node:stream'
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
  /** The unpacked bytes of an entry. */
  stream(entry: Entry): Promise<Readable>
  close(): void
}

function check(entry: Entry, total: number): void {
  const { compressedSize, uncompressedSize } = entry
  if (total > LIMITS.bytes) throw new LimitError(`${LIMITS.bytes} bytes`)
  if (uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio) {
    throw new LimitError(`${LIMITS.ratio}:1`)
  }
}

/** Opens the archive of a source. Throws `LimitError` when it exceeds a limit, and other errors when it is damaged. */
export async function openArchive(
  source: Source,
  options: ReadOptions,
  budget: Budget = source.budget ?? new Budget(),
): Promise<Archive> {
  // Names are decoded here: the library refuses a whole archive for one name that would leave its folder.
  const how = { autoClose: false, lazyEntries: true, decodeStrings: false } as const
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
