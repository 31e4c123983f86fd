/** What lies inside something else: entries of archives, attachments, embedded documents. One budget holds for all of it. */

import { isAbsolute } from 'node:path'
import { failure } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { inPart, partWithin } from './part.ts'
import type { ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { streamSource } from './source.ts'

/** What a container and all that lies in it may not exceed. */
export const LIMITS = {
  entries: 50_000,
  /** Unpacked to packed size; what is small may be denser. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  /** Unpacked bytes together. */
  bytes: 8 * 1024 ** 3,
  /** Containers inside containers. */
  depth: 4,
} as const

/** Why a container is not read, or no further: a limit that it exceeds. The name of the limit is safe to print. */
export class LimitError extends Error {
  readonly limit: string

  constructor(limit: string) {
    super(`the container exceeds the limit of ${limit}`)
    this.limit = limit
  }
}

/** What may still be unpacked from one file, however deep. */
export class Budget {
  #entries = 0
  #bytes = 0

  /** Takes entries. Throws `LimitError` when there were too many. */
  entries(count: number): void {
    this.#entries += count
    if (this.#entries > LIMITS.entries) throw new LimitError(`${LIMITS.entries} entries`)
  }

  /** The same bytes, counted as they pass. Throws `LimitError` when there were too many. */
  async *count(bytes: AsyncIterable<Buffer | Uint8Array>): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      this.#bytes += chunk.length
      if (this.#bytes > LIMITS.bytes) throw new LimitError(`${LIMITS.bytes} bytes`)
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    }
  }
}

/** Bytes up to where they cannot be read: what stands before is worth reading. Throws where nothing does. */
async function* untilError(bytes: AsyncIterable<Buffer>, failed: (error: unknown) => void): AsyncGenerator<Buffer> {
  let any = false
  try {
    for await (const chunk of bytes) {
      any = true
      yield chunk
    }
  } catch (error) {
    if (!any) throw error
    failed(error)
  }
}

/** Where a failure of the whole source stands. */
export function placeOf(source: Pick<Source, 'part'>): { part?: string } {
  return source.part === undefined ? {} : { part: source.part }
}

/** The failure that an error means: a limit, or damage. */
export function insideFailure(error: unknown, file: string, part: string | undefined): ReadItem {
  const place = part === undefined ? {} : { part }
  if (error instanceof LimitError) return failure('E261', file, place, { what: error.limit })
  return failure('E260', file, place)
}

/** True for a name that would leave the folder it were unpacked to. It is read all the same: nothing is ever unpacked. */
export function leavesFolder(name: string): boolean {
  return isAbsolute(name) || /^[A-Za-z]:/.test(name) || name.split(/[\\/]/).includes('..')
}

/**
 * Reads something that lies inside `outer`, named `name`. Its failures cost nothing else. Items say where they lie, with the names
 * of the containers around them.
 */
export async function* readInside(
  outer: Source,
  name: string,
  bytes: AsyncIterable<Buffer | Uint8Array>,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  const part = safeName(partWithin(outer, name))
  const budget = outer.budget ?? new Budget()
  const { onBytes: _, ...rest } = options
  const errors: unknown[] = []
  try {
    const whole = untilError(budget.count(bytes), (error) => errors.push(error))
    const { path: __, ...inner } = await streamSource(whole, outer.file, name)
    for await (const item of read({ ...inner, part, depth: outer.depth + 1, budget }, rest)) yield inPart(item, part)
  } catch (error) {
    errors.push(error)
  }
  for (const error of errors) yield insideFailure(error, outer.file, part)
}

/** Bytes that are there already, as a stream. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
