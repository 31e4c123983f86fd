/**
 * Tries one pattern at one place: its elements in order, with gaps that may stay open, expressions that one element takes, and words that must
 * not be there. A pattern runs as the numbers that lie in the pack; see `pattern-code.ts`.
 */
import { FIRST_LITERAL } from '../lexicon/classes.ts'
import type { LanguagePack } from '../lexicon/pack.ts'
import { type Analysis, tokenHas, tokenHasAny } from './analysis.ts'
import { closes, opens } from './borders.ts'
import {
  ANY,
  type ChoiceField,
  COUNT,
  END_ELEMENT,
  fieldOf,
  GAP,
  HEAD,
  KIND,
  NONE,
  NOT_ELEMENT,
  OPTIONAL,
  START_ELEMENT,
  WIDTH,
  WORD_ELEMENT,
} from './pattern-code.ts'

/** A row of more choices than this is asked as a bit field. */
const FEW = 3

/** Runs patterns over one sentence at a time. */
export class PatternRunner {
  /** Of the last pattern that matched: by element, the tokens that it took, half-open. */
  readonly elementFirst = new Int32Array(64)
  readonly elementLast = new Int32Array(64)
  private readonly pack: LanguagePack
  private readonly code: Uint16Array
  private readonly rowFirst: Uint32Array
  private readonly rowClass: Uint16Array
  /** Long rows as fields, made when they are first asked; by row, the number of its field, counted from 1. */
  private readonly fields: ChoiceField[] = []
  private readonly fieldOfRow: Uint16Array
  /** Of the pattern that is being tried: where its elements begin, and how many there are. */
  private lead = 0
  private count = 0
  private sentenceFirst = 0
  private sentenceLast = 0

  constructor(pack: LanguagePack) {
    const { patterns, rowFirst, rowClass } = pack.arrays
    this.pack = pack
    this.code = patterns
    this.rowFirst = rowFirst
    this.rowClass = rowClass
    this.fieldOfRow = new Uint16Array(rowFirst.length)
  }

  /** Opens the sentence of tokens [first, last). */
  open(first: number, last: number): void {
    this.sentenceFirst = first
    this.sentenceLast = last
  }

  /** Matches the pattern that lies at `pattern` in the code, from token `start` on; returns one past its last token, or -1. */
  match(analysis: Analysis, pattern: number, start: number): number {
    this.lead = pattern + HEAD
    this.count = this.code[pattern + COUNT] as number
    return this.run(analysis, 0, start, 0)
  }

  /** Matches the elements from `element` on at token `at`; returns one past the last token, or -1. */
  private run(analysis: Analysis, element: number, at: number, carried: number): number {
    if (element === this.count) return at
    const { code } = this
    const what = this.lead + element * WIDTH
    const gap = Math.max(code[what + GAP] as number, carried)
    const most = Math.min(at + gap, this.sentenceLast)
    for (let place = at; place <= most; place++) {
      const end = this.element(analysis, element, what, place)
      if (end >= 0) return end
    }
    if ((code[what + KIND] as number) < OPTIONAL) return -1
    this.elementFirst[element] = at
    this.elementLast[element] = at
    // The gap before a missing word stays open for the next one.
    return this.run(analysis, element + 1, at, gap)
  }

  private element(analysis: Analysis, element: number, what: number, at: number): number {
    const kind = (this.code[what + KIND] as number) & (OPTIONAL - 1)
    if (kind !== WORD_ELEMENT) return this.border(analysis, element, what, kind, at)
    if (at >= this.sentenceLast) return -1
    for (let span = analysis.spanAt[at] as number; span >= 0; span = analysis.spanNext[span] as number) {
      const { last, set } = analysis.spans[span] as { last: number; set: number }
      if (!this.setHolds(set, what)) continue
      const end = this.run(analysis, element + 1, last, 0)
      if (end < 0) continue
      this.elementFirst[element] = at
      this.elementLast[element] = last
      return end
    }
    if (!this.holds(analysis, what, at)) return -1
    const end = this.run(analysis, element + 1, at + 1, 0)
    if (end < 0) return -1
    this.elementFirst[element] = at
    this.elementLast[element] = at + 1
    return end
  }

  /** An element that takes no word: where a sentence begins or ends, or a word that must not be there. */
  private border(analysis: Analysis, element: number, what: number, kind: number, at: number): number {
    this.elementFirst[element] = at
    this.elementLast[element] = at
    if (kind === START_ELEMENT && !opens(analysis, at, this.sentenceFirst)) return -1
    if (kind === END_ELEMENT && !closes(analysis, at, this.sentenceLast)) return -1
    if (kind === NOT_ELEMENT && at < this.sentenceLast && this.holds(analysis, what, at)) return -1
    return this.run(analysis, element + 1, at, 0)
  }

  /** True if the word at token `at` is one that the element at `what` takes. */
  holds(analysis: Analysis, what: number, at: number): boolean {
    const { code, rowFirst, rowClass } = this
    const none = code[what + NONE] as number
    if (none !== 0) {
      const end = rowFirst[none + 1] as number
      for (let place = rowFirst[none] as number; place < end; place++)
        if (tokenHas(analysis, at, rowClass[place] as number)) return false
    }
    const any = code[what + ANY] as number
    const first = rowFirst[any] as number
    const last = rowFirst[any + 1] as number
    if (last - first > FEW) return tokenHasAny(analysis, at, this.field(any, first, last))
    for (let place = first; place < last; place++) if (tokenHas(analysis, at, rowClass[place] as number)) return true
    return false
  }

  private field(row: number, first: number, last: number): ChoiceField {
    const known = this.fieldOfRow[row] as number
    if (known !== 0) return this.fields[known - 1] as ChoiceField
    const made = fieldOf(this.rowClass, first, last)
    this.fieldOfRow[row] = this.fields.push(made)
    return made
  }

  /** The same for the class set of an expression. */
  setHolds(set: number, what: number): boolean {
    const { sets } = this.pack
    const { code, rowFirst, rowClass } = this
    const none = code[what + NONE] as number
    for (let place = rowFirst[none] as number; place < (rowFirst[none + 1] as number); place++)
      if (sets.has(set, rowClass[place] as number)) return false
    const any = code[what + ANY] as number
    for (let place = rowFirst[any] as number; place < (rowFirst[any + 1] as number); place++) {
      const id = rowClass[place] as number
      if (id < FIRST_LITERAL && sets.has(set, id)) return true
    }
    return false
  }
}
