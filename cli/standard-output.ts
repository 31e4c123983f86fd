/** Standard output for reports, written without the streams of Node, whose loading a cold start would wait for. */
import { fstatSync, writeSync } from 'node:fs'

/** What bytes go out by: file descriptor 1. Tests put another in its place. */
export const output = { write: (bytes: Uint8Array, from: number): number => writeSync(1, bytes, from) }

let streaming = false

/** Writes to standard output, whole and in order. A reader that has seen enough (`head`, `less`) ends the program quietly. */
export function writeOut(text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  let done = 0
  while (!streaming && done < bytes.length) {
    try {
      done += output.write(bytes, done)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EPIPE') process.exit(process.exitCode)
      if (code !== 'EAGAIN') throw error
      // A pipe that somebody else made non-blocking and that is full: streams can wait for it.
      streaming = true
      guardOutput()
    }
  }
  if (done < bytes.length) process.stdout.write(bytes.subarray(done))
}

/** A reader that closes the pipe is no failure, for commands that write by the stream. */
export function guardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

/** Whether standard output (1) or standard error (2) is a terminal; the streams are loaded only where it may be one. */
export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    const found = fstatSync(descriptor)
    if (!found.isCharacterDevice() || found.rdev === NULL_DEVICE) return false
  } catch {
    return false
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY === true
}

/** Number of `/dev/null` on Linux. */
const NULL_DEVICE = 0x103
