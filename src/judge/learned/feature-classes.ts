/** What features make of the word classes of a pack: their hashes, and which are read alone, or never beside others. */
import { hashName } from './feature-hash.ts'

/** Classes whose words are read by class alone: no verdict may hang on who, where or of which people. */
const ANONYMOUS = new Set([
  'name',
  'people',
  'country',
  'language',
  'place',
  'num',
  'initial',
  'placeholder',
  'faith',
  'ethnic-group',
])

/**
 * Classes that say what kind of word it is, or that somebody is meant: nearly every clause holds them, so that beside another class they tell
 * nothing.
 */
const UNPAIRED_NAMES =
  'noun verb adj v-inf v-pres v-past v-sup v-ptcp cap num trap neutral idiom title name person pronoun third'
const UNPAIRED = new Set(UNPAIRED_NAMES.split(' ').map(hashName))

/** True if a class, given by its hash, is read beside the others of its clause. */
export function isPaired(hash: number): boolean {
  return !UNPAIRED.has(hash)
}

/** What the features need of a pack: class numbers change from build to build, their names' hashes do not. */
export interface FeatureClasses {
  readonly hash: Int32Array
  readonly anonymous: Uint8Array
  /** 1 for classes that are not read beside the others of their clause. */
  readonly unpaired: Uint8Array
  /** Number of the class of places, -1 if the pack has none. */
  readonly place: number
}

/** Prepares the classes of a pack. */
export function featureClasses(names: readonly string[]): FeatureClasses {
  const hash = Int32Array.from(names, hashName)
  return {
    hash,
    unpaired: Uint8Array.from(hash, (value) => (isPaired(value) ? 0 : 1)),
    anonymous: Uint8Array.from(names, (name) => (ANONYMOUS.has(name) ? 1 : 0)),
    place: names.indexOf('place'),
  }
}

/** The classes of a pack as they were prepared when it was compiled; `hash` as `featureClasses` gives it, without sign. */
export function preparedClasses(
  hash: Uint32Array,
  anonymous: Uint8Array,
  unpaired: Uint8Array,
  place: number,
): FeatureClasses {
  const signed = new Int32Array(hash.buffer, hash.byteOffset, hash.length)
  return { hash: signed, anonymous, unpaired, place }
}
