import { digitValue, isBlank, isDash, isDigit, isPlus, isZeroWidth } from './chars.ts'

/** What stands between two digits of a number. `soft` is a soft hyphen, which shows only at a line's end. */
export type Gap = 'none' | 'blank' | 'dash' | 'plus' | 'slash' | 'dot' | 'soft'

/** Digits with small gaps between them. */
export interface DigitRun {
  readonly start: number
  /** The digits, left to right. */
  readonly digits: readonly number[]
  /** The gap before each digit; the first is `none`. */
  readonly gaps: readonly Gap[]
  /** The offset after each digit. */
  readonly ends: readonly number[]
}

/** No gap is longer than this many code units; it bounds the work per digit. */
const LONGEST_GAP = 6

/** Reads at most `most` digits from the digit at `start`, over gaps of one separator, blanks and zero-width characters. */
export function readDigits(text: string, start: number, most: number): DigitRun {
  const digits: number[] = [digitValue(text.charCodeAt(start))]
  const gaps: Gap[] = ['none']
  const ends: number[] = [start + 1]
  let at = start + 1
  while (digits.length < most) {
    const gap = readGap(text, at)
    if (gap === undefined) break
    digits.push(digitValue(text.charCodeAt(gap.end)))
    gaps.push(gap.gap)
    at = gap.end + 1
    ends.push(at)
  }
  return { start, digits, gaps, ends }
}

function readGap(text: string, from: number): { gap: Gap; end: number } | undefined {
  let gap: Gap = 'none'
  let blanks = 0
  for (let at = from; at < text.length && at - from <= LONGEST_GAP; at++) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) return { gap: gap === 'none' && blanks > 0 ? 'blank' : gap, end: at }
    if (isZeroWidth(code)) continue
    if (isBlank(code)) {
      blanks++
      if (blanks > 3) return undefined
      continue
    }
    const sign = separator(code)
    if (sign === undefined || gap !== 'none') return undefined
    gap = sign
  }
  return undefined
}

function separator(code: number): Gap | undefined {
  if (code === 0xad) return 'soft'
  if (isDash(code)) return 'dash'
  if (isPlus(code)) return 'plus'
  if (code === 0x2f) return 'slash'
  return code === 0x2e ? 'dot' : undefined
}

/** Where the next number could begin after a failed attempt at `start`: after its first gap, never inside it. */
export function nextRun(text: string, start: number): number {
  let at = start
  while (at < text.length && (isDigit(text.charCodeAt(at)) || isZeroWidth(text.charCodeAt(at)))) at++
  return at
}

/** The last character before `start` that takes room, as a code unit; −1 at the start of the text. */
export function codeBefore(text: string, start: number): { code: number; at: number } {
  let at = start - 1
  while (at >= 0 && start - at <= LONGEST_GAP && isZeroWidth(text.charCodeAt(at))) at--
  return { code: at >= 0 ? text.charCodeAt(at) : -1, at }
}
