/** Sources: files, standard input and buffers, opened so that the first bytes can be looked at before the rest is read. */

import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import type { Source } from './options.ts'
import { safeName } from './safe-name.ts'

/** How many bytes are looked at to tell format and encoding. */
export const HEAD_BYTES = 64 * 1024

const CHUNK_BYTES = 256 * 1024

function extensionOf(name: string): string {
  return extname(name).slice(1).toLowerCase()
}

/** A source of bytes that are already in memory. `part` and `depth` say which container they come from. */
export function bufferSource(
  label: string,
  bytes: Buffer,
  inside?: { part: string; depth: number; name: string },
): Source {
  return {
    file: safeName(label),
    head: bytes.subarray(0, HEAD_BYTES),
    extension: extensionOf(inside?.name ?? label),
    depth: inside?.depth ?? 0,
    ...(inside === undefined ? {} : { part: safeName(inside.part) }),
    async *bytes() {
      // In pieces: a reader's working set is then the same as for a file.
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES)
    },
  }
}

/**
 * A file on disk. Throws what `fs` throws when it cannot be opened. `label` is the path as the user gave it; `onBytes` is told
 * of every chunk read.
 */
export function fileSource(path: string, label: string, onBytes?: (bytes: number) => void): Source {
  const file = openSync(path, 'r')
  let head: Buffer
  try {
    const buffer = Buffer.alloc(HEAD_BYTES)
    let filled = 0
    while (filled < HEAD_BYTES) {
      const bytesRead = readSync(file, buffer, filled, HEAD_BYTES - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    head = buffer.subarray(0, filled)
  } finally {
    closeSync(file)
  }
  return {
    file: safeName(label),
    head,
    extension: extensionOf(path),
    path,
    depth: 0,
    async *bytes() {
      if (head.length < HEAD_BYTES) {
        // The head is all of it.
        onBytes?.(head.length)
        if (head.length > 0) yield head
        return
      }
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
        const bytes = chunk as Buffer
        onBytes?.(bytes.length)
        yield bytes
      }
    },
  }
}

/** Standard input, or any stream of bytes that can be read once. `name` gives it an extension (`--stdin-filename`). */
export async function streamSource(
  stream: AsyncIterable<Buffer | string>,
  label: string,
  name: string,
  onBytes?: (bytes: number) => void,
): Promise<Source> {
  const iterator: AsyncIterator<Buffer | string> = stream[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let filled = 0
  let ended = false
  while (filled < HEAD_BYTES && !ended) {
    const { value, done } = await iterator.next()
    if (done === true) ended = true
    else {
      const bytes = typeof value === 'string' ? Buffer.from(value) : value
      onBytes?.(bytes.length)
      first.push(bytes)
      filled += bytes.length
    }
  }
  const start = Buffer.concat(first)
  return {
    file: safeName(label),
    head: start.subarray(0, HEAD_BYTES),
    extension: extensionOf(name),
    depth: 0,
    async *bytes() {
      try {
        if (start.length > 0) yield start
        while (!ended) {
          const { value, done } = await iterator.next()
          if (done === true) ended = true
          else {
            const bytes = typeof value === 'string' ? Buffer.from(value) : value
            onBytes?.(bytes.length)
            yield bytes
          }
        }
      } finally {
        // Who stops early lets go of the stream.
        if (!ended) await iterator.return?.()
      }
    },
  }
}

/** All bytes of a source, or undefined when there are more than `limit`. */
export async function allBytes(source: Source, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of source.bytes()) {
    length += chunk.length
    if (length > limit) return undefined
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
