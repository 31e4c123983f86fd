/** How features become numbers: what they are made of is mixed into a hash, step by step; the kernel (`fast/assembly/kernel.ts`) does the same. */

/** Namespaces keep features of different kinds apart. This one: words. */
export const WORD = 1
/** A word and the one before it. */
export const PAIR = 2
/** Three or four letters of a word. */
export const PIECE = 4
/** A class of a word. */
export const CLASS = 5
/** A class of a word and one of the word before it. */
export const CLASS_PAIR = 6
/** A word and a class of the one before it. */
export const CLASS_WORD = 7
/** A class of a word and the word before it. */
export const WORD_CLASS = 8
/** Two classes that the clause holds, wherever they stand. */
export const CLASS_BAG = 9
/** A word of the name of the field. */
export const FIELD = 12
/** Length, end and place of the clause. */
export const SHAPE = 13
/** What the rules saw. */
export const MATCH = 14
/** Before the first word and behind the last. */
export const PLACE = 15
const NAMED = 16

const PRIME = 0x01000193

/** One step of a hash. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, PRIME)
}

/** The hash that a namespace begins with. */
export function seed(space: number): number {
  return mix(0x811c9dc5, space)
}

/** The hash of a feature, mixed once more so that its lower bits name a row. */
export function finish(hash: number): number {
  let value = hash ^ (hash >>> 15)
  value = Math.imul(value, 0x2c1b3c6d)
  value ^= value >>> 12
  return value >>> 0
}

/** A stable hash of a name: a class, a rule, a key of evidence. */
export function hashName(name: string): number {
  let hash = seed(NAMED)
  for (let at = 0; at < name.length; at++) hash = mix(hash, name.charCodeAt(at))
  return hash
}

/** The hash of the class of names. */
export const NAME_HASH = hashName('name')

/** What a word is read as that is read by its class alone. */
export function classWord(hash: number): number {
  return mix(seed(WORD), hash)
}

/** What a number is read as, and letters such as BVC. */
export const NUMBER_WORD = classWord(0x20000)
export const CAPITALS_WORD = classWord(0x30000)

/** The hash of text[start, end) as a word, whatever its case. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = seed(WORD)
  for (let at = start; at < end; at++) hash = mix(hash, lower(text.charCodeAt(at)))
  return hash
}

/** A code unit in lower case. */
export function lower(code: number): number {
  if (code < 0x41) return code
  if (code <= 0x5a) return code + 32
  if (code < 0xc0) return code
  if (code < 0x100) return code < 0xdf && code !== 0xd7 ? code + 32 : code
  return String.fromCharCode(code).toLowerCase().charCodeAt(0)
}
