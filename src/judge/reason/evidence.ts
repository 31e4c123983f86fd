/**
 * Evidence: what in a note speaks for a statement about a person, and what against. Patterns of the rule data find most of it; code
 * finds quotation, questions and notes that name nobody. Gathered once a note, asked for once a candidate.
 */
import { type EvidenceInfo, OWNER_EVIDENCE } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import type { PatternMatch, PatternMatcher } from '../../match/patterns.ts'
import { NOTE_REACH, Passages } from './passages.ts'

/** One seen piece of evidence; tokens [first, last). */
export interface SeenEvidence {
  readonly index: number
  readonly info: EvidenceInfo
  readonly first: number
  readonly last: number
}

interface FarEvidence {
  readonly first: number
  readonly seen: SeenEvidence
}

/** A place that evidence is asked about, in tokens. */
export interface Place {
  readonly from: number
  readonly to: number
  readonly sentence: number
}

/** How far, in tokens, positional evidence reaches; also the longest match that can cover a place. */
const REACH = 40
const NEAR = 5

/** A word that fiction or schoolwork can speak of as well must not silence itself. */
function isTopicOfItself({ info, first, last }: SeenEvidence, place: Place): boolean {
  return info.rule === -1 && info.weight < 0 && info.scope !== 'cover' && first >= place.from && last <= place.to
}

/** The evidence of one note. */
export class EvidenceBook {
  private readonly analysis: Analysis
  /** All seen evidence by first token. */
  private readonly seen: SeenEvidence[] = []
  private readonly bySentence = new Map<number, Map<number, SeenEvidence>>()
  /** What counts beyond its sentence, by the first token of the sentence. */
  private readonly far: FarEvidence[] = []
  private readonly passages: Passages

  constructor(analysis: Analysis, matches: readonly PatternMatch[], matcher: PatternMatcher) {
    this.analysis = analysis
    this.passages = new Passages(analysis)
    const { evidence } = analysis.pack.header
    for (const { pattern, first, last } of matches) {
      const { ownerKind, owner } = matcher.meaning(pattern)
      if (ownerKind !== OWNER_EVIDENCE) continue
      const info = evidence[owner] as EvidenceInfo
      this.add({ index: owner, info, first, last })
    }
    this.seen.sort((a, b) => a.first - b.first)
    // Of a sentence, only what was told first is sure to be told, so sentences, not words, are near or far.
    for (const sentence of [...this.bySentence.keys()].sort((a, b) => a - b)) {
      for (const seen of this.bySentence.get(sentence)?.values() ?? []) {
        if (seen.info.scope === 'note') this.far.push({ first: this.sentenceStart(sentence), seen })
      }
    }
  }

  private add(seen: SeenEvidence): void {
    this.seen.push(seen)
    const sentence = this.analysis.sentenceOf[seen.first] as number
    const inSentence = this.bySentence.get(sentence) ?? new Map<number, SeenEvidence>()
    this.bySentence.set(sentence, inSentence)
    if (!inSentence.has(seen.index)) inSentence.set(seen.index, seen)
  }

  private sentenceStart(sentence: number): number {
    return this.analysis.sentences.first[sentence] as number
  }

  /** True if any evidence whose key begins like this was seen anywhere in the note. */
  anywhere(prefix: string): boolean {
    return this.seen.some(({ info }) => info.key.startsWith(prefix))
  }

  /** The evidence that holds for a place and a rule, each kind once. */
  at(place: Place, rule: number): SeenEvidence[] {
    const out = new Map<number, SeenEvidence>()
    const keep = (seen: SeenEvidence): void => {
      // The word in question is no topic of itself.
      if (isTopicOfItself(seen, place)) return
      if (seen.info.rule === rule || seen.info.rule === -1) out.set(seen.index, seen)
    }
    const here = this.sentenceStart(place.sentence)
    for (let at = firstFrom(this.far, here - NOTE_REACH); at < this.far.length; at++) {
      const { first, seen } = this.far[at] as FarEvidence
      if (first > here + NOTE_REACH) break
      if (!out.has(seen.index) && this.passages.reaches(first, here, seen.info.weight)) keep(seen)
    }
    for (const seen of this.bySentence.get(place.sentence)?.values() ?? []) {
      if (seen.info.scope === 'sentence' || seen.info.scope === 'previous') keep(seen)
    }
    for (const seen of this.bySentence.get(place.sentence - 1)?.values() ?? []) {
      if (seen.info.scope === 'previous') keep(seen)
    }
    for (let at = firstFrom(this.seen, place.from - REACH); at < this.seen.length; at++) {
      const seen = this.seen[at] as SeenEvidence
      if (seen.first > place.to + REACH) break
      if (this.holds(seen, place)) keep(seen)
    }
    return [...out.values()]
  }

  private holds(seen: SeenEvidence, place: Place): boolean {
    if (this.analysis.sentenceOf[seen.first] !== place.sentence) return false
    switch (seen.info.scope) {
      case 'cover':
        return seen.first <= place.from && seen.last >= place.to
      case 'overlap':
        return seen.first < place.to && seen.last > place.from
      case 'before':
        return seen.last <= place.from
      case 'after':
        return seen.first >= place.to
      case 'near':
        return seen.first < place.to + NEAR && seen.last > place.from - NEAR
      default:
        return false
    }
  }
}

/** The first of a list, in the order of the text, that begins at this token or later. */
function firstFrom(list: ReadonlyArray<{ readonly first: number }>, token: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as { first: number }).first < token) low = middle + 1
    else high = middle
  }
  return low
}
