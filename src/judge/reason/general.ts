/** Evidence that a text was written for everybody, told for each sentence, so that the judge that learns heeds it too. */
import { type EvidenceInfo, OWNER_EVIDENCE } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import type { PatternMatch, PatternMatcher } from '../../match/patterns.ts'
import type { Context } from '../../types.ts'

const PREFIX = 'general/'

/**
 * By sentence, the sum of the weights of shared evidence whose key begins with `general/`, each key once; and `nowhere`, where a text names
 * nobody and is known to stand in no field and to be no kind of note.
 */
export function generalBySentence(
  analysis: Analysis,
  matches: readonly PatternMatch[],
  matcher: PatternMatcher,
  context: Context,
): Float64Array {
  const { count } = analysis.sentences
  let somebody = context.kind !== undefined || context.field !== undefined
  const out = new Float64Array(count)
  const counted = new Set<string>()
  const add = (sentence: number, key: string, weight: number): void => {
    const mark = `${sentence} ${key}`
    if (sentence >= count || counted.has(mark)) return
    counted.add(mark)
    out[sentence] = (out[sentence] as number) + weight
  }
  const whole = new Map<string, number>()
  for (const { pattern, first } of matches) {
    const { ownerKind, owner } = matcher.pattern(pattern)
    if (ownerKind !== OWNER_EVIDENCE) continue
    const { key, weight, scope } = analysis.pack.header.evidence[owner] as EvidenceInfo
    if (key.startsWith('person/')) somebody = true
    if (!key.startsWith(PREFIX)) continue
    const sentence = analysis.sentenceOf[first] as number
    if (scope === 'note') whole.set(key, weight)
    else {
      add(sentence, key, weight)
      if (scope === 'previous') add(sentence + 1, key, weight)
    }
  }
  for (const [key, weight] of whole) for (let sentence = 0; sentence < count; sentence++) add(sentence, key, weight)
  const nowhere = somebody ? undefined : analysis.pack.header.computed.nowhere
  if (nowhere !== undefined)
    for (let sentence = 0; sentence < count; sentence++) add(sentence, 'nowhere', nowhere.weight)
  return out
}
