import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import { analyse, createAnalysis } from './analysis.ts'
import { COUNT } from './pattern-code.ts'
import { PatternRunner } from './pattern-runner.ts'
import { markPhrases } from './phrases.ts'

const LEXICON = `
  mamma | n | mamman | kin |
  diabetes | n | | chronic | hm
  ha | v | har,hade,haft | |
  inte | b | | negation |
  ont i magen | x | | chronic |
`

/** From each token on: one past the last token that the pattern takes, and what its elements took; nothing where it does not match. */
function runs(pattern: string, text: string): Record<number, [number, string]> {
  const pack = tinyPack(LEXICON, [{ id: 'a/b', patterns: [{ match: pattern, weight: 1 }] }])
  const analysis = analyse(text, createAnalysis(pack))
  markPhrases(analysis)
  const { patterns, patternStart } = pack.arrays
  const at = patternStart[0] as number
  const runner = new PatternRunner(pack)
  const { count } = analysis.tokens
  runner.open(0, count)
  const out: Record<number, [number, string]> = {}
  for (let start = 0; start < count; start++) {
    const last = runner.match(analysis, at, start)
    if (last < 0) continue
    const taken = Array.from(
      { length: patterns[at + COUNT] as number },
      (_, element) => `${runner.elementFirst[element]}-${runner.elementLast[element]}`,
    )
    out[start] = [last, taken.join(' ')]
  }
  return out
}

describe('a pattern', () => {
  it('matches from its first word, with what each element took', () => {
    expect(runs('<kin> ha <chronic>', 'mamma har diabetes')).toEqual({ 0: [3, '0-1 1-2 2-3'] })
  })

  it('leaves gaps, and lets an element that may be missing take nothing', () => {
    expect(runs('ha inte? ..2 <chronic>', 'hon har nog diabetes')).toEqual({ 1: [4, '1-2 2-2 3-4'] })
  })

  it('takes an expression as one element', () => {
    expect(runs('ha <chronic>', 'hon har ont i magen')).toEqual({ 1: [5, '1-2 2-5'] })
  })

  it('does not begin where it cannot end', () => {
    expect(runs('ha <chronic>', 'har du diabetes')).toEqual({})
  })
})
