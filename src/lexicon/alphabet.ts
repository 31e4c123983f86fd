/**
 * The alphabet of the word automaton: one small number a letter, upper and lower case alike, so that a step is one table look-up.
 * What is not in it ends the walk.
 */

const LETTERS =
  'abcdefghijklmnopqrstuvwxyzåäöéüèáàêëíóúñçøæšžćčýğışłœßïôûâîìòùãõđðþ0123456789-\':.&/+%§()[]{}<>?!,;…–_*#=|"’”«»@ '

/** The same in upper case, letter by letter; where two letters share a capital, it is that of the first. */
const CAPITALS = LETTERS.replace('ß', 'ẞ').toUpperCase()

/** The edge that leads from a word's stem to "may stand first in a compound". Not a letter of any text. */
export const JOIN = LETTERS.length + 1

const CODES = buildCodes()

function buildCodes(): Uint8Array {
  const codes = new Uint8Array(0x2800)
  for (let index = LETTERS.length - 1; index >= 0; index--) codes[CAPITALS.charCodeAt(index)] = index + 1
  for (let index = LETTERS.length - 1; index >= 0; index--) codes[LETTERS.charCodeAt(index)] = index + 1
  // Typographic variants of one sign.
  codes[0x2019] = codes[0x27] as number
  codes[0x2011] = codes[0x2d] as number
  codes[0x2010] = codes[0x2d] as number
  codes[0xa0] = codes[0x20] as number
  return codes
}

/** The letter number of a UTF-16 code unit; 0 for what no word of the lexicon can hold. */
export function letterOf(code: number): number {
  return code < CODES.length ? (CODES[code] as number) : 0
}

/** The letter of a number, for messages and tests. */
export function letterName(letter: number): string {
  return letter === JOIN ? '+' : (LETTERS[letter - 1] ?? '')
}
