import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import { confidenceOf, toCandidates } from './candidates.ts'
import type { Verdict } from './reason/verdict.ts'

const text = (sv: string) => ({ sv, en: '' })
const { rules } = tinyPack('', [
  {
    id: 'a/a',
    message: text('säger'),
    asks: text('frågar'),
    why: text('lag'),
    instead: text('i stället'),
    wordings: [text('ordval')],
  },
  { id: 'b/b', instead: text('annat') },
]).header

type Short = readonly [rule: number, start: number, end: number, logit: number, asks?: boolean]
const verdict = ([rule, start, end, logit, asks = false]: Short): Verdict => ({
  rule,
  start,
  end,
  logit,
  asks,
  evidence: [],
})

/** Candidates as `rule start-end confidence`. */
const candidates = (...verdicts: Short[]): string[] =>
  toCandidates(verdicts.map(verdict), rules, (offset) => offset).map(
    (one) => `${one.rule} ${one.start}-${one.end} ${one.confidence}`,
  )

describe('confidence', () => {
  it.each([
    [0, 0.5],
    [1, 0.731],
    [2, 0.881],
    [3, 0.953],
    [-1, 0.269],
    [40, 1],
    [-40, 0],
  ])('of %d is %d', (logit, expected) => {
    expect(candidates([0, 0, 1, logit])).toEqual([`a/a 0-1 ${expected}`])
    expect(confidenceOf(logit)).toBeCloseTo(expected, 3)
  })
})

describe('overlaps', () => {
  it('of one rule leave the surest', () => {
    expect(candidates([0, 0, 5, 1], [0, 3, 8, 2], [0, 7, 9, 0])).toEqual(['a/a 3-8 0.881'])
  })

  it('leave what the surest does not touch', () => {
    expect(candidates([0, 0, 4, 1], [0, 3, 6, 0], [0, 5, 9, 2])).toEqual(['a/a 0-4 0.731', 'a/a 5-9 0.881'])
  })

  it('of equal sureness leave the first', () => {
    expect(candidates([0, 2, 6, 1], [0, 0, 4, 1])).toEqual(['a/a 0-4 0.731'])
  })

  it('of two rules leave both, in the order of the text', () => {
    expect(candidates([1, 0, 5, 1], [0, 3, 8, 2], [0, 0, 2, 0])).toEqual([
      'a/a 0-2 0.5',
      'b/b 0-5 0.731',
      'a/a 3-8 0.881',
    ])
  })

  it('are none where one begins as the other ends', () => {
    expect(candidates([0, 0, 5, 1], [0, 5, 8, 2])).toHaveLength(2)
  })

  it('leave what the plain way leaves: the surest first, whatever touches it out', () => {
    const short = fc.tuple(
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: -3, max: 3 }),
    )
    fc.assert(
      fc.property(fc.array(short, { maxLength: 30 }), (shorts) => {
        const verdicts = shorts.map(([rule, start, length, logit]): Short => [rule, start, start + length, logit])
        const kept: Short[] = []
        for (const one of [...verdicts].sort((a, b) => b[3] - a[3] || a[1] - b[1])) {
          if (!kept.some((other) => other[0] === one[0] && one[1] < other[2] && one[2] > other[1])) kept.push(one)
        }
        expect(candidates(...verdicts).sort()).toEqual(kept.map((one) => candidates(one)[0]).sort())
      }),
    )
  })
})
