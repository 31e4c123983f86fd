/**
 * The verdict of the judge that reasons. A match begins with the weight of its word or pattern; everything that speaks for or against adds
 * its own, all in log-odds, and the sum is the confidence. Nothing is decided by one word alone.
 */
import { type ContextInfo, OWNER_ASKS, OWNER_RULE, type PackHeader, type RuleInfo } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import { reasonFor } from '../../match/detectors/index.ts'
import type { PatternMatch, PatternMatcher } from '../../match/patterns.ts'
import type { Context, Detection, Evidence } from '../../types.ts'
import { ComputedEvidence } from './computed.ts'
import { EvidenceBook, type Place } from './evidence.ts'
import { isSilenced } from './general.ts'

/** A candidate with its log-odds and the reasons. Offsets are in the analysed text. */
export interface Verdict {
  readonly rule: number
  readonly start: number
  readonly end: number
  readonly logit: number
  readonly asks: boolean
  readonly evidence: readonly Evidence[]
  /** True where an organisation's own term was found. */
  readonly own?: true
}

interface Candidate extends Place {
  readonly rule: number
  readonly weight: number
  readonly asks: boolean
  readonly own: boolean
}

/** Judges all matches of an analysed note. */
export function judgeMatches(
  analysis: Analysis,
  matches: readonly PatternMatch[],
  matcher: PatternMatcher,
  context: Context,
): Verdict[] {
  const candidates = collect(analysis, matches, matcher)
  if (candidates.length === 0) return []
  const { header } = analysis.pack
  const book = new EvidenceBook(analysis, matches, matcher)
  const computedEvidence = new ComputedEvidence(analysis, context)
  const nobody = !book.anywhere('person/')
  return candidates.map((candidate) => {
    const rule = header.rules[candidate.rule] as RuleInfo
    const evidence: Evidence[] = []
    let logit = 0
    const add = (key: string, weight: number, text: Evidence['text'], range?: { start: number; end: number }): void => {
      const total = weight * factor(rule, key)
      if (total === 0) return
      logit += total
      evidence.push({ key, weight: total, text, ...range })
    }
    add('match', candidate.weight + rule.bias, WORDING)
    // Of several pieces of evidence with one key, the strongest counts.
    const strongest = new Map<string, ReturnType<EvidenceBook['at']>[number]>()
    for (const seen of book.at(candidate, candidate.rule)) {
      if (isSilenced(seen.info.key, context)) continue
      const known = strongest.get(seen.info.key)
      if (known === undefined || Math.abs(known.info.weight) < Math.abs(seen.info.weight))
        strongest.set(seen.info.key, seen)
    }
    for (const { info, first, last } of strongest.values()) {
      const start = analysis.tokens.start[first] as number
      add(info.key, info.weight, info.text, { start, end: analysis.tokens.end[last - 1] as number })
    }
    // A form asks in single words and names nobody: that speaks against no question.
    const keys = candidate.asks ? [] : computedEvidence.at(candidate)
    if (nobody && !candidate.asks) keys.push('nobody', ...(isLong(analysis, candidate.sentence) ? ['impersonal'] : []))
    for (const key of keys) {
      const computed = header.computed[key]
      if (computed !== undefined) add(key, computed.weight, computed.text)
    }
    for (const info of contextFor(header, rule, context)) add(info.key, info.weight, info.text)
    return {
      rule: candidate.rule,
      start: analysis.tokens.start[candidate.from] as number,
      end: analysis.tokens.end[candidate.to - 1] as number,
      logit,
      asks: candidate.asks,
      evidence,
      ...(candidate.own ? { own: true } : {}),
    }
  })
}

/** Judges what the detectors found: their weight, with the rule's own context; they have looked around themselves. */
export function judgeDetections(header: PackHeader, detections: readonly Detection[], context: Context): Verdict[] {
  const out: Verdict[] = []
  for (const { rule, start, end, weight, key } of detections) {
    const index = header.rules.findIndex(({ id }) => id === rule)
    if (index < 0) continue
    const info = header.rules[index] as RuleInfo
    const evidence = info.context
      .filter((item) => contextHolds(item, context))
      .map(({ key, weight: added, text }): Evidence => ({ key, weight: added, text }))
    evidence.unshift({ key, weight, start, end, text: reasonFor(key) ?? WORDING })
    const logit = evidence.reduce((sum, item) => sum + item.weight, 0)
    out.push({ rule: index, start, end, logit, asks: false, evidence })
  }
  return out
}

/** Hurried notes are short; a long sentence that names nobody was written for everybody. */
function isLong(analysis: Analysis, sentence: number): boolean {
  const { first, last } = analysis.sentences
  return (last[sentence] as number) - (first[sentence] as number) > LONG
}

const LONG = 18

function factor(rule: RuleInfo, key: string): number {
  const exact = rule.factors[key]
  if (exact !== undefined) return exact
  const slash = key.indexOf('/')
  return (slash < 0 ? undefined : rule.factors[key.slice(0, slash)]) ?? 1
}

function* contextFor(header: PackHeader, rule: RuleInfo, context: Context): Generator<ContextInfo> {
  for (const info of header.context) if (contextHolds(info, context)) yield info
  for (const info of rule.context) if (contextHolds(info, context)) yield info
}

function contextHolds(info: ContextInfo, context: Context): boolean {
  if (info.kind !== undefined && (context.kind === undefined || !info.kind.includes(context.kind))) return false
  if (info.field === undefined) return true
  const field = context.field?.toLowerCase()
  return field !== undefined && info.field.some((part) => field.includes(part.toLowerCase()))
}

/** Merges matches of one rule that overlap: the strongest gives the place, further patterns make it a little surer. */
function collect(analysis: Analysis, matches: readonly PatternMatch[], matcher: PatternMatcher): Candidate[] {
  const { firstTermPattern = Number.POSITIVE_INFINITY } = analysis.pack
  const found: Candidate[] = []
  for (const { pattern, from, to } of matches) {
    const { ownerKind, owner, weight } = matcher.meaning(pattern)
    if (ownerKind !== OWNER_RULE && ownerKind !== OWNER_ASKS) continue
    found.push({
      rule: owner,
      from,
      to,
      weight,
      asks: ownerKind === OWNER_ASKS,
      own: pattern >= firstTermPattern,
      sentence: analysis.sentenceOf[from] as number,
    })
  }
  found.sort((a, b) => a.rule - b.rule || a.from - b.from || b.weight - a.weight)
  const out: Candidate[] = []
  for (const candidate of found) {
    const last = out.at(-1)
    if (
      last === undefined ||
      last.rule !== candidate.rule ||
      candidate.from >= last.to ||
      last.asks !== candidate.asks
    ) {
      out.push(candidate)
      continue
    }
    const own = candidate.own || last.own
    const stronger = candidate.weight > last.weight ? candidate : last
    const supported = stronger === candidate || (candidate.weight > 0 && candidate.from !== last.from)
    out[out.length - 1] = { ...stronger, weight: stronger.weight + (supported ? SUPPORT : 0), own }
  }
  return out
}

const SUPPORT = 0.3

const WORDING = {
  sv: 'Ordvalet i sig, innan sammanhanget är vägt.',
  en: 'The wording itself, before its surroundings are weighed.',
}
