/** Evidence that no pattern can state: quotation marks, question marks, a word all alone, a misspelt or homonymous word. */
import { TRAP } from '../../lexicon/classes.ts'
import type { Analysis } from '../../match/analysis.ts'
import { DIGIT, kindOf, LETTER, SPACE } from '../../text/chars.ts'
import { BREAK, SIGN, WORD } from '../../text/tokens.ts'
import type { Context } from '../../types.ts'
import type { Place } from './evidence.ts'
import { isBlankLine } from './passages.ts'

const MARKS = new Set(['"', '”', '“', '»', '«', '„'])

/**
 * Token ranges between quotation marks. What stands beside a mark tells which way it faces, as most are used both ways; one that is never closed,
 * or closes what nobody opened, as after inches, quotes nothing. No quotation goes on behind a blank line.
 */
export function quotedRanges(analysis: Analysis): ReadonlyArray<readonly [number, number]> {
  const { text, tokens } = analysis
  const out: Array<readonly [number, number]> = []
  let open = -1
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.type[index] === BREAK && isBlankLine(analysis, index)) open = -1
    if (tokens.type[index] !== SIGN || !MARKS.has(text[tokens.start[index] as number] as string)) continue
    const behind = kindOf(text.charCodeAt((tokens.start[index] as number) - 1))
    const before = kindOf(text.charCodeAt(tokens.end[index] as number))
    const follows = behind === LETTER || behind === DIGIT
    const leads = before === LETTER || before === DIGIT
    if (open >= 0 && !(behind === SPACE && leads)) {
      out.push([open, index])
      open = -1
    } else if (open >= 0 || leads || !follows) open = index
  }
  return out
}

/** Number of words in the note, counted up to `most`. */
export function wordCount(analysis: Analysis, most: number): number {
  let count = 0
  for (let index = 0; index < analysis.tokens.count && count < most; index++)
    if (analysis.tokens.type[index] === WORD) count++
  return count
}

/** What is computed once for a note and asked for every candidate. */
export class ComputedEvidence {
  private readonly analysis: Analysis
  private readonly quoted: ReadonlyArray<readonly [number, number]>
  private readonly bare: boolean
  private readonly questions = new Map<number, boolean>()

  constructor(analysis: Analysis, context: Context) {
    this.analysis = analysis
    this.quoted = quotedRanges(analysis)
    this.bare = context.field === undefined && context.kind === undefined && wordCount(analysis, 2) < 2
  }

  /** The keys of computed evidence that hold for a place. */
  at(place: Place): string[] {
    const keys: string[] = []
    if (this.isQuoted(place)) keys.push('quotation')
    if (this.isQuestion(place.sentence)) keys.push('question')
    if (this.bare) keys.push('bare-word')
    keys.push(...wordKeys(this.analysis, place))
    return keys
  }

  private isQuoted(place: Place): boolean {
    // The ranges are in order and apart, so only the last one that begins before the place can hold it.
    let low = 0
    let high = this.quoted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.quoted[middle] as readonly [number, number])[0] < place.from) low = middle + 1
      else high = middle
    }
    return low > 0 && (this.quoted[low - 1] as readonly [number, number])[1] >= place.to
  }

  private isQuestion(sentence: number): boolean {
    const known = this.questions.get(sentence)
    if (known !== undefined) return known
    const answer = isQuestion(this.analysis, sentence)
    this.questions.set(sentence, answer)
    return answer
  }
}

function wordKeys(analysis: Analysis, place: Place): string[] {
  const keys: string[] = []
  let homonym = true
  let misspelt = false
  for (let index = place.from; index < place.to; index++) {
    if (analysis.misspelt[index] === 1) misspelt = true
    if (!analysis.pack.sets.has(analysis.set[index] as number, TRAP)) homonym = false
  }
  if (homonym) keys.push('homonym')
  if (misspelt) keys.push('misspelt')
  return keys
}

/** Whether a sentence ends with a question mark. */
export function isQuestion(analysis: Analysis, sentence: number): boolean {
  const { sentences, tokens, text } = analysis
  const first = sentences.first[sentence] as number
  for (let index = (sentences.last[sentence] as number) - 1; index >= first; index--) {
    if (tokens.type[index] === WORD) return false
    if (text[tokens.start[index] as number] === '?') return true
  }
  return false
}
