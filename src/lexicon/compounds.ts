/**
 * Compounds. A word that the lexicon does not know is cut into a first part (a stem that may stand first) and a last part (a word
 * that may stand last): *jordnöts|allergin*, *familjehems|placerad*, *adhd-|medicineringen*. One known part is enough
 * where it is long enough to be no accident.
 */
import { JOIN, letterOf } from './alphabet.ts'
import type { Automaton } from './automaton.ts'
import { COMPOUND_FIRST, COMPOUND_HEAD } from './classes.ts'
import { type LanguagePack, lookupForm } from './pack.ts'

/** What the parts of a compound tell: class sets, 0 where a part tells nothing. */
export interface CompoundParts {
  head: number
  first: number
}

const MIN_FIRST = 3
const MIN_LAST = 3
/** A last part beside an unknown first part, and the other way round, must be this long. */
const MIN_LONE_LAST = 5
const MIN_LONE_FIRST = 5
const HYPHEN = letterOf(0x2d)
const LETTER_S = letterOf(0x73)

/**
 * Cuts text[start, end). Fills `into` and returns true if a telling cut was found. A cut with two known parts wins over one with
 * a single known part, a longer last part over a shorter one.
 */
export function analyseCompound(
  text: string,
  start: number,
  end: number,
  pack: LanguagePack,
  into: CompoundParts,
): boolean {
  const { automaton, sets } = pack
  into.head = 0
  into.first = 0
  let loneFirst = 0
  let state = 0
  let out = 0
  const { target, edgeOut } = automaton.data
  for (let at = start; at < end - MIN_LAST; at++) {
    const letter = letterOf(text.charCodeAt(at))
    const edge = letter === 0 ? -1 : automaton.edge(state, letter)
    if (edge < 0) break
    state = target[edge] as number
    if (edgeOut[edge] !== 0) out = edgeOut[edge] as number
    const length = at + 1 - start
    if (length < MIN_FIRST) continue
    const first = joinSet(automaton, state, out)
    if (first === 0) continue
    const from = skipLink(text, at + 1)
    if (end - from < MIN_LAST) continue
    const last = lookupForm(pack, text, from, end)
    if (last !== 0 && (sets.has(last, COMPOUND_HEAD) || sets.has(first, COMPOUND_FIRST))) {
      into.head = sets.has(last, COMPOUND_HEAD) ? last : 0
      into.first = sets.has(first, COMPOUND_FIRST) ? first : 0
      return true
    }
    if (last === 0 && (length >= MIN_LONE_FIRST || from > at + 1) && sets.has(first, COMPOUND_FIRST)) loneFirst = first
  }
  let vowel = hasVowel(text, start, start + MIN_FIRST - 1)
  for (let from = start + MIN_FIRST; from <= end - MIN_LONE_LAST; from++) {
    vowel ||= hasVowel(text, from - 1, from)
    if (!vowel) continue
    const last = lookupForm(pack, text, from, end)
    if (last !== 0 && sets.has(last, COMPOUND_HEAD) && (end - from >= 7 || linked(text, start, from))) {
      into.head = last
      into.first = 0
      return true
    }
  }
  if (loneFirst !== 0) {
    into.first = loneFirst
    return true
  }
  return false
}

function joinSet(automaton: Automaton, state: number, out: number): number {
  const edge = automaton.edge(state, JOIN)
  if (edge < 0) return 0
  const here = automaton.data.edgeOut[edge] as number
  const end = automaton.data.final[automaton.data.target[edge] as number] as number
  if (end > 1) return end - 1
  return here !== 0 ? here : out
}

function skipLink(text: string, at: number): number {
  return letterOf(text.charCodeAt(at)) === HYPHEN ? at + 1 : at
}

/** An unknown first part must end like one: in a hyphen, a linking s, or be long. */
function linked(text: string, start: number, from: number): boolean {
  const letter = letterOf(text.charCodeAt(from - 1))
  return letter === HYPHEN || (letter === LETTER_S && from - start >= 4) || from - start >= 5
}

const VOWELS = new Set('aeiouyåäöéAEIOUYÅÄÖÉ')

function hasVowel(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (VOWELS.has(text[at] as string)) return true
  return false
}
