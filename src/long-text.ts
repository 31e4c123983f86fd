/**
 * Texts of megabytes: a broken quotation mark makes a cell of them, or a book is typed into one file. They are read piece by piece, each with
 * what stands around it, so that no text needs more memory than a piece does.
 */

/** UTF-16 code units of a piece, at most. No note that somebody types is as long. */
export const PIECE = 1 << 20

/** Units on each side of a piece that are read with it: much further than any rule looks. */
export const MARGIN = 1 << 14

/** Part of a text, half-open, in UTF-16 code units: what is read, and of it what is looked for findings. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** The pieces of a text, one behind the other; they break at lines where those are short enough, else between words. */
export function* piecesOf(text: string, piece = PIECE, margin = MARGIN): Generator<Piece> {
  for (let start = 0; start < text.length; ) {
    const end = start + piece < text.length ? breakBefore(text, start + piece, start + (piece >> 1)) : text.length
    const from = start === 0 ? 0 : breakBefore(text, Math.max(start - margin, 0), Math.max(start - 2 * margin, 0))
    const to = end + margin < text.length ? breakBefore(text, end + margin, end) : text.length
    yield { from, to, start, end }
    start = end
  }
}

/** The last place up to `at`, and after `least`, at which a line begins, else a word; `at` itself, or one before it in a pair, if there is none. */
function breakBefore(text: string, at: number, least: number): number {
  for (const sign of ['\n', ' ']) {
    const found = text.lastIndexOf(sign, at - 1) + 1
    if (found > least) return found
  }
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff && at > least ? at - 1 : at
}
