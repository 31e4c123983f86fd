/**
 * `fritext pipe`: the stable wire form. One JSON object a line in, one a line out, in the same order; see docs/design.md. Memory
 * does not grow with the input, and a bad line is answered and passed over.
 */
import { isUtf8 } from 'node:buffer'
import type { Readable, Writable } from 'node:stream'
import type { Context, Linter, NoteKind } from '../../src/index.ts'
import { NOTE_KINDS } from '../../src/types.ts'

/** Longest line that is read, in bytes; a longer one is answered with an error. */
export const LONGEST_LINE = 64 * 1024 * 1024

/** What the sender of the lines should know beside the answers. */
export interface PipeSummary {
  /** Lines whose `kind` is none that is known: they were judged as if they had none. */
  readonly unknownKinds: number
}

/** Answers every line of `input` on `output`. Resolves when the last line has been answered and taken. */
export async function runPipe(linter: Linter, input: Readable, output: Writable): Promise<PipeSummary> {
  let number = 0
  let unknownKinds = 0
  let pending = ''
  let out = ''
  for await (const line of lines(input)) {
    number++
    if (typeof line === 'string' && line.trim() === '') continue
    out += typeof line === 'string' ? answer(linter, line, number, () => unknownKinds++) : unread(number, line)
    if (out.length < 1 << 16) continue
    pending = out
    out = ''
    await write(output, pending)
  }
  if (out !== '') await write(output, out)
  return { unknownKinds }
}

function write(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** A line that is no text: why. */
interface Unread {
  readonly error: string
}

const TOO_LONG: Unread = { error: `the line is longer than ${LONGEST_LINE} bytes` }
const NO_UTF8: Unread = { error: 'the line is no UTF-8' }

/** Lines of a stream without their ends, or why one cannot be read. */
async function* lines(input: Readable): AsyncGenerator<string | Unread> {
  /** The beginning of a line whose end has not come, in pieces. */
  let rest: Buffer[] = []
  let length = 0
  let skipping = false
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
    let from = 0
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
      if (skipping) skipping = false
      else
        yield textOf(rest.length === 0 ? bytes.subarray(from, end) : Buffer.concat([...rest, bytes.subarray(0, end)]))
      if (rest.length > 0) rest = []
      length = 0
      from = end + 1
    }
    if (skipping || from === bytes.length) continue
    rest.push(bytes.subarray(from))
    length += bytes.length - from
    if (length > LONGEST_LINE) {
      yield TOO_LONG
      skipping = true
      rest = []
    }
  }
  if (rest.length > 0) yield textOf(Buffer.concat(rest))
}

function textOf(bytes: Buffer): string | Unread {
  const text = bytes.toString()
  // The sign that stands for a broken character may have been sent as such.
  return text.includes('\ufffd') && !isUtf8(bytes) ? NO_UTF8 : text
}

function unread(line: number, { error }: Unread): string {
  return `${JSON.stringify({ id: null, line, error })}\n`
}

function answer(linter: Linter, line: string, number: number, unknownKind: () => void): string {
  let id: unknown = null
  try {
    const record = parse(line)
    id = record.id ?? null
    if (typeof record.text !== 'string') throw new LineError('"text" is missing or no string')
    if (record.kind != null && record.kind !== '' && !isKind(record.kind)) unknownKind()
    const findings = linter
      .lint(record.text, contextOf(record))
      .map(({ rule, start, end, severity, confidence }) => ({ rule, start, end, severity, confidence }))
    return `${JSON.stringify({ id, findings })}\n`
  } catch (error) {
    // Errors of JSON.parse quote the line, so only our own are passed on.
    const message = error instanceof LineError ? error.message : 'the note could not be judged'
    return `${JSON.stringify({ id, line: number, error: message })}\n`
  }
}

class LineError extends Error {}

function parse(line: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line.startsWith('\ufeff') ? line.slice(1) : line)
  } catch {
    throw new LineError('the line is no JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new LineError('the line is no JSON object')
  return value as Record<string, unknown>
}

function contextOf(record: Record<string, unknown>): Context {
  const { field, kind, system, lang } = record
  return {
    ...(typeof field === 'string' ? { field } : {}),
    ...(isKind(kind) ? { kind } : {}),
    ...(typeof system === 'string' ? { system } : {}),
    ...(lang === 'sv' || lang === 'en' ? { lang } : {}),
  }
}

function isKind(kind: unknown): kind is NoteKind {
  return NOTE_KINDS.some((known) => known === kind)
}
