/**
 * Multi-word expressions: fixed rows of words, found by their rarest word. An idiom, a title or another trap hides the classes of the
 * words within it: nobody is ill in "sjukt bra".
 */
import { FIRST_LITERAL, IDIOM, NEUTRAL, TITLE, TRAP } from '../lexicon/classes.ts'
import type { LanguagePack } from '../lexicon/pack.ts'
import { type Analysis, addSpan } from './analysis.ts'
import { markDisguises } from './disguises.ts'
import { Lists } from './lists.ts'

const HIDING = [IDIOM, TITLE, TRAP, NEUTRAL]

/** Numbers of a phrase in its list: the phrase, where the word beside its rarest one stands, seen from that one, and the literal of that word. */
const WIDTH = 3
/** Added to the place of the word beside, so that it is no less than zero. */
const SHIFT = 1

/** The phrases of a pack by class set: those that have their rarest word in it. Collected when a set is first met. */
const bySet = new WeakMap<LanguagePack, Lists>()

/** Finds all expressions of the lexicon, and words in disguise, in an analysed text and adds them as spans. */
export function markPhrases(analysis: Analysis): void {
  markDisguises(analysis)
  const { pack, tokens } = analysis
  const { sets } = pack
  const { phrases, phraseStart, phraseAnchor } = pack.arrays
  const lists = bySet.get(pack) ?? new Lists(pack.sets.size)
  bySet.set(pack, lists)
  for (let index = 0; index < tokens.count; index++) {
    const set = analysis.set[index] as number
    if (set === 0) continue
    if (lists.bounds[2 * set] === 0) listPhrases(pack, set, lists)
    const end = lists.bounds[2 * set + 1] as number
    for (let at = lists.bounds[2 * set] as number; at < end; at += WIDTH) {
      // Most phrases end here: the word beside is another one.
      const beside = index + (lists.items[at + 1] as number) - SHIFT
      if (beside < 0 || beside >= tokens.count) continue
      if (!sets.has(analysis.set[beside] as number, lists.items[at + 2] as number)) continue
      const phrase = lists.items[at] as number
      const from = phraseStart[phrase] as number
      const length = phrases[from] as number
      const first = index - (phraseAnchor[phrase] as number)
      if (first < 0 || first + length > tokens.count) continue
      if (!matches(analysis, first, from + 2, length)) continue
      addSpan(analysis, { first, last: first + length, set: phrases[from + 1] as number })
    }
  }
  if (analysis.spans.length > 0) hide(analysis)
}

function listPhrases({ arrays }: LanguagePack, set: number, lists: Lists): void {
  const { setFirst, setClass, phraseFirst, phrases, phraseStart, phraseAnchor } = arrays
  lists.open(set)
  // Literals are the largest numbers of a set, so they stand at its end.
  for (let at = (setFirst[set + 1] as number) - 1; at >= (setFirst[set] as number); at--) {
    const literal = (setClass[at] as number) - FIRST_LITERAL
    if (literal < 0) break
    for (let phrase = phraseFirst[literal] as number; phrase < (phraseFirst[literal + 1] as number); phrase++) {
      const words = (phraseStart[phrase] as number) + 2
      const anchor = phraseAnchor[phrase] as number
      const beside = anchor === 0 ? Math.min(1, (phrases[words - 2] as number) - 1) : anchor - 1
      lists.add(phrase)
      lists.add(beside - anchor + SHIFT)
      lists.add(phrases[words + beside] as number)
    }
  }
  lists.close(set)
}

function matches(analysis: Analysis, first: number, from: number, length: number): boolean {
  const { sets, arrays } = analysis.pack
  for (let at = 0; at < length; at++) {
    if (!sets.has(analysis.set[first + at] as number, arrays.phrases[from + at] as number)) return false
  }
  return analysis.sentenceOf[first] === analysis.sentenceOf[first + length - 1]
}

function hide(analysis: Analysis): void {
  const { sets } = analysis.pack
  for (const span of analysis.spans) {
    if (!HIDING.some((id) => sets.has(span.set, id))) continue
    for (let index = span.first; index < span.last; index++) analysis.masked[index] = 1
  }
}
