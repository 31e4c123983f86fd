/** The work plan: which files a scan reads, in an order that is the same on every run and machine. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ReadFailure } from '../read/index.ts'
import { failure } from '../read/messages.ts'
import { safeName } from '../read/safe-name.ts'
import { walk } from '../read/walk.ts'
import { keyedHash, letters, startHash } from './key.ts'

/** One entry of the plan. */
export type Work =
  | { readonly type: 'read'; readonly path: string; readonly bytes: number }
  | { readonly type: 'left-out'; readonly path: string }
  | { readonly type: 'unreadable'; readonly path: string; readonly failure: ReadFailure }
  | { readonly type: 'empty-folder'; readonly path: string }

/** Expands folders into their files. What is no folder is left to the readers, which say what is wrong with it. */
export async function planWork(inputs: readonly string[]): Promise<Work[]> {
  const work: Work[] = []
  for (const input of inputs) {
    const found = input === '-' ? undefined : await stat(input).catch(() => undefined)
    if (found?.isDirectory() !== true) {
      work.push({ type: 'read', path: input, bytes: found?.isFile() === true ? found.size : 0 })
      continue
    }
    let files = 0
    for await (const entry of walk(input)) {
      if (entry.type === 'file') {
        files++
        const size = await stat(entry.path).then(
          ({ size }) => size,
          () => 0,
        )
        work.push({ type: 'read', path: entry.path, bytes: size })
      } else if (entry.type === 'left-out') work.push({ type: 'left-out', path: entry.path })
      else {
        const path = safeName(entry.path)
        work.push({ type: 'unreadable', path: entry.path, failure: failure('E202', path, {}) })
      }
    }
    if (files === 0) work.push({ type: 'empty-folder', path: input })
  }
  return work
}

/** The keyed hash of a file's content; of its name where there is no content to be read twice. */
export async function hashFile(key: Buffer, path: string): Promise<string> {
  const regular =
    path === '-'
      ? false
      : await stat(path).then(
          (found) => found.isFile(),
          () => false,
        )
  if (!regular) return keyedHash(key, 'file-name', [path], 12)
  const hash = startHash(key, 'file')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer)
  } catch {
    // The reader meets the same fault and reports it.
    return keyedHash(key, 'file-name', [path], 12)
  }
  return letters(hash.digest(), 12)
}
