/** Reader of plain text: all of it is prose. Lines that were broken to fit a width are joined; a comment has a line of its own. */
import { type Comment, isForProgram, PieceBuilder, type Prose } from './prose.ts'

/** Width from which a line that ends without a full stop counts as broken, when the next goes on in lower case. */
const WRAPPED = 50
const COMMENT = /^[ \t]*(?:#|\/\/|<!--)[ \t]*(fritext-[^\r\n]*?)[ \t]*(?:-->)?[ \t]*$/gimu

/** Reads plain text. Lines that hold only a suppression (`# fritext-disable …`) are comments. */
export function readPlain(source: string): Prose {
  const comments = /fritext-/i.test(source) ? commentsIn(source) : []
  const builder = new PieceBuilder()
  let at = 0
  for (const { start, end } of [...comments, { start: source.length, end: source.length }]) {
    addLines(builder, source, at, start)
    at = end
  }
  return { source, pieces: builder.take(), comments }
}

function commentsIn(source: string): Comment[] {
  return Array.from(source.matchAll(COMMENT), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[1] ?? '',
  })).filter(({ text }) => isForProgram(text))
}

// The expression is made for rare letters alone: its class of letters costs a start.
function isLower(char: string): boolean {
  if (char > '\u024f') return /\p{Ll}/u.test(char)
  return char !== char.toUpperCase() && char === char.toLowerCase()
}

function addLines(builder: PieceBuilder, source: string, from: number, to: number): void {
  let start = from
  for (const match of source.slice(from, to).matchAll(/\r?\n/g)) {
    const end = from + match.index
    const next = end + match[0].length
    const wrapped =
      end - start >= WRAPPED && isLower(source.charAt(next)) && !/[.!?:]\s*$/.test(source.slice(start, end))
    if (wrapped) {
      builder.verbatim(source, start, end)
      builder.written(' ', end, next)
    } else builder.verbatim(source, start, next)
    start = next
  }
  builder.verbatim(source, start, to)
}
