/**
 * Matching of patterns. Each pattern is listed under the classes of its rarest element, its anchor; only where an anchor stands is
 * the pattern tried, from every place at which it could begin. Gaps and expressions are bounded, so the work for a word is bounded too.
 */
import { FIRST_LITERAL } from '../lexicon/classes.ts'
import { type EvidenceInfo, type LanguagePack, OWNER_EVIDENCE, type Scope } from '../lexicon/pack.ts'
import type { Analysis } from './analysis.ts'
import { Lists } from './lists.ts'
import { Needs, NO_NEED } from './needs.ts'
import {
  ANCHOR,
  ANY,
  COUNT,
  FROM,
  GAP,
  HEAD,
  KIND,
  meaningOf,
  OWNER,
  OWNER_KIND,
  type PatternMeaning,
  REACH,
  TO,
  WIDTH,
  WORD_ELEMENT,
} from './pattern-code.ts'
import { PatternRunner } from './pattern-runner.ts'

/** A match of a pattern: tokens [first, last), of which [from, to) are the telling part. */
export interface PatternMatch {
  readonly pattern: number
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
}

/** Scopes in which evidence counts once a sentence, wherever it stands. */
const ONCE: ReadonlySet<Scope> = new Set(['sentence', 'note', 'previous'])

/**
 * Which patterns are asked for: all, those of rules, those of evidence, the evidence that counts beyond the sentences beside it, or
 * that which tells whom and for whom a text was written.
 */
export type Part = 'all' | 'rules' | 'evidence' | 'far' | 'general'

/** Evidence of a third person, and of a text for everybody: what the whole note is weighed by, whether a rule saw something or not. */
const GENERAL = ['person/', 'general/']

/** The patterns of a pack. One matcher serves one analysis at a time. */
export class PatternMatcher {
  private readonly pack: LanguagePack
  private readonly needs: Needs
  private readonly runner: PatternRunner
  /** Patterns by class set, for each part that was asked for: those that have a class of it for their anchor. */
  private readonly lists = new Map<Part, Lists>()
  /** Evidence that counts once a sentence: by pattern, its number, else -1; and the sentence in which it was last seen. */
  private readonly once: Int32Array
  private readonly seenIn: Int32Array
  private readonly lastStart: Int32Array
  /** By pattern, 1 if it is one word and nothing else, and that word tells. */
  private readonly single: Uint8Array
  private readonly touched: number[] = []
  /** Lists are numbered as they are made: by pattern, the last one that holds it. */
  private readonly listedIn: Uint32Array
  private listing = 0
  private repeats = true
  private sentence = 0
  private sentenceFirst = 0
  private sentenceLast = 0

  /** `needs` rules out patterns that a sentence cannot hold; a test may have it rule out none. */
  constructor(pack: LanguagePack, needs?: Needs) {
    this.pack = pack
    const count = pack.arrays.patternStart.length
    this.once = new Int32Array(count).fill(-1)
    this.seenIn = new Int32Array(pack.header.evidence.length)
    this.runner = new PatternRunner(pack)
    this.needs = needs ?? new Needs(pack.arrays, FIRST_LITERAL + pack.header.literalCount)
    this.lastStart = new Int32Array(count).fill(-1)
    this.single = new Uint8Array(count)
    this.listedIn = new Uint32Array(count)
  }

  /** What a match of the pattern of a number means. */
  meaning(number: number): PatternMeaning {
    return meaningOf(this.pack.arrays, number)
  }

  /**
   * The matches of a part of the patterns in an analysed text, in the order of their anchors. Of evidence that counts for its sentence as a
   * whole, the first of a sentence is enough, unless `part` is `all`. Where `near` is given, sentences that it does not hold are asked for
   * `far` evidence only.
   */
  match(analysis: Analysis, part: Part = 'all', near?: ReadonlySet<number>): PatternMatch[] {
    const out: PatternMatch[] = []
    const { sentences } = analysis
    this.repeats = part === 'all'
    this.seenIn.fill(-1)
    for (let sentence = 0; sentence < sentences.count; sentence++) {
      this.sentence = sentence
      this.sentenceFirst = sentences.first[sentence] as number
      this.sentenceLast = sentences.last[sentence] as number
      this.runner.open(this.sentenceFirst, this.sentenceLast)
      this.survey(analysis)
      const asked = near === undefined || near.has(sentence) ? part : 'far'
      const lists = this.listsOf(asked)
      for (let index = this.sentenceFirst; index < this.sentenceLast; index++)
        this.tryAt(analysis, index, lists, asked, out)
      for (const number of this.touched) this.lastStart[number] = -1
      this.touched.length = 0
    }
    return out
  }

