/** Tar archives, also compressed: entries are read as they come by, and nothing is written to disk. */

import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { archiveNotices } from './archive.ts'
import { Budget, insideFailure, LIMITS, LimitError, leavesFolder, placeOf, readInside } from './inside.ts'
import { failure, many, notice } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { partWithin } from './part.ts'
import type { ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { streamSource } from './source.ts'
import { isTar } from './tar-head.ts'

/** Reads a tar archive as a stream, entries in their order. What stands before damage is yielded, then the damage. */
export async function* readTar(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  if (source.depth >= LIMITS.depth) {
    yield failure('E261', source.file, placeOf(source), { what: `${LIMITS.depth}` })
    return
  }
  const budget = source.budget ?? new Budget()
  const outer: Source = { ...source, budget }
  const unpacked = extract()
  const input = Readable.from(source.bytes())
  let broken: unknown
  input.on('error', (error) => {
    broken = error
    unpacked.destroy(error)
  })
  input.pipe(unpacked)
  let files = 0
  let others = 0
  let leaving = 0
  try {
    for await (const entry of unpacked) {
      const { name, size, type } = entry.header
      budget.entries(1)
      const bytes = entry[Symbol.asyncIterator]() as AsyncIterator<Buffer>
      if (type === 'file' || type === 'contiguous-file') {
        files++
        if (leavesFolder(name)) leaving++
        const limit = options.maxBytes
        if (limit !== undefined && size > limit) {
          yield failure('E210', source.file, { part: safeName(partWithin(source, name)) }, { limit })
        } else yield* readInside(outer, name, shared(bytes), options, read)
      } else if (type !== 'directory') others++
      await drain(bytes)
    }
  } catch (error) {
    broken ??= error
  }
  input.destroy()
  if (broken !== undefined) yield insideFailure(broken, source.file, source.part)
  yield* archiveNotices(source, files, leaving)
  if (others > 0) {
    yield notice(
      source.file,
      'left-out',
      `Left out of the archive: ${many(others, 'entry', 'entries')} (links or special files).`,
      `Utelämnat ur arkivet: ${many(others, 'post', 'poster')} (länkar eller specialfiler).`,
    )
  }
}

/** The bytes of an entry for a reader that may stop early: it must not close the entry, since that would close the archive. */
async function* shared(bytes: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await bytes.next()
    if (done === true) return
    yield value
  }
}

async function drain(bytes: AsyncIterator<Buffer>): Promise<void> {
  while ((await bytes.next()).done !== true);
}

/** The bytes of a gzip file, unpacked. Throws `LimitError` when they become far more than they were. */
async function* unzipped(source: Source): AsyncGenerator<Buffer> {
  let packed = 0
  let bytes = 0
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of source.bytes()) {
      packed += chunk.length
      yield chunk
    }
  }
  const gunzip = createGunzip()
  // The error comes out of the loop below.
  pipeline(Readable.from(counted()), gunzip, () => undefined)
  for await (const chunk of gunzip) {
    bytes += (chunk as Buffer).length
    if (bytes > LIMITS.bytes) throw new LimitError(`${LIMITS.bytes} bytes`)
    if (bytes > LIMITS.ratioFrom && bytes > packed * LIMITS.ratio) throw new LimitError(`${LIMITS.ratio}:1`)
    yield chunk as Buffer
  }
}

/** Reads a gzip file: a compressed tar archive, or one compressed file. */
export async function* readGzip(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  if (source.depth >= LIMITS.depth) {
    yield failure('E261', source.file, placeOf(source), { what: `${LIMITS.depth}` })
    return
  }
  try {
    const name = (source.part ?? source.file).replace(/\.gz$/i, '')
    const { path: _, ...inner } = await streamSource(unzipped(source), source.file, name)
    const within = { ...inner, ...placeOf(source), ...(source.budget === undefined ? {} : { budget: source.budget }) }
    // A compressed tar is one container, not two.
    const tar = isTar(inner.head)
    yield* read({ ...within, depth: source.depth + (tar ? 0 : 1) }, options)
  } catch (error) {
    yield insideFailure(error, source.file, source.part)
  }
}
