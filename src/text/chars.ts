/**
 * What a code unit is, by table: the tokenizer and the automaton ask it for every character, so it answers without
 * a function call into the Unicode tables below U+0250.
 */

/** Code-unit kinds. */
export const SPACE = 0
export const LETTER = 1
export const DIGIT = 2
export const NEWLINE = 3
export const PUNCT = 4

const TABLE = buildTable()
const LETTER_PATTERN = /[\p{L}\p{M}]/u
const SPACE_PATTERN = /\s/u
const DIGIT_PATTERN = /\p{Nd}/u

function classify(code: number): number {
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return NEWLINE
  const char = String.fromCharCode(code)
  if (LETTER_PATTERN.test(char)) return LETTER
  if (DIGIT_PATTERN.test(char)) return DIGIT
  if (SPACE_PATTERN.test(char) || code < 32) return SPACE
  return PUNCT
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x250)
  for (let code = 0; code < table.length; code++) {
    const char = String.fromCharCode(code)
    if (code === 10 || code === 13) table[code] = NEWLINE
    else if (/\p{L}/u.test(char)) table[code] = LETTER
    else if (code >= 48 && code <= 57) table[code] = DIGIT
    else if (code <= 32 || code === 0xa0) table[code] = SPACE
    else table[code] = PUNCT
  }
  // A soft hyphen is invisible: it belongs to the word it stands in.
  table[0xad] = LETTER
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
