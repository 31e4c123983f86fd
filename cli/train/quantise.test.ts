import { describe, expect, it } from 'vitest'
import { decodeModel } from '../../src/index.ts'
import { partOf, slowScores } from '../../src/judge/learned/slow.ts'
import { tinyPack } from '../../src/lexicon/tiny.ts'
import { encodeModel, Network } from '../../src/training.ts'
import { quantise } from './quantise.ts'
import { TINY_LEXICON, TINY_OPTIONS, TINY_RULE_DATA, TINY_RULES, tinyClauses } from './tiny.ts'
import { trainNetwork } from './trainer.ts'

const clauses = tinyClauses(tinyPack(TINY_LEXICON, TINY_RULE_DATA))
const networks = [1, 2, 3].map((seed) => trainNetwork(clauses, { ...TINY_OPTIONS, seed }))
const model = quantise(networks, TINY_OPTIONS, TINY_RULES, [], { notes: 12 })

describe('whole numbers', () => {
  it('stand for real ones within half a step, or for the largest', () => {
    const largest = model.embedding.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const { step } = model.header
    let cut = 0
    networks.forEach(({ embedding }, part) => {
      const read = partOf(model, part).embedding
      expect(read.length).toBe(embedding.length)
      embedding.forEach((value, at) => {
        const here = read[at] ?? Number.NaN
        if (Math.abs(value) > (largest + 0.5) * step) {
          cut++
          expect(here).toBeCloseTo(Math.sign(value) * largest * step, 9)
        } else expect(Math.abs(here - value)).toBeLessThanOrEqual(step * 0.5000001)
      })
    })
    expect(largest).toBeLessThanOrEqual(127)
    expect(cut).toBeLessThan((networks.length * (TINY_OPTIONS.dimension << TINY_OPTIONS.bits)) / 50)
  })

  it('are for embeddings alone: the layers keep their numbers, the bias is the mean', () => {
    networks.forEach((weights, part) => {
      const { clause, windows } = partOf(model, part)
      expect(Float32Array.from(clause)).toEqual(weights.clause)
      expect(Float32Array.from(windows)).toEqual(weights.windows)
    })
    model.bias.forEach((value, rule) => {
      const mean = networks.reduce((sum, { bias }) => sum + (bias[rule] ?? Number.NaN), 0) / networks.length
      expect(value).toBeCloseTo(mean, 6)
    })
  })
})

describe('the model', () => {
  it('tells what it is', () => {
    const { dimension, bits, window } = TINY_OPTIONS
    expect(model.header).toMatchObject({ rules: TINY_RULES, parts: 3, dimension, bits, window, card: { notes: 12 } })
    expect(decodeModel(encodeModel(model))).toEqual(model)
  })

  it('says nearly what the networks said, voting', () => {
    const network = new Network(model)
    const apart: number[] = []
    for (const { features, first, last } of clauses) {
      const { logit } = network.run(features, first, last)
      const votes = networks.map((weights) => slowScores({ ...TINY_OPTIONS, ...weights }, features, first, last).logit)
      logit.forEach((value, rule) => {
        const mean = votes.reduce((sum, vote) => sum + (vote[rule] ?? Number.NaN), 0) / votes.length
        if (Math.abs(mean) > 1) expect(Math.sign(value)).toBe(Math.sign(mean))
        apart.push(Math.abs(value - mean))
      })
    }
    expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(0.3)
  })

  it('of one network twice says what that one says', () => {
    const [network] = networks
    if (network === undefined) throw new Error('no network')
    const once = new Network(quantise([network], TINY_OPTIONS, TINY_RULES, [], {}))
    const twice = new Network(quantise([network, network], TINY_OPTIONS, TINY_RULES, [], {}))
    for (const { features, first, last } of clauses) {
      const expected = once.run(features, first, last)
      const voted = twice.run(features, first, last)
      expected.logit.forEach((value, rule) => {
        expect(voted.logit[rule]).toBeCloseTo(value, 9)
      })
      expect(voted.best).toEqual(expected.best)
    }
  })
})
