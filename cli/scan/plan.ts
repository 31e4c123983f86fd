/** The work plan: which files a scan reads, in an order that is the same on every run and machine. */
import { createReadStream, readFileSync, type Stats, statSync } from 'node:fs'
import type { ReadFailure } from '../read/index.ts'
import { failure } from '../read/messages.ts'
import { safeName } from '../read/safe-name.ts'
import { walk } from '../read/walk.ts'
import { realPath } from '../same-file.ts'
import { keyedHash, letters, startHash } from './key.ts'

/** One entry of the plan. */
export type Work =
  | { readonly type: 'read'; readonly path: string; readonly bytes: number }
  | { readonly type: 'left-out'; readonly path: string }
  | { readonly type: 'unreadable'; readonly path: string; readonly failure: ReadFailure }
  | { readonly type: 'empty-folder'; readonly path: string }

/**
 * Expands folders into their files. What is no folder is left to the readers, which say what is wrong with it. A file that is named more
 * than once is read once; `own` are files that the scan writes, which are not read where they lie in a folder.
 */
export async function planWork(inputs: readonly string[], own: readonly string[] = []): Promise<Work[]> {
  const work: Work[] = []
  const planned = new Set<string>()
  const isNew = (path: string): boolean => planned.size < planned.add(realPath(path)).size
  const written = new Set(own.map(realPath))
  for (const input of new Set(inputs)) {
    const found = input === '-' ? undefined : statOf(input)
    if (found?.isDirectory() !== true) {
      if (found?.isFile() !== true || isNew(input))
        work.push({ type: 'read', path: input, bytes: found?.isFile() === true ? found.size : 0 })
      continue
    }
    let files = 0
    for await (const entry of walk(input)) {
      if (written.size > 0 && written.has(realPath(entry.path))) continue
      if (entry.type === 'file') {
        files++
        if (!isNew(entry.path)) continue
        work.push({ type: 'read', path: entry.path, bytes: statOf(entry.path)?.size ?? 0 })
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

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** Bytes of a file that is read at once. */
const SMALL = 1024 * 1024

/** The keyed hash of a file's content; of its name where there is no content to be read twice. */
export async function hashFile(key: Buffer, path: string): Promise<string> {
  const found = path === '-' ? undefined : statOf(path)
  if (found?.isFile() !== true) return keyedHash(key, 'file-name', [path], 12)
  const hash = startHash(key, 'file')
  try {
    if (found.size <= SMALL) hash.update(readFileSync(path))
    else for await (const chunk of createReadStream(path, { highWaterMark: SMALL })) hash.update(chunk as Buffer)
  } catch {
    // The reader meets the same fault and reports it.
    return keyedHash(key, 'file-name', [path], 12)
  }
  return letters(hash.digest(), 12)
}
