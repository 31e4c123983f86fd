/** From verdicts to candidates: log-odds become confidence, keys become words, overlapping verdicts of one rule become one. */
import type { RuleInfo } from '../lexicon/pack.ts'
import type { Candidate } from '../policy/apply.ts'
import type { Bilingual, Suggestion } from '../types.ts'
import type { Verdict } from './reason/verdict.ts'

/** Confidence of log-odds: the logistic function. */
export function confidenceOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

/** Candidates in the order of the text; of verdicts of one rule that overlap, the surest stays. */
export function toCandidates(
  verdicts: readonly Verdict[],
  rules: readonly RuleInfo[],
  back: (offset: number) => number,
): Candidate[] {
  const best = [...verdicts].sort((a, b) => b.logit - a.logit || a.start - b.start)
  const kept: Verdict[] = []
  const byRule = new Map<number, Verdict[]>()
  for (const verdict of best) {
    const same = byRule.get(verdict.rule) ?? []
    if (same.some((other) => verdict.start < other.end && verdict.end > other.start)) continue
    same.push(verdict)
    byRule.set(verdict.rule, same)
    kept.push(verdict)
  }
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
      suggestions: suggestions(rule),
      evidence: verdict.evidence,
    }
  })
}

const known = new WeakMap<RuleInfo, readonly Suggestion[]>()

function suggestions(rule: RuleInfo): readonly Suggestion[] {
  const made = known.get(rule)
  if (made !== undefined) return made
  const list = [
    ...rule.wordings.map((text): Suggestion => ({ text, replacement: text.sv })),
    { text: rule.instead satisfies Bilingual },
  ]
  known.set(rule, list)
  return list
}
