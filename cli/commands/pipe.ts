/**
 * `fritext pipe`: the stable wire form. One JSON object a line in, one a line out, in the same order; see docs/design.md. Memory
 * does not grow with the input, and a bad line is answered and passed over.
 */
import type { Readable, Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Context, Linter, NoteKind } from '../../src/index.ts'
import { NOTE_KINDS } from '../../src/types.ts'

/** Longest line that is read, in UTF-16 code units; a longer one is answered with an error. */
export const LONGEST_LINE = 64 * 1024 * 1024

/** Answers every line of `input` on `output`. Resolves when the last line has been answered and taken. */
export async function runPipe(linter: Linter, input: Readable, output: Writable): Promise<void> {
  let number = 0
  let pending = ''
  let out = ''
  for await (const line of lines(input)) {
    number++
    if (line !== undefined && line.trim() === '') continue
    out += line === undefined ? tooLong(number) : answer(linter, line, number)
    if (out.length < 1 << 16) continue
    pending = out
    out = ''
    await write(output, pending)
  }
  if (out !== '') await write(output, out)
}

function write(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** Lines of a stream without their ends; `undefined` for a line that is too long. */
async function* lines(input: Readable): AsyncGenerator<string | undefined> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let skipping = false
  for await (const chunk of input) {
    const text = rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk as Buffer))
    let from = 0
    for (let end = text.indexOf('\n', rest.length); end >= 0; end = text.indexOf('\n', from)) {
      if (skipping) skipping = false
      else yield text.slice(from, end)
      from = end + 1
    }
    rest = text.slice(from)
    if (rest.length > LONGEST_LINE) {
      if (!skipping) yield undefined
      skipping = true
      rest = ''
    }
  }
  rest += decoder.end()
  if (rest !== '' && !skipping) yield rest
}

function tooLong(line: number): string {
  return `${JSON.stringify({ id: null, line, error: `the line is longer than ${LONGEST_LINE} characters` })}\n`
}

function answer(linter: Linter, line: string, number: number): string {
  let id: unknown = null
  try {
    const record = parse(line)
    id = record.id ?? null
    if (typeof record.text !== 'string') throw new LineError('"text" is missing or no string')
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
