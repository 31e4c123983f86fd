/**
 * What is known of a text before anything is judged: its tokens, sentences, and for every token the classes of the word itself, of
 * the last and the first part of a compound, and of multi-word expressions that begin there. Buffers are reused from text to text.
 */

import { type ClassSets, FIRST_LITERAL, NAME, TRAP } from '../lexicon/classes.ts'
import type { LanguagePack } from '../lexicon/pack.ts'
import { WordCache } from '../lexicon/word-cache.ts'
import { createSentences, type Sentences, splitSentences } from '../text/sentences.ts'
import { BREAK, CAPITAL, createTokens, NUMBER, SIGN, type Tokens, tokenize } from '../text/tokens.ts'
import { drawnOut, spelledWithFigures } from './disguises.ts'
import type { ChoiceField } from './pattern-code.ts'

/** A multi-word expression: tokens [first, last) with the classes of `set`. */
export interface Span {
  readonly first: number
  readonly last: number
  readonly set: number
}

/** The analysis of one text. Valid until the next text is analysed with the same `Analyser`. */
export interface Analysis {
  text: string
  readonly pack: LanguagePack
  /** What the pack says of words met before. */
  readonly words: WordCache
  readonly tokens: Tokens
  readonly sentences: Sentences
  /** Class set of each token. */
  set: Uint16Array
  /** Class sets of the last and first part of a compound, 0 if the token is none. */
  head: Uint16Array
  first: Uint16Array
  /** 1 where an idiom, a title or a trap covers the token: its own classes do not count. */
  masked: Uint8Array
  /** 1 where the word was recognised as a misspelling. */
  misspelt: Uint8Array
  sentenceOf: Int32Array
  readonly spans: Span[]
  /** Index into `spans` of the first span that begins at a token, -1 for none; further ones by `spanNext`. */
  spanAt: Int32Array
  readonly spanNext: number[]
}

/** Makes an empty analysis for a pack. */
export function createAnalysis(pack: LanguagePack): Analysis {
  return {
    text: '',
    pack,
    words: new WordCache(pack),
    tokens: createTokens(),
    sentences: createSentences(),
    set: new Uint16Array(256),
    head: new Uint16Array(256),
    first: new Uint16Array(256),
    masked: new Uint8Array(256),
    misspelt: new Uint8Array(256),
    sentenceOf: new Int32Array(256),
    spans: [],
    spanAt: new Int32Array(256),
    spanNext: [],
  }
}

const MIN_COMPOUND = 6

/** A longer note without a single å, ä or ö was typed without them. */
const RINGLESS_FROM = 30

/** Reads a text into `into`: tokens, sentences, word classes. Expressions are added by `markPhrases`. */
export function analyse(text: string, into: Analysis): Analysis {
  into.text = text
  const tokens = tokenize(text, into.tokens)
  splitSentences(text, tokens, into.sentences)
  ensure(into, tokens.count)
  const { sentences, sentenceOf } = into
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const last = sentences.last[sentence] as number
    for (let index = sentences.first[sentence] as number; index < last; index++) sentenceOf[index] = sentence
  }
  const { count } = tokens
  into.head.fill(0, 0, count)
  into.first.fill(0, 0, count)
  into.masked.fill(0, 0, count)
  into.misspelt.fill(0, 0, count)
  into.spanAt.fill(-1, 0, count)
  readWords(into, text.length > RINGLESS_FROM && !/[åäöÅÄÖ]/.test(text))
  into.spans.length = 0
  into.spanNext.length = 0
  return into
}

function readWords(into: Analysis, ringless: boolean): void {
  const { text, tokens, words, set } = into
  const { num, unknown } = into.pack.header.special
  for (let index = 0; index < tokens.count; index++) {
    const type = tokens.type[index] as number
    if (type === NUMBER || type === BREAK) {
      set[index] = type === NUMBER ? num : 0
      continue
    }
    const start = tokens.start[index] as number
    const end = type === SIGN ? start + 1 : (tokens.end[index] as number)
    const slot = words.find(text, start, end)
    const known = words.set(slot)
    set[index] = known
    if (type === SIGN) continue
    const capital = ((tokens.flags[index] as number) & CAPITAL) !== 0
    if (end - start === 1) {
      // "Vi", "I" are words; a single capital such as "E" in the middle is an initial.
      if (known === 0) set[index] = capital ? initialSet(into, start) : unknown
      else if (capital && !opensSentence(into, index)) set[index] = initialSet(into, start)
    } else if (known === 0) set[index] = readUnknown(into, index, slot, capital, ringless)
  }
}

