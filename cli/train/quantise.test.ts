import { describe, expect, it } from 'vitest'
import { decodeModel } from '../../src/index.ts'
import { slowScores } from '../../src/judge/learned/slow.ts'
import { tinyPack } from '../../src/lexicon/tiny.ts'
import { encodeModel, Network } from '../../src/training.ts'
import { quantise } from './quantise.ts'
import { TINY_LEXICON, TINY_OPTIONS, TINY_RULE_DATA, TINY_RULES, tinyClauses } from './tiny.ts'
import { trainNetwork } from './trainer.ts'

const clauses = tinyClauses(tinyPack(TINY_LEXICON, TINY_RULE_DATA))
const weights = trainNetwork(clauses, TINY_OPTIONS)
const model = quantise(weights, TINY_OPTIONS, TINY_RULES, [], { notes: 12 })

describe('whole numbers', () => {
  it('stand for real ones within half a step, or for the largest', () => {
    const largest = model.embedding.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const { step } = model.header
    let cut = 0
    expect(model.embedding.length).toBe(weights.embedding.length)
    weights.embedding.forEach((value, at) => {
      const here = (model.embedding[at] ?? Number.NaN) * step
      if (Math.abs(value) > (largest + 0.5) * step) {
        cut++
        expect(here).toBeCloseTo(Math.sign(value) * largest * step, 9)
      } else expect(Math.abs(here - value)).toBeLessThanOrEqual(step * 0.5000001)
    })
    expect(largest).toBeLessThanOrEqual(127)
    expect(cut).toBeLessThan((TINY_OPTIONS.dimension << TINY_OPTIONS.bits) / 50)
  })

  it('of a small unit stand for the numbers of the layers', () => {
    for (const layer of ['clause', 'windows', 'bias', 'inner', 'innerBias', 'outer'] as const) {
      expect(model[layer].length).toBe(weights[layer].length)
      weights[layer].forEach((value, at) => {
        const here = model[layer][at] ?? Number.NaN
        expect(Math.abs(here - value)).toBeLessThanOrEqual(1 / 1024)
        expect(Number.isInteger(here * 512)).toBe(true)
      })
    }
  })
})

describe('the model', () => {
  it('tells what it is', () => {
    const { dimension, bits, window, hidden } = TINY_OPTIONS
    expect(model.header).toMatchObject({ rules: TINY_RULES, dimension, bits, window, hidden, card: { notes: 12 } })
    expect(decodeModel(encodeModel(model))).toEqual(model)
  })

  it('says nearly what the network said', () => {
    const network = new Network(model)
    const apart: number[] = []
    for (const clause of clauses) {
      const { logit } = slowScores({ ...TINY_OPTIONS, ...weights }, clause)
      network.run(clause).logit.forEach((value, rule) => {
        const said = logit[rule] ?? Number.NaN
        if (Math.abs(said) > 1) expect(Math.sign(value)).toBe(Math.sign(said))
        apart.push(Math.abs(value - said))
      })
    }
    expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(0.3)
  })
})
