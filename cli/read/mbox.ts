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

/** Where a message ends: a line that begins with `From ` and a blank line before it. -1 where none is in sight. */
function nextSeparator(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(SEPARATOR, from); at >= 0; at = bytes.indexOf(SEPARATOR, at + 1)) {
    const before = bytes[at - 1] === 0x0d ? bytes[at - 2] : bytes[at - 1]
    if (before === NEWLINE) return at + 1
  }
  return -1
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
  for await (const chunk of chunks) {
    let bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk])
    for (let at = nextSeparator(bytes, 0); at >= 0; at = nextSeparator(bytes, 0)) {
      take(bytes.subarray(0, at))
      yield finish()
      bytes = bytes.subarray(at)
    }
    // A separator may be cut: its last bytes wait for the next chunk.
    const keep = Math.min(bytes.length, SEPARATOR.length + 2)
    take(bytes.subarray(0, bytes.length - keep))
    tail = Buffer.from(bytes.subarray(bytes.length - keep))
  }
  take(tail)
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
