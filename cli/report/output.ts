/** Where a report goes: standard output, or a file for the eyes of its owner. */
import { closeSync, fchmodSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { writeOut } from '../standard-output.ts'

/** An output that is open. Either `finish` or `abandon` ends it. */
export interface Output {
  write(text: string | Uint8Array): void
  /** The report is whole. */
  finish(): void
  /** It is not: a file that was there before stays as it was. */
  abandon(): void
}

/** Where a report is written until it is whole. */
export function partPath(path: string): string {
  return `${path}.part`
}

/** Opens the output. A file gets mode 0600 and takes its name when it is whole. Throws what `fs` throws. */
export function openOutput(path: string | undefined): Output {
  if (path === undefined) {
    return {
      write: writeOut,
      finish: () => undefined,
      abandon: () => undefined,
    }
  }
  // A device or a pipe is written as it is; only a file can take another's place.
  const special = statSync(path, { throwIfNoEntry: false })?.isFile() === false
  const temporary = special ? path : partPath(path)
  const file = openSync(temporary, 'w', 0o600)
  if (!special) fchmodSync(file, 0o600)
  return {
    write(text) {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
    },
    finish() {
      closeSync(file)
      if (!special) renameSync(temporary, path)
    },
    abandon() {
      closeSync(file)
      if (!special) rmSync(temporary, { force: true })
    },
  }
}
