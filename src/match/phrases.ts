/**
 * Multi-word expressions: fixed rows of words, found by their rarest word. An idiom, a title or another trap hides the classes of the
 * words within it: nobody is ill in "sjukt bra".
 */
import { FIRST_LITERAL, IDIOM, NEUTRAL, TITLE, TRAP } from '../lexicon/classes.ts'
import { type Analysis, addSpan } from './analysis.ts'

const HIDING = [IDIOM, TITLE, TRAP, NEUTRAL]

/** Finds all expressions of the lexicon in an analysed text and adds them as spans. */
export function markPhrases(analysis: Analysis): void {
  const { pack, tokens } = analysis
  const { phrases, phraseStart, phraseAnchor, phraseFirst } = pack.arrays
  const { setFirst, setClass } = pack.arrays
  for (let index = 0; index < tokens.count; index++) {
    const set = analysis.set[index] as number
    if (set === 0) continue
    // Literals are the largest numbers of a set, so they stand at its end.
    const least = setFirst[set] as number
    for (let at = (setFirst[set + 1] as number) - 1; at >= least; at--) {
      const literal = (setClass[at] as number) - FIRST_LITERAL
      if (literal < 0) break
      const end = phraseFirst[literal + 1] as number
      for (let phrase = phraseFirst[literal] as number; phrase < end; phrase++) {
        const from = phraseStart[phrase] as number
        const length = phrases[from] as number
        const first = index - (phraseAnchor[phrase] as number)
        if (first < 0 || first + length > tokens.count) continue
        if (!matches(analysis, first, from + 2, length)) continue
        addSpan(analysis, { first, last: first + length, set: phrases[from + 1] as number })
      }
    }
  }
  hide(analysis)
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
