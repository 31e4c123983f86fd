/**
 * Unicode normal form C with a way back. Decomposed letters (a + combining ring, as some systems export them) are composed
 * before anything is read; findings are told in offsets of the text as it came.
 */

/** A normalised text and the way back to the original offsets. */
export interface Normalized {
  readonly text: string
  /** Original offset of an offset in `text`. */
  back(offset: number): number
}

const COMBINING = /\p{Mn}|[\u{1100}-\u{11ff}\u{2126}\u{212a}\u{212b}]/u

/** Normalises to NFC. Text that is composed already, nearly all, is returned as it is, at the cost of one scan. */
export function normalize(text: string): Normalized {
  if (!COMBINING.test(text)) return { text, back: (offset) => offset }
  const pieces: string[] = []
  const starts: number[] = []
  const sources: number[] = []
  let length = 0
  for (const match of text.matchAll(/\P{Mn}\p{Mn}*|\p{Mn}+/gsu)) {
    const composed = match[0].normalize('NFC')
    pieces.push(composed)
    starts.push(length)
    sources.push(match.index)
    length += composed.length
  }
  starts.push(length)
  sources.push(text.length)
  const back = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    const inside = offset - (starts[low] as number)
    return inside === 0 ? (sources[low] as number) : (sources[low + 1] as number)
  }
  return { text: pieces.join(''), back }
}
