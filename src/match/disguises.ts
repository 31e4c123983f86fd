/**
 * Words in disguise: letters set apart ("d i a b e t e s", "A.D.H.D."), a sign in the place of a letter ("di@betes", "m*slim"). They are read as the
 * word that they stand for, if the lexicon has it; anything else stays what it was.
 */
import { lookupForm } from '../lexicon/pack.ts'
import { SIGN, WORD } from '../text/tokens.ts'
import { type Analysis, addSpan } from './analysis.ts'

/** Fewer single letters in a row are initials, alternatives of a question, notes of a tune. */
const LEAST_LETTERS = 4
const LONGEST = 24

/** The letters that a sign is put for. */
const PUT_FOR: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': 'i', '€': 'e' }

/** Signs that hide a letter. */
const HIDES = '*#_'
const ALPHABET = 'aeiouyåäöbcdfghjklmnpqrstvwxz'

/** Finds words in disguise in an analysed text and adds them as spans with the classes of the word. */
export function markDisguises(analysis: Analysis): void {
  const { tokens, text } = analysis
  for (let index = 0; index < tokens.count; index++) {
    const type = tokens.type[index] as number
    if (type === WORD) {
      if (isLetter(analysis, index)) index = spacedLetters(analysis, index)
      else if (PARTS.includes(text[(tokens.start[index] as number) + 1] as string)) partedLetters(analysis, index)
    } else if (type === SIGN && index > 0) signInside(analysis, index)
  }
}

/** What parts letters within one token. */
const PARTS = '.-'

function isLetter({ tokens }: Analysis, index: number): boolean {
  return tokens.type[index] === WORD && (tokens.end[index] as number) - (tokens.start[index] as number) === 1
}

/** "d i a b e t e s": single letters, one blank apart. Returns the last token of the row. */
function spacedLetters(analysis: Analysis, first: number): number {
  const { tokens, text, sentenceOf } = analysis
  let last = first
  while (
    last + 1 < tokens.count &&
    isLetter(analysis, last + 1) &&
    tokens.start[last + 1] === (tokens.end[last] as number) + 1 &&
    sentenceOf[last + 1] === sentenceOf[first]
  )
    last++
  const count = last - first + 1
  if (count < LEAST_LETTERS || count > LONGEST) return last
  let word = ''
  for (let index = first; index <= last; index++) word += text[tokens.start[index] as number]
  give(analysis, first, last + 1, lookUp(analysis, word))
  return last
}

/** "A.D.H.D", "a-d-h-d": the tokenizer has taken the row for one word. */
function partedLetters(analysis: Analysis, index: number): void {
  const { tokens, text } = analysis
  const word = text.slice(tokens.start[index], tokens.end[index])
  if (/^\p{L}(?:([.-])\p{L})(?:\1\p{L}){2,10}$/u.test(word))
    give(analysis, index, index + 1, lookUp(analysis, word.replace(/[.-]/g, '')))
}

/** "di@betes", "d*abetes": a sign between two pieces of a word, with nothing in between. */
function signInside(analysis: Analysis, index: number): void {
  const { tokens, text } = analysis
  const start = tokens.start[index] as number
  const end = tokens.end[index] as number
  const before = index - 1
  const after = index + 1
  if (end - start !== 1 || after >= tokens.count) return
  if (tokens.type[before] !== WORD || tokens.end[before] !== start) return
  if (tokens.type[after] !== WORD || tokens.start[after] !== end) return
  const head = text.slice(tokens.start[before], start)
  const tail = text.slice(end, tokens.end[after])
  if (head.length + tail.length >= LONGEST || head.length + tail.length < LEAST_LETTERS) return
  const sign = text[start] as string
  const letter = PUT_FOR[sign]
  const hidden = letter ?? (HIDES.includes(sign) ? ALPHABET : '')
  for (const one of hidden) {
    const set = lookUp(analysis, head + one + tail)
    if (set === 0) continue
    give(analysis, before, after + 1, set)
    return
  }
}

function lookUp({ pack }: Analysis, word: string): number {
  return lookupForm(pack, word, 0, word.length)
}

function give(analysis: Analysis, first: number, last: number, set: number): void {
  if (set !== 0) addSpan(analysis, { first, last, set })
}

/** Figures that are put for letters. */
const FIGURES: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

/**
 * The class set of the word that text[start, end) spells with figures for letters ("d1abetes"), 0 if it spells none. A figure at the end is no
 * letter ("Alvedon3"), nor is one that the whole word turns on ("9a").
 */
export function spelledWithFigures(analysis: Analysis, start: number, end: number): number {
  const word = analysis.text.slice(start, end)
  if (!/^\d?\p{L}+(?:\d\p{L}+)*$/u.test(word) || word.length < LEAST_LETTERS || word.length > LONGEST) return 0
  if (word.replace(/\d/g, '').length < 3) return 0
  return lookUp(
    analysis,
    word.replace(/\d/g, (figure) => FIGURES[figure] ?? figure),
  )
}

/** The class set of the word that text[start, end) is with its letters drawn out ("sjuuuk"), 0 if it is none. */
export function drawnOut(analysis: Analysis, start: number, end: number): number {
  const { text } = analysis
  let run = 1
  let most = 1
  for (let at = start + 1; at < end; at++) {
    run = text[at] === text[at - 1] ? run + 1 : 1
    if (run > most) most = run
  }
  if (most < DRAWN || end - start > 2 * LONGEST) return 0
  const word = text.slice(start, end)
  return (
    lookUp(analysis, word.replace(/(\p{L})\1{2,}/gu, '$1')) || lookUp(analysis, word.replace(/(\p{L})\1{2,}/gu, '$1$1'))
  )
}

/** No Swedish word has one letter three times in a row. */
const DRAWN = 3
