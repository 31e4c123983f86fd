/** Reader of messages: subject, body, the HTML beside it where it says more, attachments of every format. */

import type { Attachment, Email } from 'postal-mime'
import { decodeCodePage } from './codepages.ts'
import { type DocumentText, readDocument } from './document.ts'
import { HtmlBlocks } from './html-blocks.ts'
import { Budget, LIMITS, once, placeOf, readInside } from './inside.ts'
import { failure, many, notice } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { paragraphsOf } from './paragraphs.ts'
import { partWithin } from './part.ts'
import type { ReadItem } from './record.ts'
import { allBytes } from './source.ts'

/** Largest message that is read, in bytes, attachments included. */
export const MESSAGE_BYTES = 64 * 1024 * 1024

/** Headers that people write in. */
const WRITTEN = new Set(['comments', 'keywords', 'content-description', 'thread-topic'])

const C1 = /[\u0080-\u009f]/g

/** The library decodes windows-1252 by a decoder that leaves its quotation marks and dashes as control characters on Node 20. */
function mended(text: string): string {
  return text.replace(C1, (sign) => decodeCodePage(Buffer.from(sign, 'latin1'), 'windows-1252'))
}

function plain(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

function htmlParagraphs(html: string): string[] {
  const blocks = new HtmlBlocks(
    () => ({ line: 1, column: 1 }),
    () => false,
  )
  return [...blocks.write(html), ...blocks.end()].map(({ text }) => text)
}

/** The texts of one message. `prefix` stands before the words for the place. */
export function* messageTexts(email: Email, prefix: string, part: string | undefined): Generator<DocumentText> {
  const say = (text: string, place: string, field: string): DocumentText => ({
    type: 'text',
    text: mended(text),
    pointer: prefix + place,
    field,
    ...(part === undefined ? {} : { part }),
  })
  if (email.subject !== undefined && email.subject.trim() !== '') yield say(email.subject, 'subject', 'ämnesrad')
  for (const { key, value } of email.headers) if (WRITTEN.has(key)) yield say(value, `header ${key}`, key)
  const own = paragraphsOf((email.text ?? '').replace(/^(?:>[ ]?)+/gm, ''))
  for (const [index, text] of own.entries()) yield say(text, `paragraph ${index + 1}`, 'brödtext')
  const known = plain(own.join(' '))
  for (const [index, text] of htmlParagraphs(email.html ?? '').entries()) {
    // The HTML mostly says the same again.
    if (!known.includes(plain(text))) yield say(text, `HTML paragraph ${index + 1}`, 'brödtext')
  }
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** Reads one message. Pictures that its HTML shows, such as the logo of a signature, are counted; all other attachments are read. */
export async function* readMessage(
  bytes: Uint8Array,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
  number?: number,
): AsyncGenerator<ReadItem | DocumentText> {
  const { default: PostalMime } = await import('postal-mime')
  const part = number === undefined ? source.part : partWithin(source, `message ${number}`)
  let email: Email
  try {
    email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 50 })
  } catch {
    yield failure('E275', source.file, part === undefined ? {} : { part }, {}, 1)
    return
  }
  yield* messageTexts(email, number === undefined ? '' : `message ${number}, `, part)
  let pictures = 0
  for (const [index, attachment] of email.attachments.entries()) {
    if (attachment.mimeType.startsWith('image/') && attachment.related === true) {
      pictures++
      continue
    }
    const ending = attachment.mimeType === 'message/rfc822' ? '.eml' : ''
    const name = attachment.filename ?? `attachment ${index + 1}${ending}`
    const outer: Source = part === undefined ? source : { ...source, part }
    yield* readInside(outer, name, once(bytesOf(attachment)), options, read)
  }
  if (pictures > 0) {
    yield notice(
      source.file,
      'unread',
      `Not read: ${many(pictures, 'picture', 'pictures')} in the message.`,
      `Inte läst: ${many(pictures, 'bild', 'bilder')} i meddelandet.`,
    )
  }
}

/** Reads a message file (.eml) whole, up to `MESSAGE_BYTES`. */
export async function* readEml(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  if (source.depth >= LIMITS.depth) {
    yield failure('E261', source.file, placeOf(source), { what: `${LIMITS.depth}` })
    return
  }
  const bytes = await allBytes(source, MESSAGE_BYTES)
  if (bytes === undefined) {
    yield failure('E210', source.file, placeOf(source), { limit: MESSAGE_BYTES })
    return
  }
  const outer: Source = { ...source, budget: source.budget ?? new Budget() }
  yield* readDocument(readMessage(bytes, outer, options, read), source, options)
}
