/** Reader of mailboxes (MBOX): messages one after the other, as a stream. Memory: the largest message. */

import { type DocumentText, readDocument } from './document.ts'
import { Budget, LIMITS, placeOf } from './inside.ts'
import { MESSAGE_BYTES, readMessage } from './mail.ts'
import { failure, many, notice } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { partItem, partWithin } from './part.ts'
import type { ReadItem } from './record.ts'

const SEPARATOR = Buffer.from('\nFrom ')
const NEWLINE = 0x0a

/** The longest line that can be a separator. */
const LINE = 1000

/** A separator names a sender and a time; a sentence that begins with "From" does not. */
const SEPARATES = /^From \S+.*\d\d:\d\d/

/** Where the next message begins, or where one may begin when more bytes are there; nothing in sight otherwise. */
function nextSeparator(bytes: Buffer, last: boolean): { at: number; certain: boolean } | undefined {
  for (let found = bytes.indexOf(SEPARATOR); found >= 0; found = bytes.indexOf(SEPARATOR, found + 1)) {
    const before = bytes[found - 1] === 0x0d ? bytes[found - 2] : bytes[found - 1]
    if (before !== NEWLINE) continue
    const start = found + 1
    const end = bytes.indexOf(NEWLINE, start)
    if (end < 0 && !last && bytes.length - start < LINE) return { at: start, certain: false }
    const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + LINE)).toString('latin1')
    if (SEPARATES.test(line)) return { at: start, certain: true }
  }
  return undefined
}

/** The messages of a mailbox; undefined for one over `limit` bytes. */
export async function* messagesOf(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer | undefined> {
  let parts: Buffer[] = []
  let length = 0
  let tooLong = false
  let tail = Buffer.alloc(0)
  const take = (bytes: Buffer): void => {
    length += bytes.length
    if (length > limit) [parts, tooLong] = [[], true]
    else parts.push(bytes)
  }
  const finish = (): Buffer | undefined => {
    const message = tooLong ? undefined : Buffer.concat(parts)
    ;[parts, length, tooLong] = [[], 0, false]
    return message
  }
  const split = function* (bytes: Buffer, last: boolean): Generator<Buffer | undefined> {
    let rest = bytes
    let next = nextSeparator(rest, last)
    while (next?.certain === true) {
      take(rest.subarray(0, next.at))
      yield finish()
      rest = rest.subarray(next.at)
      next = nextSeparator(rest, last)
    }
    // What may be the beginning of a separator waits for the next bytes, with the blank line before it.
    const keep = last ? 0 : Math.min(rest.length, next === undefined ? SEPARATOR.length + 2 : rest.length - next.at + 3)
    take(rest.subarray(0, rest.length - keep))
    tail = Buffer.from(rest.subarray(rest.length - keep))
  }
  for await (const chunk of chunks) yield* split(tail.length === 0 ? chunk : Buffer.concat([tail, chunk]), false)
  yield* split(tail, true)
  yield finish()
}

/** A message without its separator line, and with the lines that were marked so as not to be taken for one. */
function unmarked(message: Buffer): Buffer {
  const first = message.subarray(0, 5).toString('latin1') === 'From ' ? message.indexOf(NEWLINE) + 1 : 0
  const text = message.subarray(first)
  if (!text.includes('\n>From ') && !text.includes('\n>>')) return text
  return Buffer.from(text.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}

async function* texts(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<DocumentText | ReadItem> {
  let number = 0
  try {
    for await (const message of messagesOf(source.bytes(), MESSAGE_BYTES)) {
      if (message?.length === 0) continue
      number++
      const part = partWithin(source, `message ${number}`)
      yield partItem({ file: source.file, part }, 'message')
      if (message === undefined) yield failure('E210', source.file, { part }, { limit: MESSAGE_BYTES }, 1)
      else yield* readMessage(unmarked(message), source, options, read, number)
    }
  } catch {
    yield failure('E214', source.file, placeOf(source))
  }
  yield notice(
    source.file,
    'messages',
    `A mailbox with ${many(number, 'message', 'messages')}.`,
    `En brevlåda med ${many(number, 'meddelande', 'meddelanden')}.`,
  )
}

/** Reads a mailbox as a stream. A damaged message costs that message only. */
export async function* readMbox(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  if (source.depth >= LIMITS.depth) {
    yield failure('E261', source.file, placeOf(source), { what: `${LIMITS.depth}` })
    return
  }
  const outer: Source = { ...source, budget: source.budget ?? new Budget() }
  yield* readDocument(texts(outer, options, read), source, options)
}