/** The class set of a word that is no form of the lexicon: a compound, a misspelling, a name, or nothing that is known. */
function readUnknown(into: Analysis, index: number, slot: number, capital: boolean, ringless: boolean): number {
  const { text, tokens, words } = into
  const { special } = into.pack.header
  const start = tokens.start[index] as number
  const end = tokens.end[index] as number
  const named = capital && !opensSentence(into, index)
  if (end - start >= MIN_COMPOUND && words.isCompound(slot, text, start, end)) {
    into.head[index] = words.head(slot)
    into.first[index] = words.first(slot)
  } else if (!named) {
    const misspelt = words.misspells(slot, text, start, end, ringless) || drawnOut(into, start, end)
    if (misspelt !== 0) {
      into.misspelt[index] = 1
      return misspelt
    }
  }
  if (hasDigit(text, start, end)) return spelledWithFigures(into, start, end) || special.mixed
  return named ? special.cap : special.unknown
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) return true
  }
  return false
}

function initialSet(analysis: Analysis, at: number): number {
  const { initial, initials } = analysis.pack.header.special
  return initials[(analysis.text[at] as string).toLowerCase()] ?? initial
}

function ensure(into: Analysis, count: number): void {
  if (into.set.length >= count) return
  const size = Math.max(count, into.set.length * 2)
  into.set = new Uint16Array(size)
  into.head = new Uint16Array(size)
  into.first = new Uint16Array(size)
  into.masked = new Uint8Array(size)
  into.misspelt = new Uint8Array(size)
  into.sentenceOf = new Int32Array(size)
  into.spanAt = new Int32Array(size)
}

/** No more signs than this lead a sentence in: it bounds the work for a word. */
const MOST_SIGNS = 32

/** True for the first word of a sentence, where a capital says nothing. */
export function opensSentence(analysis: Analysis, index: number): boolean {
  const first = analysis.sentences.first[analysis.sentenceOf[index] as number] as number
  if (index - first > MOST_SIGNS) return false
  for (let at = first; at < index; at++) if (analysis.tokens.type[at] !== SIGN) return false
  return true
}

/** True if the token carries the class: as a word, as part of a compound, unless an idiom covers it. */
export function tokenHas(analysis: Analysis, index: number, id: number): boolean {
  const { sets, firstTerm = Number.POSITIVE_INFINITY } = analysis.pack
  if (id < FIRST_LITERAL && analysis.masked[index] === 1) return false
  const set = analysis.set[index] as number
  if (sets.has(set, id)) {
    if (id !== NAME || ((analysis.tokens.flags[index] as number) & CAPITAL) !== 0) return true
    return !sets.has(set, TRAP)
  }
  // A word that a pattern names is meant as it stands, not as part of a compound.
  if (id >= FIRST_LITERAL && id < firstTerm) return false
  const head = analysis.head[index] as number
  if (head !== 0 && sets.has(head, id)) return true
  const first = analysis.first[index] as number
  return first !== 0 && sets.has(first, id)
}

/** True if the token carries any class of a long row of choices: `tokenHas` for each of them, but in the order of the token's classes. */
export function tokenHasAny(analysis: Analysis, index: number, { bits, literals }: ChoiceField): boolean {
  const { sets } = analysis.pack
  for (const id of literals) if (tokenHas(analysis, index, id)) return true
  if (analysis.masked[index] === 1) return false
  const set = analysis.set[index] as number
  const head = analysis.head[index] as number
  const first = analysis.first[index] as number
  if (set !== 0 && meets(sets, set, bits, false)) return true
  // A name in lower case that is a word as well is none.
  if (sets.has(set, NAME)) {
    if (holdsBit(bits, NAME) && tokenHas(analysis, index, NAME)) return true
    return (head !== 0 && meets(sets, head, bits, false)) || (first !== 0 && meets(sets, first, bits, false))
  }
  return (head !== 0 && meets(sets, head, bits, true)) || (first !== 0 && meets(sets, first, bits, true))
}

function holdsBit(bits: Uint32Array, id: number): boolean {
  return ((bits[id >> 5] as number) & (1 << (id & 31))) !== 0
}

/** True if the set holds a class of the field; `named`: the class of names counts too. */
function meets(sets: ClassSets, set: number, bits: Uint32Array, named: boolean): boolean {
  const { setFirst, setClass } = sets.data
  const end = setFirst[set + 1] as number
  for (let at = setFirst[set] as number; at < end; at++) {
    const id = setClass[at] as number
    if (id >= FIRST_LITERAL) return false
    if (holdsBit(bits, id) && (named || id !== NAME)) return true
  }
  return false
}

/** Adds an expression to the analysis. */
export function addSpan(analysis: Analysis, span: Span): void {
  const number = analysis.spans.length
  analysis.spans.push(span)
  analysis.spanNext.push(analysis.spanAt[span.first] as number)
  analysis.spanAt[span.first] = number
}
