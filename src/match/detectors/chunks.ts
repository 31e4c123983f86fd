import { isLetter, isNewline, isSpace, isZeroWidth } from './chars.ts'

/** What stands between two spaces, without the punctuation around it: the unit in which passwords and marks are typed. */
export interface Chunk {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The number of its line, counted from 0. */
  readonly line: number
  /** Whether it is letters and nothing else, the punctuation behind it included. */
  readonly plain: boolean
  /** Punctuation cut off behind it, such as `:` or `,`. */
  readonly after: string
}

const OPENING = '("\'”“’‘[«{'
const CLOSING = ').,:;"\'”“’‘]»}?'

/** A longer chunk is data, not typing, and is left out whole. */
const LONGEST = 80

/** Splits a text at white space, and at `=` and `:` inside, in one pass. */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = []
  let line = 0
  let start = -1
  let plain = true
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0x20
    // ASCII letters neither end nor split a chunk.
    if (code > 0x60 && code < 0x7b && start >= 0) continue
    const space = isSpace(code)
    if (space || isZeroWidth(code) || (start >= 0 && isSplit(text, code, at))) {
      if (start >= 0 && at - start <= LONGEST) push(chunks, text, start, at, line, plain, space ? '' : (text[at] ?? ''))
      start = -1
      plain = true
      if (at < text.length && isNewline(code)) line++
    } else {
      if (start < 0) start = at
      if (!isLetter(code)) plain = false
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

function push(
  chunks: Chunk[],
  text: string,
  from: number,
  to: number,
  line: number,
  plain: boolean,
  joiner: string,
): void {
  let start = from
  let end = to
  while (start < end && OPENING.includes(text[start] ?? '')) start++
  while (end > start && CLOSING.includes(text[end - 1] ?? '')) end--
  if (start === end) {
    const sign = text.slice(from, to)
    chunks.push({ start: from, end: to, text: sign, line, plain, after: joiner })
    return
  }
  chunks.push({ start, end, text: text.slice(start, end), line, plain, after: text.slice(end, to) + joiner })
}
