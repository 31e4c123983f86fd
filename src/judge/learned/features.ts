/**
 * Features of a clause, as hashes. A clause is a sentence of the note; what is read of it: words, pairs of words, pieces of words, word
 * classes, what the rules matched. Names, places and peoples are read as their class alone, so that
 * no verdict can hang on who or where.
 */
import { CAP, FIRST_LITERAL, KNOWN, NAME } from '../../lexicon/classes.ts'
import type { Analysis } from '../../match/analysis.ts'
import { ALL_CAPITALS, BREAK, CAPITAL, NUMBER, SIGN } from '../../text/tokens.ts'
import type { Context } from '../../types.ts'
import { type FeatureClasses, isPaired } from './feature-classes.ts'
import {
  CAPITALS_WORD,
  CLASS,
  CLASS_BAG,
  CLASS_PAIR,
  CLASS_WORD,
  classWord,
  FIELD,
  finish,
  hashWord,
  lower,
  MATCH,
  mix,
  NAME_HASH,
  NUMBER_WORD,
  PAIR,
  PIECE,
  PLACE,
  SHAPE,
  seed,
  WORD_CLASS,
} from './feature-hash.ts'

/** The features of one clause. */
export interface ClauseFeatures {
  /** 32-bit hashes. */
  readonly own: number[]
  /** The token that each of them belongs to, -1 for none; for the telling part. */
  readonly token: number[]
}

/** Classes that are no features: they say only what kind of token it is, or are too common to tell. */
const SILENT = new Set([KNOWN, 0, 1])

/** What is known of each token, made once a note. */
export interface NoteWords {
  /** Hash of the word as it is read: a name is "name". */
  readonly word: Int32Array
  /** Whether the word is read by its class alone. */
  readonly anonymous: Uint8Array
  /** Hashes of the classes of each token. */
  readonly classes: readonly (readonly number[])[]
}

/** Reads the words of an analysed note. */
export function readWords(analysis: Analysis, features: FeatureClasses): NoteWords {
  const { tokens, text } = analysis
  const word = new Int32Array(tokens.count)
  const hidden = new Uint8Array(tokens.count)
  const classes: number[][] = []
  for (let index = 0; index < tokens.count; index++) {
    const list = classesAt(analysis, index)
    classes.push(list.map((id) => features.hash[id] as number))
    const type = tokens.type[index] as number
    const flags = tokens.flags[index] as number
    // "I", "på" are places as well, but of no place.
    const person = list.find((id) => features.anonymous[id] === 1 && ((flags & CAPITAL) !== 0 || id !== features.place))
    if (person !== undefined) {
      hidden[index] = 1
      word[index] = classWord(features.hash[person] as number)
      // A name is nothing but a name: what else a lexicon says of it (a word too, a girl's, one of a book) would tell names apart.
      if (person === NAME) classes[index] = [NAME_HASH]
    } else if (type === NUMBER) {
      hidden[index] = 1
      word[index] = NUMBER_WORD
    } else if (list.includes(CAP) && type !== SIGN) {
      hidden[index] = 1
      // A name that no lexicon lists is read as those that it does; letters such as BVC are no name.
      const capitals = (flags & ALL_CAPITALS) !== 0
      word[index] = capitals ? CAPITALS_WORD : classWord(NAME_HASH)
      if (!capitals) classes[index] = [NAME_HASH]
    } else word[index] = hashWord(text, tokens.start[index] as number, tokens.end[index] as number)
  }
  return { word, anonymous: hidden, classes }
}

/** The classes of a token that are features, each once: of the word, of its parts, of expressions that begin there. */
export function classesAt(analysis: Analysis, index: number): number[] {
  const { sets } = analysis.pack
  const out = new Set<number>()
  const lower = ((analysis.tokens.flags[index] as number) & CAPITAL) === 0
  const add = (set: number): void => {
    if (set === 0) return
    for (const id of sets.list(set)) {
      if (id >= FIRST_LITERAL) break
      if (SILENT.has(id)) continue
      if (id === NAME && lower && sets.has(set, 2)) continue
      out.add(id)
    }
  }
  if (analysis.masked[index] === 0) {
    add(analysis.set[index] as number)
    add(analysis.head[index] as number)
    add(analysis.first[index] as number)
  }
  for (let span = analysis.spanAt[index] as number; span >= 0; span = analysis.spanNext[span] as number) {
    add((analysis.spans[span] as { set: number }).set)
  }
  return [...out]
}

