/**
 * Character classes over UTF-16 code units. Tables and comparisons only, since every detector asks these questions
 * for every character of every note.
 */

const ZERO = 0x30
const FULL_WIDTH_ZERO = 0xff10

/** The value of an ASCII or full-width digit, −1 for anything else. */
export function digitValue(code: number): number {
  const ascii = code - ZERO
  if (ascii >= 0 && ascii <= 9) return ascii
  const wide = code - FULL_WIDTH_ZERO
  return wide >= 0 && wide <= 9 ? wide : -1
}

/** Whether the code unit is an ASCII or full-width digit. */
export function isDigit(code: number): boolean {
  return digitValue(code) >= 0
}

/** Whether the code unit is a letter: Latin with its diacritics, and the blocks of the other living scripts. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
  if (code < 0x250) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7
  return (code >= 0x250 && code <= 0x1fff && code !== 0x37e) || (code >= 0x3040 && code <= 0xd7a3)
}

/** Whether the code unit is an upper-case Latin letter as Swedish and its neighbours use them. */
export function isUpper(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde && code !== 0xd7)
}

/** Whether the code unit is a letter or a digit. */
export function isWordCode(code: number): boolean {
  return isLetter(code) || isDigit(code)
}

/** Whether the code unit ends a line. */
export function isNewline(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029
}

/** Whether the code unit is a space within a line: tab, no-break, thin and full-width spaces among them. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** Whether the code unit is white space of either kind. */
export function isSpace(code: number): boolean {
  return isBlank(code) || isNewline(code)
}

/** Whether the code unit takes no room: zero-width space and joiners, word joiner, byte-order mark. */
export function isZeroWidth(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff
}

/** Whether the code unit is a hyphen or dash of any make, soft hyphen and minus sign included. */
export function isDash(code: number): boolean {
  return (
    code === 0x2d ||
    code === 0xad ||
    (code >= 0x2010 && code <= 0x2015) ||
    code === 0x2212 ||
    code === 0xfe58 ||
    code === 0xfe63 ||
    code === 0xff0d
  )
}

/** Whether the code unit is a plus sign, full-width included. */
export function isPlus(code: number): boolean {
  return code === 0x2b || code === 0xff0b
}

const DIGITS = /[\d\uff10-\uff19]/g

/** The offset of the first digit at or after `from`; the length of the text if there is none. */
export function nextDigit(text: string, from: number): number {
  DIGITS.lastIndex = from
  const found = DIGITS.test(text) ? DIGITS.lastIndex - 1 : text.length
  DIGITS.lastIndex = 0
  return found
}