  private listsOf(part: Part): Lists {
    const known = this.lists.get(part)
    if (known !== undefined) return known
    const made = new Lists(this.pack.sets.size)
    this.lists.set(part, made)
    return made
  }

  /** Notes which classes the sentence holds. */
  private survey(analysis: Analysis): void {
    const { needs } = this
    const { setFirst, setClass } = this.pack.arrays
    const { set, head, first, spanAt } = analysis
    needs.open()
    for (let index = this.sentenceFirst; index < this.sentenceLast; index++) {
      needs.see(set[index] as number, setFirst, setClass)
      if (head[index] !== 0) needs.see(head[index] as number, setFirst, setClass)
      if (first[index] !== 0) needs.see(first[index] as number, setFirst, setClass)
      for (let span = spanAt[index] as number; span >= 0; span = analysis.spanNext[span] as number) {
        needs.see((analysis.spans[span] as { set: number }).set, setFirst, setClass)
      }
    }
  }

  private tryAt(analysis: Analysis, index: number, lists: Lists, part: Part, out: PatternMatch[]): void {
    this.trySet(analysis, index, analysis.set[index] as number, lists, part, out)
    const head = analysis.head[index] as number
    if (head !== 0) this.trySet(analysis, index, head, lists, part, out)
    const first = analysis.first[index] as number
    if (first !== 0) this.trySet(analysis, index, first, lists, part, out)
    for (let span = analysis.spanAt[index] as number; span >= 0; span = analysis.spanNext[span] as number) {
      this.trySet(analysis, index, (analysis.spans[span] as { set: number }).set, lists, part, out)
    }
  }

  private trySet(analysis: Analysis, index: number, set: number, lists: Lists, part: Part, out: PatternMatch[]): void {
    if (lists.bounds[2 * set] === 0) this.list(set, lists, part)
    const { bounds, items } = lists
    const { needs } = this
    const end = bounds[2 * set + 1] as number
    for (let at = bounds[2 * set] as number; at < end; at += 2) {
      if (!needs.holds(items[at] as number)) continue
      const number = items[at + 1] as number
      const evidence = this.once[number] as number
      if (evidence >= 0 && !this.repeats && this.seenIn[evidence] === this.sentence) continue
      if (this.single[number] === 1) this.tryWord(analysis, number, index, out)
      else if (this.met(number)) this.tryPattern(analysis, number, index, out)
    }
  }

  /** Collects the patterns that have a class of the set for their anchor, each behind what it needs that is least often there. */
  private list(set: number, lists: Lists, part: Part): void {
    const { anchorFirst, anchorPattern, setFirst, setClass } = this.pack.arrays
    const listing = ++this.listing
    lists.open(set)
    for (let member = setFirst[set] as number; member < (setFirst[set + 1] as number); member++) {
      const id = setClass[member] as number
      const last = anchorFirst[id + 1] as number
      for (let at = anchorFirst[id] as number; at < last; at++) {
        const number = anchorPattern[at] as number
        if (this.listedIn[number] === listing || !this.belongs(number, part)) continue
        this.listedIn[number] = listing
        this.prepare(number)
        lists.add(this.rarestNeed(number))
        lists.add(number)
      }
    }
    lists.close(set)
  }

  private prepare(number: number): void {
    const { patterns, patternStart } = this.pack.arrays
    const at = patternStart[number] as number
    const lead = at + HEAD
    const alone = patterns[at + COUNT] === 1 && patterns[lead + KIND] === WORD_ELEMENT && patterns[lead + GAP] === 0
    if (alone && patterns[at + FROM] === 0 && patterns[at + TO] === 1) this.single[number] = 1
    const owner = patterns[at + OWNER] as number
    if (
      patterns[at + OWNER_KIND] === OWNER_EVIDENCE &&
      ONCE.has((this.pack.header.evidence[owner] as EvidenceInfo).scope)
    )
      this.once[number] = owner
  }

