/**
 * Bytes to text: finds the encoding of a text file and decodes it as a stream. Order: byte-order mark, valid UTF-8, the NUL
 * pattern of UTF-16, else windows-1252. No statistics beyond that: detectors are wrong on Swedish. Where the encoding is not told, a line
 * of another one among the two is read by its own: exports are put together from several sources.
 */

import { isUtf8 } from 'node:buffer'
import { decodeCodePage } from './codepages.ts'
import { Mojibake } from './mojibake.ts'
import type { Encoding } from './options.ts'

/** What was found out about the encoding of a file. */
export interface EncodingGuess {
  readonly encoding: Encoding
  /** What it rests on. `none`: only ASCII was seen, so the answer is open until the first other byte. */
  readonly by: 'option' | 'bom' | 'utf-8' | 'mixed' | 'nul-pattern' | 'fallback' | 'none'
  /** Bytes to skip at the start: one or more byte-order marks. */
  readonly skip: number
}

const NAMES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  unicode: 'utf-16le',
  windows1252: 'windows-1252',
  cp1252: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  macintosh: 'macintosh',
  macroman: 'macintosh',
  mac: 'macintosh',
  cp850: 'cp850',
  ibm850: 'cp850',
}

/** The encoding that a name such as `ISO-8859-1`, `latin1` or `UTF8` stands for; undefined for an unknown name. */
export function encodingByName(name: string): Encoding | undefined {
  return NAMES[name.toLowerCase().replace(/[^a-z0-9]/g, '')]
}

const BOM_8 = Buffer.from([0xef, 0xbb, 0xbf])
/** A UTF-8 mark that was decoded as Latin-1 and encoded again; some Edlevo interfaces send it. */
const BOM_TWICE = Buffer.from([0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf])

function utf8Marks(head: Buffer): number {
  let at = 0
  for (;;) {
    if (head.subarray(at, at + 3).equals(BOM_8)) at += 3
    else if (head.subarray(at, at + 6).equals(BOM_TWICE)) at += 6
    else return at
  }
}

/** The number of bytes at the end that begin a UTF-8 character without finishing it: 0 to 3. */
export function unfinishedUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}

/**
 * True where well-formed characters outnumber the stray bytes: UTF-8 with damage, not windows-1252. `any`: characters of every script
 * count, where the file is known to be UTF-8; those of Swedish text alone otherwise.
 */
function mostlyUtf8(bytes: Buffer, any: boolean): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    if (byte >= 0xc2 && isUtf8(bytes.subarray(at, at + length))) {
      if (any || byte === 0xc2 || byte === 0xc3 || byte === 0xe2) good++
      at += length - 1
    } else bad++
  }
  return good > bad
}

function utf16ByNuls(head: Buffer): Encoding | undefined {
  let even = 0
  let odd = 0
  const length = head.length & ~1
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even++
    if (head[at + 1] === 0) odd++
  }
  const pairs = length / 2
  if (pairs < 2) return undefined
  // Swedish text is nearly all below U+0100: one byte of nearly every pair is NUL, and the other hardly ever.
  if (odd > pairs * 0.6 && even < odd * 0.1) return 'utf-16le'
  if (even > pairs * 0.6 && odd < even * 0.1) return 'utf-16be'
  return undefined
}

/** Finds the encoding from the first bytes of a file; `override` wins. */
export function guessEncoding(head: Buffer, override?: Encoding): EncodingGuess {
  const marks = utf8Marks(head)
  const wide =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined
  if (override !== undefined) {
    const skip = override === 'utf-8' ? marks : override === wide ? 2 : 0
    return { encoding: override, by: 'option', skip }
  }
  if (wide !== undefined) return { encoding: wide, by: 'bom', skip: 2 }
  if (marks > 0) return { encoding: 'utf-8', by: 'bom', skip: marks }
  const whole = head.subarray(0, head.length - unfinishedUtf8(head))
  if (whole.includes(0)) {
    const utf16 = utf16ByNuls(head)
    if (utf16 !== undefined) return { encoding: utf16, by: 'nul-pattern', skip: 0 }
  }
  if (whole.length > 0 && isUtf8(whole)) return { encoding: 'utf-8', by: isAscii(whole) ? 'none' : 'utf-8', skip: 0 }
  if (mostlyUtf8(whole, false)) return { encoding: 'utf-8', by: 'mixed', skip: 0 }
  return { encoding: 'windows-1252', by: 'fallback', skip: 0 }
}

/**
 * Characters of Swedish text as UTF-8 has them, in bytes written as Latin-1: letters with marks, signs, dashes, quotes, the euro. Other
 * characters of UTF-8 prove nothing in a windows-1252 file: its "NÅ…" is one of them.
 */
