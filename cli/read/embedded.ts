/** Documents that stand as Base64 in XML and JSON: found, decoded and read like any others. */

import { Budget, once, readInside } from './inside.ts'
import { failure } from './messages.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import type { Locator, ReadItem } from './record.ts'
import { sniffMagic } from './sniff.ts'

/** A document that a walk met. It is read by whoever walks, since reading takes time. */
export interface EmbeddedDocument {
  readonly type: 'embedded'
  readonly locator: Locator
  /** Base64, with line breaks as they stand, or a data URL. */
  readonly text: string
  /** Name of the file, where something beside it says so. */
  readonly name?: string
}

/** Elements and properties that hold whole files. */
const HOLDERS = /^(?:documentcontent|filecontent|filedata|base64|contentbytes|attachmentcontent|bilaga|dokument)$/i

/** Shorter ones are ids, hashes and signatures. */
const SHORTEST = 64

const BASE64 = /^[\w+/\s-]+={0,2}\s*$/

const DATA_URL = /^data:[\w.+-]+\/[\w.+-]+(?:;[\w=.-]+)*;base64,/i

function body(text: string): string {
  const url = DATA_URL.exec(text)
  return url === null ? text : text.slice(url[0].length)
}

/**
 * True where a value is a document in Base64: by the name it stands under, by being a data URL, or since its first bytes are those of
 * a known format.
 */
export function isEmbedded(name: string, text: string): boolean {
  if (text.length < (HOLDERS.test(name) ? 16 : SHORTEST)) return false
  if (DATA_URL.test(text)) return true
  const start = text.slice(0, 4096)
  if (!BASE64.test(start.replace(/=+\s*$/, '')) || /^\s*[\p{L}]+\s+[\p{L}]+\s+[\p{L}]+\s/u.test(start)) return false
  if (HOLDERS.test(name)) return true
  return sniffMagic(Buffer.from(start.slice(0, 1400).replace(/\s/g, ''), 'base64')) !== undefined
}

/** The bytes in pieces, so that a long value is not held three times. */
function* decoded(text: string): Generator<Uint8Array> {
  const STEP = 256 * 1024
  let rest = ''
  for (let at = 0; at < text.length; at += STEP) {
    const piece = rest + text.slice(at, at + STEP).replace(/\s/g, '')
    const whole = piece.length - (piece.length % 4)
    rest = piece.slice(whole)
    yield Buffer.from(piece.slice(0, whole), 'base64')
  }
  if (rest !== '') yield Buffer.from(rest, 'base64')
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield* decoded(text)
}

/** Reads a document that a walk met. What comes out says under which pointer it stands. */
export async function* readEmbedded(
  document: EmbeddedDocument,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  const { locator } = document
  const text = body(document.text)
  if (Buffer.from(text.slice(0, 64).replace(/\s/g, ''), 'base64').length === 0) {
    yield failure('E251', source.file, locator, {}, 1)
    return
  }
  const { columns: _, key: __, groups: ___, ...own } = options
  const name = document.name ?? locator.pointer ?? 'document'
  yield* readInside(
    source,
    name,
    text.length < 65_536 ? once(Buffer.concat([...decoded(text)])) : pieces(text),
    own,
    read,
  )
}

/** The items of a walk, with the documents in them read. */
export async function* withEmbedded(
  items: Iterable<ReadItem | EmbeddedDocument>,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  const outer: Source = { ...source, budget: source.budget ?? new Budget() }
  for (const item of items) {
    if (item.type === 'embedded') yield* readEmbedded(item, outer, options, read)
    else yield item
  }
}
