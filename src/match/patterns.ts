/**
 * Matching of patterns. Each pattern is listed under the classes of its rarest element, its anchor; only where an anchor stands is
 * the pattern tried, from every place at which it could begin. Gaps and expressions are bounded, so the work for a word is bounded too.
 */
import { FIRST_LITERAL } from '../lexicon/classes.ts'
import type { LanguagePack } from '../lexicon/pack.ts'
import { SIGN } from '../text/tokens.ts'
import { type Analysis, tokenHas } from './analysis.ts'
import {
  type CodeElement,
  type CodePattern,
  decodePattern,
  END_ELEMENT,
  NOT_ELEMENT,
  START_ELEMENT,
} from './pattern-code.ts'

/** A match of a pattern: tokens [first, last), of which [from, to) are the telling part. */
export interface PatternMatch {
  readonly pattern: number
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
}

/** The beginning and the end of a sentence are told over no more signs than this: it bounds the work for a word. */
const MOST_SIGNS = 32

/** The patterns of a pack, decoded when first met. One matcher serves one analysis at a time. */
export class PatternMatcher {
  private readonly pack: LanguagePack
  private readonly decoded: Array<CodePattern | undefined>
  private readonly bySet = new Map<number, Uint16Array>()
  private readonly lastStart: Int32Array
  private readonly touched: number[] = []
  private readonly elementFirst = new Int32Array(64)
  private readonly elementLast = new Int32Array(64)
  /** Number of the last sentence in which a class was seen, by class: tells what a sentence holds without clearing anything. */
  private readonly seen: Int32Array
  private sentence = 0
  private sentenceFirst = 0
  private sentenceLast = 0

  constructor(pack: LanguagePack) {
    this.pack = pack
    const count = pack.arrays.patternStart.length
    this.decoded = new Array(count)
    this.lastStart = new Int32Array(count).fill(-1)
    this.seen = new Int32Array(FIRST_LITERAL + pack.header.literalCount)
  }

  /** The decoded pattern of a number. */
  pattern(number: number): CodePattern {
    let known = this.decoded[number]
    if (known === undefined) {
      known = decodePattern(this.pack.arrays.patterns, this.pack.arrays.patternStart[number] as number)
      this.decoded[number] = known
    }
    return known
  }

  /** All matches in an analysed text, in the order of their anchors. */
  match(analysis: Analysis): PatternMatch[] {
    const out: PatternMatch[] = []
    const { sentences } = analysis
    for (let sentence = 0; sentence < sentences.count; sentence++) {
      this.sentenceFirst = sentences.first[sentence] as number
      this.sentenceLast = sentences.last[sentence] as number
      this.survey(analysis)
      for (let index = this.sentenceFirst; index < this.sentenceLast; index++) this.tryAt(analysis, index, out)
      for (const number of this.touched) this.lastStart[number] = -1
      this.touched.length = 0
    }
    return out
  }

  /** Notes which classes the sentence holds. */
  private survey(analysis: Analysis): void {
    this.sentence++
    for (let index = this.sentenceFirst; index < this.sentenceLast; index++) {
      this.note(analysis.set[index] as number)
      this.note(analysis.head[index] as number)
      this.note(analysis.first[index] as number)
      for (let span = analysis.spanAt[index] as number; span >= 0; span = analysis.spanNext[span] as number) {
        this.note((analysis.spans[span] as { set: number }).set)
      }
    }
  }

  private note(set: number): void {
    if (set === 0) return
    const { setFirst, setClass } = this.pack.arrays
    const last = setFirst[set + 1] as number
    for (let at = setFirst[set] as number; at < last; at++) this.seen[setClass[at] as number] = this.sentence
  }

  private possible(pattern: CodePattern): boolean {
    for (let need = 0; need < pattern.needs.length; need++) {
      const choices = pattern.needs[need] as readonly number[]
      let met = false
      for (let at = 0; at < choices.length && !met; at++) met = this.seen[choices[at] as number] === this.sentence
      if (!met) return false
    }
    return true
  }

  private tryAt(analysis: Analysis, index: number, out: PatternMatch[]): void {
    this.trySet(analysis, index, analysis.set[index] as number, out)
    const head = analysis.head[index] as number
    if (head !== 0) this.trySet(analysis, index, head, out)
    const first = analysis.first[index] as number
    if (first !== 0) this.trySet(analysis, index, first, out)
    for (let span = analysis.spanAt[index] as number; span >= 0; span = analysis.spanNext[span] as number) {
      this.trySet(analysis, index, (analysis.spans[span] as { set: number }).set, out)
    }
  }

  private trySet(analysis: Analysis, index: number, set: number, out: PatternMatch[]): void {
    if (set === 0) return
    const numbers = this.anchored(set)
    for (let at = 0; at < numbers.length; at++) this.tryPattern(analysis, numbers[at] as number, index, out)
  }

