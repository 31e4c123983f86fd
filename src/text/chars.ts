/**
 * What a code unit is, by table: the tokenizer and the automaton ask it for every character, so it answers without
 * a function call into the Unicode tables below U+0250.
 */
import { lazy } from '../lazy.ts'

/** Code-unit kinds. */
export const SPACE = 0
export const LETTER = 1
export const DIGIT = 2
export const NEWLINE = 3
export const PUNCT = 4

/** Ranges of letters below U+0250, first and last code unit, with the soft hyphen: it is invisible and belongs to the word it stands in. */
export const letterRanges = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xaa, 0xaa],
  [0xad, 0xad],
  [0xb5, 0xb5],
  [0xba, 0xba],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x24f],
] as const

const TABLE = buildTable()
const rareLetter = lazy(() => /[\p{L}\p{M}]/u)
const rareDigit = lazy(() => /\p{Nd}/u)

function classify(code: number): number {
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return NEWLINE
  const char = String.fromCharCode(code)
  if (rareLetter().test(char)) return LETTER
  if (rareDigit().test(char)) return DIGIT
  if (/\s/.test(char) || code < 32) return SPACE
  return PUNCT
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x250).fill(PUNCT)
  for (const [from, to] of letterRanges) table.fill(LETTER, from, to + 1)
  table.fill(DIGIT, 48, 58)
  table.fill(SPACE, 0, 33)
  table[0xa0] = SPACE
  table[10] = NEWLINE
  table[13] = NEWLINE
  return table
}

/** The kind of a UTF-16 code unit. Halves of surrogate pairs count as punctuation (emoji), which suits notes. */
export function kindOf(code: number): number {
  if (code < 0x250) return TABLE[code] as number
  return classify(code)
}

/** True for an upper-case letter. */
export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90
  const char = String.fromCharCode(code)
  return char !== char.toLowerCase()
}