/** What the rules saw in a clause, as a feature: a stable hash and the token where it begins. */
export interface ClauseSignal {
  readonly hash: number
  readonly token: number
}

/** The features of tokens [first, last). */
export function clauseFeatures(
  analysis: Analysis,
  words: NoteWords,
  first: number,
  last: number,
  signals: readonly ClauseSignal[],
  context: Context,
): ClauseFeatures {
  const own: number[] = []
  const token: number[] = []
  const add = (hash: number, at: number): void => {
    own.push(finish(hash))
    token.push(at)
  }
  const { tokens, text } = analysis
  const bag = new Set<number>()
  let before = seed(PLACE)
  let beforeAt = -1
  let count = 0
  for (let index = first; index < last; index++) {
    const type = tokens.type[index] as number
    if (type === BREAK) continue
    const word = words.word[index] as number
    add(word, index)
    add(mix(mix(seed(PAIR), before), word), index)
    const classes = words.classes[index] as readonly number[]
    const previous = beforeAt < 0 ? [] : (words.classes[beforeAt] as readonly number[])
    for (const id of classes) {
      add(mix(seed(CLASS), id), index)
      add(mix(mix(seed(WORD_CLASS), before), id), index)
      for (const other of previous) add(mix(mix(seed(CLASS_PAIR), other), id), index)
      if (isPaired(id)) bag.add(id)
    }
    for (const other of previous) add(mix(mix(seed(CLASS_WORD), other), word), index)
    if (words.anonymous[index] === 0 && type !== SIGN)
      pieces(text, tokens.start[index] as number, tokens.end[index] as number, index, add)
    before = word
    beforeAt = index
    count++
  }
  add(mix(mix(seed(PAIR), before), seed(PLACE)), last - 1)
  const together = [...bag].sort((a, b) => a - b)
  for (let a = 0; a < together.length; a++) {
    for (let b = a + 1; b < together.length; b++)
      add(mix(mix(seed(CLASS_BAG), together[a] as number), together[b] as number), -1)
  }
  for (const signal of signals) add(signalFeature(signal), signal.token)
  for (const hash of clauseShape(analysis, first, last, count)) add(hash, -1)
  for (const hash of contextFeatures(context)) add(hash, -1)
  return { own, token }
}

function pieces(
  text: string,
  start: number,
  end: number,
  index: number,
  add: (hash: number, at: number) => void,
): void {
  const length = end - start
  if (length < 3) return
  // Word boundaries are letters of their own: -1 before, -2 behind.
  for (let from = -1; from < length; from++) {
    let hash = seed(PIECE)
    for (let size = 1; size <= 4; size++) {
      const at = from + size - 1
      if (at > length) break
      const code = at < 0 ? 1 : at === length ? 2 : lower(text.charCodeAt(start + at))
      hash = mix(hash, code)
      if (size >= 3) add(hash, index)
      if (at === length) break
    }
  }
}

/** What a signal is read as. */
export function signalFeature({ hash }: ClauseSignal): number {
  return mix(seed(MATCH), hash)
}

/** What is read of the place a note was typed in: the words of the field's name, and whether it tells an absence. */
export function contextFeatures({ field, kind }: Context): number[] {
  const out: number[] = []
  for (const word of field?.toLowerCase().matchAll(/\p{L}+/gu) ?? []) {
    let hash = seed(FIELD)
    for (let at = 0; at < word[0].length; at++) hash = mix(hash, word[0].charCodeAt(at))
    out.push(hash)
  }
  if (kind === 'absence') out.push(mix(seed(FIELD), 1))
  return out
}

/** The length, the end and the place of the clause of tokens [first, last), of which `count` are no breaks. */
export function clauseShape(analysis: Analysis, first: number, last: number, count: number): number[] {
  const { text, tokens } = analysis
  const out = [mix(mix(seed(SHAPE), 1), Math.min(6, count >> 2))]
  const end = tokens.end[last - 1] as number
  const mark = text.charCodeAt(end - 1)
  if (mark === 0x3f) out.push(mix(seed(SHAPE), 2))
  if (mark === 0x21) out.push(mix(seed(SHAPE), 3))
  if (mark === 0x3a) out.push(mix(seed(SHAPE), 4))
  if (analysis.sentences.count === 1) out.push(mix(seed(SHAPE), 5))
  if (first === 0) out.push(mix(seed(SHAPE), 6))
  return out
}
