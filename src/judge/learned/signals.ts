/** What the judge that reasons saw, as features for the judge that learns: which rule, how sure, by which evidence. */
import type { PackHeader, RuleInfo } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import type { Verdict } from '../reason/verdict.ts'
import { hashName } from './feature-hash.ts'
import type { ClauseSignal } from './features.ts'

/** Log-odds are told in whole steps from here on, up to `HIGHEST`. */
const LOWEST = -2
const HIGHEST = 3

/** What verdicts of one rule are read as. */
interface RuleHashes {
  readonly rule: number
  /** By step of log-odds. */
  readonly steps: readonly number[]
  /** By key of evidence: where it speaks against, and where it speaks for it. */
  readonly evidence: Map<string, readonly [against: number, inFavour: number]>
}

const known = new WeakMap<RuleInfo, RuleHashes>()

function hashesOf(rule: RuleInfo): RuleHashes {
  const found = known.get(rule)
  if (found !== undefined) return found
  const steps = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, at) => hashName(`${rule.id} ${LOWEST + at}`))
  const made = { rule: hashName(rule.id), steps, evidence: new Map() }
  known.set(rule, made)
  return made
}

function evidenceHashes({ id }: RuleInfo, { evidence }: RuleHashes, key: string): readonly [number, number] {
  const found = evidence.get(key)
  if (found !== undefined) return found
  const made = [hashName(`${id} ${key} -`), hashName(`${id} ${key} +`)] as const
  evidence.set(key, made)
  return made
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
    const rule = header.rules[verdict.rule] as RuleInfo
    const hashes = hashesOf(rule)
    const step = Math.max(LOWEST, Math.min(HIGHEST, Math.floor(verdict.logit)))
    list.push({ hash: hashes.rule, token }, { hash: hashes.steps[step - LOWEST] as number, token })
    for (const { key, weight } of verdict.evidence) {
      if (key !== 'match') list.push({ hash: evidenceHashes(rule, hashes, key)[weight > 0 ? 1 : 0], token })
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
