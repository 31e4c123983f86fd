/**
 * What is known of a text before anything is judged: its tokens, sentences, and for every token the classes of the word itself, of
 * the last and the first part of a compound, and of multi-word expressions that begin there. Buffers are reused from text to text.
 */

import { FIRST_LITERAL, NAME, TRAP } from '../lexicon/classes.ts'
import { analyseCompound, type CompoundParts } from '../lexicon/compounds.ts'
import { type LanguagePack, lookupForm } from '../lexicon/pack.ts'
import { findMisspelt } from '../lexicon/typos.ts'
import { createSentences, type Sentences, splitSentences } from '../text/sentences.ts'
import { BREAK, CAPITAL, createTokens, NUMBER, SIGN, type Tokens, tokenize } from '../text/tokens.ts'

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
const parts: CompoundParts = { head: 0, first: 0 }

/** Reads a text into `into`: tokens, sentences, word classes. Expressions are added by `markPhrases`. */
export function analyse(text: string, into: Analysis): Analysis {
  into.text = text
  const tokens = tokenize(text, into.tokens)
  splitSentences(text, tokens, into.sentences)
  ensure(into, tokens.count)
  const { pack, sentences } = into
  const { special } = pack.header
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const first = sentences.first[sentence] as number
    const last = sentences.last[sentence] as number
    for (let index = first; index < last; index++) into.sentenceOf[index] = sentence
  }
  const ringless = text.length > RINGLESS_FROM && !/[åäöÅÄÖ]/.test(text)
  for (let index = 0; index < tokens.count; index++) {
    const start = tokens.start[index] as number
    const end = tokens.end[index] as number
    into.head[index] = 0
    into.first[index] = 0
    into.masked[index] = 0
    into.misspelt[index] = 0
    into.spanAt[index] = -1
    const type = tokens.type[index]
    if (type === NUMBER) {
      into.set[index] = special.num
      continue
    }
    if (type === BREAK) {
      into.set[index] = 0
      continue
    }
    const set = lookupForm(pack, text, start, type === SIGN ? start + 1 : end)
    into.set[index] = set
    if (type === SIGN) continue
    const capital = ((tokens.flags[index] as number) & CAPITAL) !== 0
    const length = end - start
    if (set !== 0) {
      // "Vi", "I" are words; a single capital such as "E" in the middle is an initial.
      if (length === 1 && capital && !opensSentence(into, index)) into.set[index] = initialSet(into, start)
      continue
    }
    if (length === 1) {
      into.set[index] = capital ? initialSet(into, start) : special.unknown
      continue
    }
    if (length >= MIN_COMPOUND && analyseCompound(text, start, end, pack, parts)) {
      into.head[index] = parts.head
      into.first[index] = parts.first
    } else if (!capital || opensSentence(into, index)) {
      const misspelt = findMisspelt(text, start, end, pack, ringless)
      if (misspelt !== 0) {
        into.set[index] = misspelt
        into.misspelt[index] = 1
        continue
      }
    }
    if (hasDigit(text, start, end)) into.set[index] = special.mixed
    else into.set[index] = capital && !opensSentence(into, index) ? special.cap : special.unknown
  }
  into.spans.length = 0
  into.spanNext.length = 0
  return into
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

/** Adds an expression to the analysis. */
export function addSpan(analysis: Analysis, span: Span): void {
  const number = analysis.spans.length
  analysis.spans.push(span)
  analysis.spanNext.push(analysis.spanAt[span.first] as number)
  analysis.spanAt[span.first] = number
}
