/** A text file with a way back from its characters to its bytes, so that edits leave every other byte as it is. */
import { isUtf8 } from 'node:buffer'
import { decodeCodePage } from '../read/codepages.ts'
import { encodingByName, encodingOfLine, guessEncoding, TextStream } from '../read/encoding.ts'
import type { Encoding } from '../read/options.ts'
import { HEAD_BYTES } from '../read/source.ts'
import { type Edit, inOrder, SpliceError } from './edits.ts'

/** A file, decoded as the readers decode it. */
export class RawText {
  readonly text: string
  readonly #bytes: Buffer
  readonly #encoding: Encoding
  readonly #skip: number
  /** Whether lines of the file have encodings of their own. */
  readonly #byLine: boolean
  #starts: number[] | undefined

  constructor(bytes: Buffer, encoding?: string) {
    const override = encoding === undefined ? undefined : encodingByName(encoding)
    const head = bytes.subarray(0, HEAD_BYTES)
    const stream = new TextStream(head, override)
    this.text = stream.write(bytes) + stream.end()
    this.#bytes = bytes
    this.#encoding = stream.encoding
    this.#byLine = stream.encoding === 'utf-8' || stream.by === 'fallback'
    this.#skip = guessEncoding(head, override).skip
  }

  /** The offset of a line and column, both from 1. Throws `SpliceError` where the file has no such line. */
  offsetOf(line: number, column: number): number {
    this.#starts ??= [0, ...[...this.text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)]
    const start = this.#starts[line - 1]
    if (start === undefined) throw new SpliceError(`line ${line} does not exist in the file`)
    return start + column - 1
  }

  /** The bytes of the file with the edits done. */
  edited(edits: readonly Edit[]): Buffer {
    const pieces: Buffer[] = []
    let at = 0
    const bytesAt = this.#byteOffsets()
    for (const { from, to, text } of inOrder(edits)) {
      const [start, end] = [bytesAt(from), bytesAt(to)]
      pieces.push(this.#bytes.subarray(at, start), encode(text, this.#encoding))
      at = end
    }
    pieces.push(this.#bytes.subarray(at))
    return Buffer.concat(pieces)
  }

  /** Gives byte offsets for rising character offsets. */
  #byteOffsets(): (offset: number) => number {
    const skip = this.#skip
    if (this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be') return (offset) => skip + offset * 2
    if (!this.#byLine) return (offset) => skip + offset
    const bytes = this.#bytes
    let line = skip
    let chars = 0
    const file = this.#encoding === 'utf-8' ? 'utf-8' : 'windows-1252'
    let widths = lineWidths(bytes, line, file)
    return (offset) => {
      while (offset - chars >= widths.length && line + widths.total < bytes.length) {
        line += widths.total
        chars += widths.length
        widths = lineWidths(bytes, line, file)
      }
      return line + widths.before(offset - chars)
    }
  }
}

interface Widths {
  /** Bytes and UTF-16 code units of the line with its end. */
  readonly total: number
  readonly length: number
  before(chars: number): number
}

/** How wide the characters of a line are in UTF-8, where single bytes or the line may be windows-1252 as the readers take them. */
function lineWidths(bytes: Buffer, from: number, file: 'utf-8' | 'windows-1252'): Widths {
  const feed = bytes.indexOf(0x0a, from)
  const line = bytes.subarray(from, feed < 0 ? bytes.length : feed + 1)
  const own = encodingOfLine(line, file)
  if (own === 'windows-1252') return { total: line.length, length: line.length, before: (chars) => chars }
  if (own === 'utf-8') {
    const text = line.toString('utf8')
    return { total: line.length, length: text.length, before: (chars) => Buffer.byteLength(text.slice(0, chars)) }
  }
  // A mended line: whole characters of UTF-8, and single bytes between them.
  const ends: number[] = [0]
  for (let at = 0; at < line.length; ) {
    const byte = line[at] ?? 0
    const size = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    const whole = isUtf8(line.subarray(at, at + size))
    at += whole ? size : 1
    if (whole && size === 4) ends.push(at)
    ends.push(at)
  }
  return { total: line.length, length: ends.length - 1, before: (chars) => ends[chars] ?? line.length }
}

/** Text in an encoding. Throws `SpliceError` for a character that the encoding does not have. */
function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const all = decodeCodePage(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), encoding)
  return Buffer.from(
    [...text].map((sign) => {
      const byte = all.indexOf(sign)
      if (byte < 0) throw new SpliceError(`the replacement cannot be written in ${encoding}`)
      return byte
    }),
  )
}