  /** Few choices are seldom there: they are asked first. A pattern is only tried where its anchor stands, so that is not asked. */
  private rarestNeed(number: number): number {
    const { patterns, patternStart, rowFirst } = this.pack.arrays
    const pattern = patternStart[number] as number
    let rarest = -1
    let least = Number.POSITIVE_INFINITY
    for (let element = 0; element < (patterns[pattern + COUNT] as number); element++) {
      const what = pattern + HEAD + element * WIDTH
      if (patterns[what + KIND] !== WORD_ELEMENT || element + 1 === patterns[pattern + ANCHOR]) continue
      const row = patterns[what + ANY] as number
      const choices = (rowFirst[row + 1] as number) - (rowFirst[row] as number)
      if (choices >= least) continue
      least = choices
      rarest = row
    }
    return rarest < 0 ? NO_NEED : this.needs.needOf(rarest)
  }

  /** True if the sentence holds one of the choices of each word that the pattern cannot do without. */
  private met(number: number): boolean {
    const { needs } = this
    const { patterns, patternStart } = this.pack.arrays
    const pattern = patternStart[number] as number
    const anchor = (patterns[pattern + ANCHOR] as number) - 1
    const count = patterns[pattern + COUNT] as number
    for (let element = 0, what = pattern + HEAD; element < count; element++, what += WIDTH) {
      if (patterns[what + KIND] !== WORD_ELEMENT || element === anchor) continue
      if (!needs.holdsRow(patterns[what + ANY] as number)) return false
    }
    return true
  }

  private belongs(number: number, part: Part): boolean {
    if (part === 'all') return true
    const { patterns, patternStart } = this.pack.arrays
    const at = patternStart[number] as number
    const isEvidence = patterns[at + OWNER_KIND] === OWNER_EVIDENCE
    if (part === 'rules' || part === 'evidence') return isEvidence === (part === 'evidence')
    if (!isEvidence) return false
    const { key, scope } = this.pack.header.evidence[patterns[at + OWNER] as number] as EvidenceInfo
    return GENERAL.some((shared) => key.startsWith(shared)) || (part === 'far' && scope === 'note')
  }

  /** The same as `tryPattern` for a pattern of one word. */
  private tryWord(analysis: Analysis, number: number, index: number, out: PatternMatch[]): void {
    if ((this.lastStart[number] as number) >= index) return
    const word = (this.pack.arrays.patternStart[number] as number) + HEAD
    let last = -1
    for (let span = analysis.spanAt[index] as number; span >= 0 && last < 0; span = analysis.spanNext[span] as number) {
      const { last: end, set } = analysis.spans[span] as { last: number; set: number }
      if (this.runner.setHolds(set, word)) last = end
    }
    if (last < 0 && this.runner.holds(analysis, word, index)) last = index + 1
    if (last < 0) return
    if (this.lastStart[number] === -1) this.touched.push(number)
    this.lastStart[number] = index
    const evidence = this.once[number] as number
    if (evidence >= 0) this.seenIn[evidence] = this.sentence
    out.push({ pattern: number, first: index, last, from: index, to: last })
  }

  private tryPattern(analysis: Analysis, number: number, anchor: number, out: PatternMatch[]): void {
    const { runner } = this
    const { patterns, patternStart } = this.pack.arrays
    const pattern = patternStart[number] as number
    const lead = pattern + HEAD
    const leads = patterns[lead + KIND] === WORD_ELEMENT
    const reach = patterns[pattern + REACH] as number
    const from = Math.max(this.sentenceFirst, anchor - reach, (this.lastStart[number] as number) + 1)
    for (let start = from; start <= anchor; start++) {
      if (leads && (analysis.spanAt[start] as number) < 0 && !runner.holds(analysis, lead, start)) continue
      const last = runner.match(analysis, pattern, start)
      if (last < 0) continue
      if (this.lastStart[number] === -1) this.touched.push(number)
      this.lastStart[number] = start
      // Elements that take no word (missing, a border, "not") tell nothing.
      let tellFrom = -1
      let tellTo = -1
      for (let at = patterns[pattern + FROM] as number; at < (patterns[pattern + TO] as number); at++) {
        if (runner.elementFirst[at] === runner.elementLast[at]) continue
        if (tellFrom < 0) tellFrom = runner.elementFirst[at] as number
        tellTo = runner.elementLast[at] as number
      }
      if (tellTo <= tellFrom) continue
      const evidence = this.once[number] as number
      if (evidence >= 0) this.seenIn[evidence] = this.sentence
      out.push({ pattern: number, first: start, last, from: tellFrom, to: tellTo })
    }
  }
}
