import { isDigit, isLetter, isNewline, isSpace, isZeroWidth } from './chars.ts'

const OPENING = '("\'”“’‘[«{'
const CLOSING = ').,:;"\'”“’‘]»}?'

/** Signs that make a secret of letters where they stand within it. */
export const SECRET_SIGNS = '!#*&%$_+\\'

/**
 * What stands between two spaces, without the punctuation around it: the unit in which passwords and marks are typed. Most chunks are never
 * looked at, so what needs a copy of the text is cut out when it is asked for.
 */
export class Chunk {
  /** The number of its line, counted from 0. */
  readonly line: number
  /** Whether it is letters and nothing else, the punctuation behind it included. */
  readonly plain: boolean
  /** Whether a figure or one of `SECRET_SIGNS` stands in it, or in the punctuation around it. */
  readonly mixed: boolean
  private readonly source: string
  private readonly from: number
  private readonly to: number
  private readonly joiner: string
  private trimmed: readonly [start: number, end: number] | undefined
  private cut: string | undefined

  /** A chunk of source[from, to); `joiner` is the sign behind it, if that is no space. */
  constructor(source: string, from: number, to: number, line: number, plain: boolean, mixed: boolean, joiner: string) {
    this.source = source
    this.from = from
    this.to = to
    this.line = line
    this.plain = plain
    this.mixed = mixed
    this.joiner = joiner
  }

  get start(): number {
    return this.trim()[0]
  }

  get end(): number {
    return this.trim()[1]
  }

  get text(): string {
    this.cut ??= this.source.slice(this.start, this.end)
    return this.cut
  }

  /** Punctuation cut off behind it, such as `:` or `,`. */
  get after(): string {
    return this.source.slice(this.end, this.to) + this.joiner
  }

  // A chunk of nothing but punctuation is kept whole.
  private trim(): readonly [start: number, end: number] {
    if (this.trimmed !== undefined) return this.trimmed
    const { source } = this
    let start = this.from
    let end = this.to
    while (start < end && OPENING.includes(source[start] ?? '')) start++
    while (end > start && CLOSING.includes(source[end - 1] ?? '')) end--
    this.trimmed = start === end ? [this.from, this.to] : [start, end]
    return this.trimmed
  }
}

/** A longer chunk is data, not typing, and is left out whole. */
const LONGEST = 80

/** Splits a text at white space, and at `=` and `:` inside, in one pass. */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = []
  let line = 0
  let start = -1
  let plain = true
  let mixed = false
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0x20
    // ASCII letters neither end nor split a chunk.
    if (code > 0x60 && code < 0x7b && start >= 0) continue
    const space = isSpace(code)
    if (space || isZeroWidth(code) || (start >= 0 && isSplit(text, code, at))) {
      if (start >= 0 && at - start <= LONGEST)
        chunks.push(new Chunk(text, start, at, line, plain, mixed, space ? '' : (text[at] ?? '')))
      start = -1
      plain = true
      mixed = false
      if (at < text.length && isNewline(code)) line++
    } else {
      if (start < 0) start = at
      if (!isLetter(code)) {
        plain = false
        mixed ||= isDigit(code) || SECRET_SIGNS.includes(text[at] as string)
      }
    }
  }
  return chunks
}

// "lösen:Sommar12" and "pw=kotte9" are two chunks; "14:30" and "https://" are one.
function isSplit(text: string, code: number, at: number): boolean {
  if (code === 0x3d) return true
  if (code !== 0x3a) return false
  const next = text.charCodeAt(at + 1)
  const before = text.charCodeAt(at - 1)
  return !(next >= 0x30 && next <= 0x39 && before >= 0x30 && before <= 0x39) && next !== 0x2f
}