  private anchored(set: number): Uint16Array {
    const known = this.bySet.get(set)
    if (known !== undefined) return known
    const { anchorFirst, anchorPattern } = this.pack.arrays
    const numbers = new Set<number>()
    for (const id of this.pack.sets.list(set)) {
      for (let at = anchorFirst[id] as number; at < (anchorFirst[id + 1] as number); at++)
        numbers.add(anchorPattern[at] as number)
    }
    const list = Uint16Array.from(numbers)
    this.bySet.set(set, list)
    return list
  }

  private tryPattern(analysis: Analysis, number: number, anchor: number, out: PatternMatch[]): void {
    const pattern = this.pattern(number)
    if (!this.possible(pattern)) return
    const from = Math.max(this.sentenceFirst, anchor - pattern.reach, (this.lastStart[number] as number) + 1)
    for (let start = from; start <= anchor; start++) {
      const last = this.run(analysis, pattern, 0, start)
      if (last < 0) continue
      if (this.lastStart[number] === -1) this.touched.push(number)
      this.lastStart[number] = start
      // Elements that take no word (missing, a border, "not") tell nothing.
      let tellFrom = -1
      let tellTo = -1
      for (let at = pattern.from; at < pattern.to; at++) {
        if (this.elementFirst[at] === this.elementLast[at]) continue
        if (tellFrom < 0) tellFrom = this.elementFirst[at] as number
        tellTo = this.elementLast[at] as number
      }
      if (tellTo > tellFrom) out.push({ pattern: number, first: start, last, from: tellFrom, to: tellTo })
    }
  }

  /** Matches the elements from `element` on at token `at`; returns one past the last token, or -1. */
  private run(analysis: Analysis, pattern: CodePattern, element: number, at: number, carried = 0): number {
    const what = pattern.elements[element]
    if (what === undefined) return at
    const gap = Math.max(what.gap, carried)
    const most = Math.min(at + gap, this.sentenceLast)
    for (let place = at; place <= most; place++) {
      const end = this.element(analysis, pattern, what, element, place)
      if (end >= 0) return end
    }
    if (!what.optional) return -1
    this.elementFirst[element] = at
    this.elementLast[element] = at
    // The gap before a missing word stays open for the next one.
    return this.run(analysis, pattern, element + 1, at, gap)
  }

  private element(analysis: Analysis, pattern: CodePattern, what: CodeElement, element: number, at: number): number {
    this.elementFirst[element] = at
    this.elementLast[element] = at
    if (what.kind === START_ELEMENT) {
      return this.leads(analysis, at) ? this.run(analysis, pattern, element + 1, at) : -1
    }
    if (what.kind === END_ELEMENT) {
      return this.closes(analysis, at) ? this.run(analysis, pattern, element + 1, at) : -1
    }
    if (what.kind === NOT_ELEMENT) {
      return at < this.sentenceLast && this.holds(analysis, what, at)
        ? -1
        : this.run(analysis, pattern, element + 1, at)
    }
    if (at >= this.sentenceLast) return -1
    for (let span = analysis.spanAt[at] as number; span >= 0; span = analysis.spanNext[span] as number) {
      const { last, set } = analysis.spans[span] as { last: number; set: number }
      if (!this.setHolds(set, what)) continue
      const end = this.run(analysis, pattern, element + 1, last)
      if (end < 0) continue
      this.elementFirst[element] = at
      this.elementLast[element] = last
      return end
    }
    if (!this.holds(analysis, what, at)) return -1
    const end = this.run(analysis, pattern, element + 1, at + 1)
    if (end < 0) return -1
    this.elementFirst[element] = at
    this.elementLast[element] = at + 1
    return end
  }

  private holds(analysis: Analysis, what: CodeElement, at: number): boolean {
    for (let index = 0; index < what.none.length; index++)
      if (tokenHas(analysis, at, what.none[index] as number)) return false
    for (let index = 0; index < what.any.length; index++)
      if (tokenHas(analysis, at, what.any[index] as number)) return true
    return false
  }

  private setHolds(set: number, what: CodeElement): boolean {
    const { sets } = this.pack
    for (const id of what.none) if (sets.has(set, id)) return false
    for (const id of what.any) if (id < FIRST_LITERAL && sets.has(set, id)) return true
    return false
  }

  private leads(analysis: Analysis, at: number): boolean {
    const least = Math.max(this.sentenceFirst, at - MOST_SIGNS)
    for (let index = at - 1; index >= least; index--) {
      if (analysis.tokens.type[index] !== SIGN) return false
      // What follows a colon or a dash begins anew: "Frånvaro: ...".
      const code = analysis.text.charCodeAt(analysis.tokens.start[index] as number)
      if (code === 0x3a || code === 0x2013 || code === 0x2014) return true
    }
    return least === this.sentenceFirst
  }

  private closes(analysis: Analysis, at: number): boolean {
    if (this.sentenceLast - at > MOST_SIGNS) return false
    for (let index = at; index < this.sentenceLast; index++) {
      if ((analysis.tokens.type[index] as number) < SIGN) return false
    }
    return true
  }
}
