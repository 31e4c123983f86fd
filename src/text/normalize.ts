/**
 * Unicode normal form C with a way back. Decomposed letters (a + combining ring, as some systems export them) are composed and
 * invisible characters inside words (soft hyphens, zero-width spaces) are left out, and letters that only look like Latin ones are
 * exchanged, before anything is read; findings are told in
 * offsets of the text as it came.
 */

import { lazy } from '../lazy.ts'
import { isDisguised, undisguise } from './lookalikes.ts'

/** A normalised text and the way back to the original offsets. */
export interface Normalized {
  readonly text: string
  /** Original offset of an offset in `text`. */
  back(offset: number): number
}

const combining = lazy(() => /\p{Mn}|[\u{1100}-\u{11ff}\u{2126}\u{212a}\u{212b}]/u)

/** Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte-order mark. */
const INVISIBLE = /[\u{ad}\u{200b}-\u{200f}\u{2060}\u{feff}]/u
const pieces = lazy(
  () => /((?<=[\p{L}\p{Mn}])[\u{ad}\u{200b}-\u{200f}\u{2060}\u{feff}]+(?=\p{L}))|\P{Mn}\p{Mn}*|\p{Mn}+/gsu,
)

/** True if a text holds anything that may have to be composed or left out. */
export function needsNormalizing(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Nothing of the kind stands below U+0300 but the soft hyphen, nor among dashes and quotation marks.
    if ((code < 0x300 && code !== 0xad) || (code >= 0x2010 && code < 0x2028)) continue
    return combining().test(text) || INVISIBLE.test(text) || isDisguised(text)
  }
  return false
}

/**
 * Normalises to NFC, without what is invisible between two letters. Nearly all texts are
 * so already and are returned as they are, at the cost of one scan.
 */
export function normalize(text: string): Normalized {
  if (!needsNormalizing(text)) return { text, back: (offset) => offset }
  const composed: string[] = []
  const starts: number[] = []
  const sources: number[] = []
  let length = 0
  for (const match of undisguise(text).matchAll(pieces())) {
    const piece = match[1] === undefined ? match[0].normalize('NFC') : ''
    composed.push(piece)
    starts.push(length)
    sources.push(match.index)
    length += piece.length
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
  return { text: composed.join(''), back }
}
