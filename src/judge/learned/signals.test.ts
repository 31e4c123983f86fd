import { describe, expect, it } from 'vitest'
import { tinyPack } from '../../lexicon/tiny.ts'
import { createReader, judgeNote } from '../note.ts'
import type { Verdict } from '../reason/verdict.ts'
import { hashName } from './feature-hash.ts'
import { signalsBySentence } from './signals.ts'

const pack = tinyPack('diabetes | n | | chronic |', [{ id: 'art9/health', cues: [{ class: 'chronic', weight: 1 }] }])
const { analysis } = judgeNote(
  createReader(pack),
  'Hon har diabetes. Han ler ofta',
  {},
  {
    today: '2026-01-01',
    agreedCodes: [],
    lang: 'sv',
  },
)
const words = { sv: '', en: '' }
const verdict = (start: number, logit: number, evidence: Verdict['evidence'] = []): Verdict => ({
  rule: 0,
  start,
  end: start + 1,
  logit,
  asks: false,
  evidence,
})

/** Hash and token of each signal of a sentence. */
const signals = (...verdicts: Verdict[]): Map<number, unknown[]> =>
  new Map(signalsBySentence(analysis, verdicts, pack.header))

describe('signals', () => {
  it('tell the rule, how sure it is, and its evidence by its sign, at the token where it begins', () => {
    const evidence = [
      { key: 'match', weight: 1, text: words },
      { key: 'person/any', weight: 0.5, text: words },
      { key: 'topic', weight: -2, text: words },
    ]
    const at = (name: string): unknown => ({ hash: hashName(name), token: 2 })
    expect(signals(verdict(8, 1.7, evidence)).get(0)).toEqual(
      ['art9/health', 'art9/health 1', 'art9/health person/any +', 'art9/health topic -'].map(at),
    )
  })

  it('belong to the sentence in which the verdict begins', () => {
    expect([...signals(verdict(0, 0), verdict(18, 0), verdict(10, 0)).keys()].sort()).toEqual([0, 1])
    expect(signals().size).toBe(0)
  })

  it('bound how sure a rule can be', () => {
    const bounded = (logit: number): unknown => signals(verdict(8, logit)).get(0)?.[1]
    expect(bounded(9)).toEqual(bounded(3))
    expect(bounded(-9)).toEqual(bounded(-2))
    expect(bounded(-1)).not.toEqual(bounded(0))
  })
})
