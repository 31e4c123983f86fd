/** Reader of plain text: one record a paragraph, or a line where every line is a note of its own. */

import { openText } from './decode.ts'
import { notice } from './messages.ts'
import { FIELD_LENGTH, type ReadOptions, type Source } from './options.ts'
import type { ReadItem, TextRecord } from './record.ts'
import { START_LENGTH, systemNotice, systemOf } from './system-of.ts'

const LIST_ITEM = /^\s*(?:[-*•–]\s|\d{1,4}[.)/:-]\d{0,2}|\d{4}-\d{2}-\d{2}|\d+[.)]\s)/

/**
 * True where each line is a note: no blank lines between them, and most lines end as sentences do or begin as list entries do.
 * Lines wrapped at a margin do neither.
 */
export function isLineBased(start: string): boolean {
  const lines = start.trimEnd().split(/\r\n|\n|\r/)
  if (lines.length < 3 || lines.some((line) => line.trim() === '')) return false
  const own = lines.filter((line) => /[.!?…:)"”]\s*$/.test(line) || LIST_ITEM.test(line) || line.length < 50)
  return own.length >= lines.length * 0.8
}

const LF = 0x0a
const CR = 0x0d

/** Splits text into lines with their ends, keeping an open last line for the next piece. */
class Lines {
  #rest = ''
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  push(chunk: string): string[] {
    const text = this.#rest + chunk
    const found: string[] = []
    let from = 0
    // The rest was searched before, but for a return at its end that may get its feed now.
    for (let at = Math.max(0, this.#rest.length - 1); at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code !== LF && code !== CR) continue
      if (code === CR && at + 1 === text.length) break
      if (code === CR && text.charCodeAt(at + 1) === LF) at++
      found.push(text.slice(from, at + 1))
      from = at + 1
    }
    this.#rest = text.slice(from)
    if (this.#rest.length <= this.#limit) return found
    const long = this.#rest
    this.#rest = ''
    return [...found, long]
  }

  end(): string[] {
    return this.#rest === '' ? [] : [this.#rest]
  }
}

/** Reads plain text as a stream. Memory: the largest paragraph, at most `maxFieldLength`. */
export async function* readText(source: Source, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { file } = source
  const limit = options.maxFieldLength ?? FIELD_LENGTH
  const open = openText(source, options)
  const lines = new Lines(limit)
  const part = source.part === undefined ? {} : { part: source.part }
  let byLine: boolean | undefined
  let system = systemOf(file, '', [], options)
  let number = 1
  let paragraph = ''
  let first = 1
  let row = 0

  const flush = (): TextRecord[] => {
    const text = paragraph.trimEnd()
    paragraph = ''
    if (text === '') return []
    const lead = text.length - text.trimStart().length
    return [
      {
        type: 'record',
        file,
        locator: { line: first, column: lead + 1, row: ++row, ...part },
        role: 'prose',
        text: text.slice(lead),
        ...(system === undefined
          ? {}
          : { system: system.id, ...(system.kind === undefined ? {} : { kind: system.kind }) }),
      },
    ]
  }
  const take = (line: string): TextRecord[] => {
    const blank = line.trim() === ''
    const out = blank || byLine === true || paragraph.length + line.length > limit ? flush() : []
    if (!blank) {
      if (paragraph === '') first = number
      paragraph += line
    }
    if (/[\r\n]$/.test(line)) number++
    return out
  }

  for await (const chunk of open.chunks) {
    if (byLine === undefined) {
      byLine = isLineBased(chunk.slice(0, START_LENGTH))
      system = systemOf(file, chunk, [], options)
      if (system !== undefined) yield systemNotice(file, system, options)
      if (byLine)
        yield notice(
          file,
          'lines',
          'Every line was read as a note of its own.',
          'Varje rad lästes som en egen anteckning.',
        )
    }
    if (options.plan === true) break
    for (const line of lines.push(chunk)) yield* take(line)
  }
  for (const line of lines.end()) yield* take(line)
  yield* flush()
  yield* open.remarks()
}