const SWEDISH_UTF8 = /[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xe2\x82\xac/

/** True where the bytes are no text in any encoding: NULs without the pattern of UTF-16, or mostly control characters. */
export function looksBinary(head: Buffer): boolean {
  const { encoding } = guessEncoding(head)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return false
  if (head.includes(0)) return true
  let controls = 0
  for (const byte of head)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++
  return controls > head.length * 0.05
}

/**
 * Decodes a file chunk by chunk and never splits a character. UTF-8 that turns out to hold other bytes further on loses
 * nothing: lines that are no UTF-8 are read as windows-1252 and counted.
 */
export class TextStream {
  readonly #guess: EncodingGuess
  #skip: number
  #rest: Buffer = Buffer.alloc(0)
  #fellBack = false
  #onlyAscii: boolean
  readonly #mojibake = new Mojibake()
  #foreignLines = 0
  #utf8Lines = 0

  constructor(head: Buffer, override?: Encoding) {
    this.#guess = guessEncoding(head, override)
    this.#skip = this.#guess.skip
    this.#onlyAscii = this.#guess.by === 'none'
  }

  /** What the decoder goes by. `windows-1252` as soon as an ASCII file turned out to be that. */
  get encoding(): Encoding {
    return this.#fellBack ? 'windows-1252' : this.#guess.encoding
  }

  /** What the first answer rested on. */
  get by(): EncodingGuess['by'] {
    return this.#fellBack ? 'fallback' : this.#guess.by
  }

  /** Lines of a UTF-8 file that were no UTF-8 and were read as windows-1252. */
  get foreignLines(): number {
    return this.#foreignLines
  }

  /** Lines of a windows-1252 file that were UTF-8 and were read so. */
  get utf8Lines(): number {
    return this.#utf8Lines
  }

  /** Signs of text decoded wrongly, by this decoder or by an earlier program. */
  get mojibake(): Mojibake {
    return this.#mojibake
  }

  /** Text of one chunk; what is not yet whole waits for the next call. */
  write(chunk: Buffer): string {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    this.#rest = Buffer.alloc(0)
    if (this.#skip > 0) {
      const drop = Math.min(this.#skip, bytes.length)
      this.#skip -= drop
      bytes = bytes.subarray(drop)
    }
    return this.#seen(this.#decode(bytes, false))
  }

  /** What is left at the end of the file. */
  end(): string {
    const bytes = this.#rest
    this.#rest = Buffer.alloc(0)
    return this.#seen(this.#decode(bytes, true))
  }

  #seen(text: string): string {
    this.#mojibake.see(text)
    return text
  }

  #decode(bytes: Buffer, last: boolean): string {
    switch (this.encoding) {
      case 'utf-16le':
      case 'utf-16be':
        return this.#utf16(bytes, last)
      case 'utf-8':
        return this.#utf8(bytes, last)
      case 'windows-1252':
        return this.by === 'fallback' ? this.#fallback(bytes, last) : decodeCodePage(bytes, 'windows-1252')
      case 'macintosh':
      case 'cp850':
        return decodeCodePage(bytes, this.encoding)
    }
  }

  #utf16(bytes: Buffer, last: boolean): string {
    const big = this.encoding === 'utf-16be'
    let cut = bytes.length & ~1
    const high = cut === 0 ? 0 : (bytes[cut - (big ? 2 : 1)] ?? 0)
    if (!last && high >= 0xd8 && high <= 0xdb) cut -= 2
    this.#rest = last ? Buffer.alloc(0) : Buffer.from(bytes.subarray(cut))
    const whole = big ? Buffer.from(bytes.subarray(0, cut)).swap16() : bytes.subarray(0, cut)
    // An odd byte at the end of the file is half a character that is lost.
    return whole.toString('utf16le') + (last && cut < bytes.length ? '\ufffd' : '')
  }

  #utf8(bytes: Buffer, last: boolean): string {
    const cut = last ? bytes.length : bytes.length - unfinishedUtf8(bytes)
    const whole = bytes.subarray(0, cut)
    if (isUtf8(whole)) {
      this.#rest = Buffer.from(bytes.subarray(cut))
      if (this.#onlyAscii && !isAscii(whole)) this.#onlyAscii = false
      return whole.toString('utf8')
    }
    if (this.#onlyAscii && !mostlyUtf8(whole, false)) {
      this.#fellBack = true
      return this.#fallback(bytes, last)
    }
    this.#onlyAscii = false
    this.#rest = Buffer.from(bytes.subarray(cut))
    return this.#lines(whole)
  }

  #fallback(bytes: Buffer, last: boolean): string {
    const cut = last ? bytes.length : bytes.length - unfinishedUtf8(bytes)
    this.#rest = Buffer.from(bytes.subarray(cut))
    const whole = bytes.subarray(0, cut)
    return isSwedishUtf8(whole) ? this.#lines(whole) : decodeCodePage(whole, 'windows-1252')
  }

  #lines(bytes: Buffer): string {
    const file = this.encoding === 'utf-8' ? 'utf-8' : 'windows-1252'
    let text = ''
    for (let from = 0; from < bytes.length; ) {
      const feed = bytes.indexOf(0x0a, from)
      const line = bytes.subarray(from, feed < 0 ? bytes.length : feed + 1)
      from += line.length
      const own = encodingOfLine(line, file)
      if (own !== 'utf-8' && file === 'utf-8') this.#foreignLines++
      if (own === 'utf-8' && file !== 'utf-8' && !isAscii(line)) this.#utf8Lines++
      text += own === 'mended' ? mended(line) : own === 'utf-8' ? line.toString('utf8') : decodeCodePage(line, own)
    }
    return text
  }
}

function isSwedishUtf8(bytes: Buffer): boolean {
  return SWEDISH_UTF8.test(bytes.toString('latin1'))
}

/** What a line of a file without a told encoding is read as: by its own bytes, and where they leave it open, as the file is. */
export function encodingOfLine(line: Buffer, file: 'utf-8' | 'windows-1252'): 'utf-8' | 'windows-1252' | 'mended' {
  if (file === 'windows-1252' && !isAscii(line) && !isSwedishUtf8(line)) return 'windows-1252'
  if (isUtf8(line)) return 'utf-8'
  return mostlyUtf8(line, file === 'utf-8') ? 'mended' : 'windows-1252'
}

/** The text of a line that is UTF-8 but for some bytes: whole characters are kept, other bytes are windows-1252. */
function mended(line: Buffer): string {
  let text = ''
  for (let at = 0; at < line.length; ) {
    const byte = line[at] ?? 0
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    const piece = line.subarray(at, at + length)
    if (isUtf8(piece)) {
      text += piece.toString('utf8')
      at += length
    } else {
      text += decodeCodePage(line.subarray(at, at + 1), 'windows-1252')
      at += 1
    }
  }
  return text
}
