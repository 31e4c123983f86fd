/** What the judge that reasons saw, as features for the judge that learns: which rule, how sure, by which evidence. */
import type { PackHeader, RuleInfo } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import type { Verdict } from '../reason/verdict.ts'
import { hashName } from './feature-hash.ts'
import type { ClauseSignal } from './features.ts'

const hashes = new Map<string, number>()

function hashOf(name: string): number {
  const known = hashes.get(name)
  if (known !== undefined) return known
  const hash = hashName(name)
  hashes.set(name, hash)
  return hash
}

/** The signals of each sentence of a note. */
export function signalsBySentence(
  analysis: Analysis,
  verdicts: readonly Verdict[],
  header: PackHeader,
): Map<number, ClauseSignal[]> {
  const out = new Map<number, ClauseSignal[]>()
  for (const verdict of verdicts) {
    const token = tokenAt(analysis, verdict.start)
    const sentence = analysis.sentenceOf[token] as number
    const list = out.get(sentence) ?? []
    out.set(sentence, list)
    const { id } = header.rules[verdict.rule] as RuleInfo
    const step = Math.max(-2, Math.min(3, Math.floor(verdict.logit)))
    list.push({ hash: hashOf(id), token }, { hash: hashOf(`${id} ${step}`), token })
    for (const { key, weight } of verdict.evidence) {
      if (key !== 'match') list.push({ hash: hashOf(`${id} ${key} ${weight > 0 ? '+' : '-'}`), token })
    }
  }
  return out
}

function tokenAt(analysis: Analysis, offset: number): number {
  const { start, count } = analysis.tokens
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((start[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
