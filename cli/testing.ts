/** Test helper: what a command writes, and files for it to read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { output } from './standard-output.ts'

/** What a command wrote, and its exit code. */
export interface Output<T> {
  readonly code: T
  readonly out: string
  readonly err: string
}

/** Runs a command of this process and catches what it writes. */
export async function capture<T>(command: () => Promise<T>): Promise<Output<T>> {
  let out = ''
  let err = ''
  const { stdout, stderr } = process
  const writes = { out: stdout.write, err: stderr.write, descriptor: output.write }
  output.write = (bytes, from) => {
    out += String(Buffer.from(bytes.subarray(from)))
    return bytes.length - from
  }
  stdout.write = (chunk: string | Uint8Array) => {
    out += String(chunk)
    return true
  }
  stderr.write = (chunk: string | Uint8Array) => {
    err += String(chunk)
    return true
  }
  try {
    const code = await command()
    return { code, out, err }
  } finally {
    stdout.write = writes.out
    output.write = writes.descriptor
    stderr.write = writes.err
  }
}

/** A new folder with these files. `remove` takes it away again. */
export function makeFolder(files: Readonly<Record<string, string | Buffer>>): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'fritext-'))
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
