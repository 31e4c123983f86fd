/** From verdicts to candidates: log-odds become confidence, keys become words, overlapping verdicts of one rule become one. */
import type { RuleInfo } from '../lexicon/pack.ts'
import type { Candidate } from '../policy/apply.ts'
import type { Bilingual, Lang, Suggestion } from '../types.ts'
import type { Verdict } from './reason/verdict.ts'

/** Confidence of log-odds: the logistic function. */
export function confidenceOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

/** What rounding can make of a confidence. */
const ROUNDING = 0.0006

/** Log-odds below which a confidence, rounded as candidates have it, lies below `confidence`. */
export function logitBelow(confidence: number): number {
  if (confidence === Number.POSITIVE_INFINITY) return confidence
  const least = confidence - ROUNDING
  return least <= 0 ? Number.NEGATIVE_INFINITY : Math.log(least / (1 - least))
}

/** Candidates in the order of the text; of verdicts of one rule that overlap, the surest stays. Replacements are in the note's language. */
export function toCandidates(
  verdicts: readonly Verdict[],
  rules: readonly RuleInfo[],
  back: (offset: number) => number,
  lang: Lang = 'sv',
): Candidate[] {
  if (verdicts.length === 0) return []
  const kept = withoutOverlaps(verdicts)
  kept.sort((a, b) => a.start - b.start || a.end - b.end || a.rule - b.rule)
  return kept.map((verdict) => {
    const rule = rules[verdict.rule] as RuleInfo
    return {
      rule: rule.id,
      start: back(verdict.start),
      end: back(verdict.end),
      confidence: Math.round(confidenceOf(verdict.logit) * 1000) / 1000,
      message: verdict.asks ? rule.asks : rule.message,
      why: rule.why,
      ...(verdict.asks ? { asks: true } : {}),
      suggestions: suggestions(rule, lang),
      evidence: verdict.evidence,
    }
  })
}

function withoutOverlaps(verdicts: readonly Verdict[]): Verdict[] {
  const sorted = [...verdicts].sort((a, b) => a.rule - b.rule || a.start - b.start)
  const kept: Verdict[] = []
  for (let first = 0; first < sorted.length; ) {
    // Verdicts that hang together by overlapping; most stand alone.
    const { rule } = sorted[first] as Verdict
    let end = (sorted[first] as Verdict).end
    let last = first + 1
    for (let next = sorted[last]; next !== undefined && next.rule === rule && next.start < end; next = sorted[++last]) {
      end = Math.max(end, next.end)
    }
    if (last === first + 1) kept.push(sorted[first] as Verdict)
    else kept.push(...surest(sorted.slice(first, last), end))
    first = last
  }
  return kept
}

/** The surest of each place. Places taken are marked, so that a long chain costs no more than its text. */
function surest(chain: readonly Verdict[], end: number): Verdict[] {
  const from = (chain[0] as Verdict).start
  const taken = new Uint8Array(end - from)
  const best = [...chain].sort((a, b) => b.logit - a.logit || a.start - b.start)
  const kept = best.filter((verdict) => {
    const place = taken.subarray(verdict.start - from, verdict.end - from)
    if (place.includes(1)) return false
    place.fill(1)
    return true
  })
  // Where a form is likely to ask, the finding says so, whichever judge was surest of the place.
  const asking = chain.filter(({ asks, logit }) => asks && logit > 0)
  return kept.map((verdict) => {
    const asks = verdict.asks || asking.some(({ start, end: to }) => start < verdict.end && to > verdict.start)
    return asks === verdict.asks ? verdict : { ...verdict, asks }
  })
}

const known = { sv: new WeakMap<RuleInfo, readonly Suggestion[]>(), en: new WeakMap<RuleInfo, readonly Suggestion[]>() }

function suggestions(rule: RuleInfo, lang: Lang): readonly Suggestion[] {
  const made = known[lang].get(rule)
  if (made !== undefined) return made
  const list = [
    ...rule.wordings.map(
      ({ sv, en, fix }): Suggestion => ({
        text: { sv, en },
        replacement: lang === 'sv' ? sv : en,
        ...(fix === undefined ? {} : { fix }),
      }),
    ),
    { text: rule.instead satisfies Bilingual },
  ]
  known[lang].set(rule, list)
  return list
}
