/** Whether two paths name one file, so that nothing is written over what is read. */
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** Something that is read would be written over. The message names the file and what to do. */
export class OverwriteError extends Error {
  override readonly name = 'OverwriteError'
}

/** True where both paths are one file: the same path, links followed, or two names of it. A file that is not there yet has its path alone. */
export function isSameFile(one: string, other: string): boolean {
  if (realPath(one) === realPath(other)) return true
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}

/** The path that a file has or will have, with links followed. */
export function realPath(path: string): string {
  const whole = resolve(path)
  try {
    return realpathSync(whole)
  } catch {
    return whole === dirname(whole) ? whole : join(realPath(dirname(whole)), basename(whole))
  }
}
