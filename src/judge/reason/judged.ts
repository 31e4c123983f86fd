/** Test helper: a note through analysis, matching and the judge that reasons. */
import type { LanguagePack } from '../../lexicon/pack.ts'
import { analyse, createAnalysis } from '../../match/analysis.ts'
import { PatternMatcher } from '../../match/patterns.ts'
import { markPhrases } from '../../match/phrases.ts'
import { markPlaceholders } from '../../match/placeholders.ts'
import type { Context } from '../../types.ts'
import { judgeMatches, type Verdict } from './verdict.ts'

/** The verdicts on a note. */
export function judged(pack: LanguagePack, text: string, context: Context = {}): Verdict[] {
  const analysis = analyse(text, createAnalysis(pack))
  markPlaceholders(analysis)
  markPhrases(analysis)
  const matcher = new PatternMatcher(pack)
  return judgeMatches(analysis, matcher.match(analysis), matcher, context)
}

/** Verdicts as `words key weight key weight = sum`, the weight of the match itself first. */
export function spelled(pack: LanguagePack, text: string, context: Context = {}): string[] {
  return judged(pack, text, context).map(({ start, end, logit, evidence }) => {
    const reasons = evidence.map(({ key, weight }) => `${key} ${round(weight)}`)
    return `${text.slice(start, end)}: ${reasons.join(', ')} = ${round(logit)}`
  })
}

const round = (value: number): number => Math.round(value * 100) / 100
