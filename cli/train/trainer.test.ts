import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slowScores } from '../../src/judge/learned/slow.ts'
import { tinyPack } from '../../src/lexicon/tiny.ts'
import type { Clause } from './examples.ts'
import { TINY_LEXICON, TINY_OPTIONS, TINY_RULE_DATA, TINY_THOROUGH, tinyClauses } from './tiny.ts'
import { createRandom, type TrainOptions, trainNetwork, type Weights } from './trainer.ts'

const pack = tinyPack(TINY_LEXICON, TINY_RULE_DATA)
const clauses = tinyClauses(pack)
const small: TrainOptions = { ...TINY_OPTIONS, rules: 2, dimension: 3, bits: 6, dropout: 0, epochs: 1, seed: 11 }

/** The mean loss of each pass. */
function losses(options: Partial<TrainOptions>): number[] {
  const out: number[] = []
  trainNetwork(clauses, { ...TINY_OPTIONS, ...options, onEpoch: (_, loss) => out.push(loss) })
  return out
}

/** A clause of four words, every feature in a row of its own; `label` of both rules. */
function clause(...label: number[]): Clause {
  return {
    features: { own: [3, 9, 14, 20, 31], token: [5, 6, 6, -1, 8] },
    first: 5,
    last: 9,
    label: Int8Array.from(label),
    quoted: new Map(),
    rules: new Float32Array(label.length).fill(Number.NaN),
  }
}

describe('training', () => {
  it('gives the same weights again from the same seed, others from another', () => {
    const seeded = (seed: number, dropout: number): Weights => trainNetwork(clauses, { ...TINY_OPTIONS, seed, dropout })
    for (const dropout of [0, 0.4]) {
      expect(seeded(1, dropout)).toEqual(seeded(1, dropout))
      expect(seeded(2, dropout).embedding).not.toEqual(seeded(1, dropout).embedding)
    }
  })

  it('does not disturb the clauses that it is given', () => {
    const list = tinyClauses(pack)
    const order = [...list]
    trainNetwork(list, TINY_OPTIONS)
    expect(list).toEqual(order)
    expect(list).toEqual(clauses)
  })

  it('tells each pass, and loses less from pass to pass on what can be told apart', () => {
    const told = losses(TINY_THOROUGH)
    expect(told.length).toBe(40)
    for (const loss of told) expect(Number.isFinite(loss)).toBe(true)
    for (let pass = 5; pass < 40; pass++) expect(told[pass]).toBeLessThan(told[pass - 5] ?? 0)
    expect(told.at(-1)).toBeLessThan((told[0] ?? 0) / 5)
  })

  it('knows in the end what it was told', () => {
    const weights = trainNetwork(clauses, TINY_THOROUGH)
    for (const clause of clauses) {
      const { logit } = slowScores({ ...TINY_THOROUGH, ...weights }, clause)
      logit.forEach((value, rule) => {
        expect(value > 0 ? 1 : 0).toBe(clause.label[rule])
      })
    }
  })

  it('learns nothing where all features are left out but how common a rule is', () => {
    const before = trainNetwork(clauses, { ...TINY_OPTIONS, epochs: 0 })
    const after = trainNetwork(clauses, { ...TINY_OPTIONS, dropout: 1 })
    expect(after.embedding).toEqual(before.embedding)
    expect(after.bias).not.toEqual(before.bias)
  })

  it('gives less weight to labels that nothing tells apart', () => {
    // One in four of the same clause: taken at its word, the chance would be a quarter, its log-odds ln 1/3 = -1.1; trusted less, (4/3) ln 1/3 = -1.46.
    const same = [clause(1, 0), clause(0, 0), clause(0, 0), clause(0, 0)]
    const logit = (options: Partial<TrainOptions>): number => {
      const weights = trainNetwork(same, { ...small, positive: 1, rate: 0.05, push: 0, ...options })
      return slowScores({ ...small, ...weights }, clause(1, 0)).logit[0] as number
    }
    expect(logit({ epochs: 400 })).toBeGreaterThan(-1.6)
    expect(logit({ epochs: 400 })).toBeLessThan(-1.3)
  })

  it('copes with a clause without words', () => {
    const empty: Clause = {
      ...clause(1, 0),
      features: { own: [], token: [] },
      first: 0,
      last: 0,
    }
    for (const one of [empty, { ...clause(1, 0), features: { own: [3], token: [-1] }, first: 4, last: 4 }]) {
      const before = trainNetwork([], small)
      const after = trainNetwork([one], small)
      for (const table of Object.values(after)) for (const value of table) expect(Number.isFinite(value)).toBe(true)
      expect(after.windows).toEqual(before.windows)
      expect(after.bias).not.toEqual(before.bias)
      const words = clause(1, 0)
      const mixed = trainNetwork([words, one], { ...small, epochs: 3, hiddenRate: 0 })
      expect(mixed.inner).toEqual(before.inner)
    }
  })
})

it('a feature of a word that is not of the clause counts for the clause as a whole', () => {
  const features = (word: number) => ({ own: [3, 9], token: [5, word] })
  const weights = (word: number): Weights => trainNetwork([{ ...clause(1, 0), features: features(word) }], small)
  for (const word of [500, 4]) expect(weights(word)).toEqual(weights(-1))
})

describe('what was quoted', () => {
  it('is where the best window is in the end, though other words are always there too', () => {
    const features = { own: [3, 9, 14, 20], token: [0, 1, 2, 3] }
    const told: Clause = { ...clause(1), features, first: 0, last: 4, quoted: new Map([[0, [[3, 4]]]]) }
    const plain: Clause = {
      ...clause(0),
      features: { own: [40, 41], token: [0, 1] },
      first: 0,
      last: 2,
    }
    const options: TrainOptions = { ...TINY_OPTIONS, rules: 1, window: 0, epochs: 30, push: 0.3 }
    for (const seed of [1, 2, 3, 4, 5]) {
      const weights = trainNetwork([told, plain], { ...options, seed })
      const scores = slowScores({ ...options, ...weights }, told).windows[0] ?? []
      expect(scores.indexOf(Math.max(...scores))).toBe(3)
    }
  })
})

describe('training that goes on', () => {
  it('begins with the weights it is given and leaves them as they were', () => {
    const first = trainNetwork(clauses, TINY_THOROUGH)
    const kept = first.embedding.slice()
    expect(trainNetwork(clauses, { ...TINY_THOROUGH, epochs: 0, from: first })).toEqual(first)
    const further = trainNetwork(clauses, { ...TINY_THOROUGH, epochs: 2, from: first })
    expect(further.embedding).not.toEqual(first.embedding)
    expect(first.embedding).toEqual(kept)
  })
})

describe('a label of -1', () => {
  it('moves nothing of its rule', () => {
    const before = trainNetwork([], small)
    const after = trainNetwork([clause(1, -1)], small)
    const part = (values: Float32Array, rule: number): Float32Array =>
      values.slice((rule * values.length) / 2, ((rule + 1) * values.length) / 2)
    for (const pick of ['clause', 'windows', 'bias'] as const) {
      expect(part(after[pick], 1)).toEqual(part(before[pick], 1))
      expect(part(after[pick], 0)).not.toEqual(part(before[pick], 0))
    }
  })

  it('for every rule moves nothing at all and costs nothing', () => {
    let loss = Number.NaN
    const after = trainNetwork([clause(-1, -1)], { ...small, epochs: 2, onEpoch: (_, value) => (loss = value) })
    expect(after).toEqual(trainNetwork([], small))
    expect(loss).toBe(0)
  })
})

describe('a step', () => {
  /** What Adagrad's first step says of the gradient: the change is rate × g / √(start + g²). */
  function gradients(before: Float32Array, after: Float32Array): number[] {
    return Array.from(before, (value, at) => {
      const share = (value - (after[at] ?? Number.NaN)) / small.rate
      return (share * Math.sqrt(1e-2)) / Math.sqrt(1 - share * share)
    })
  }

  function lossOf(weights: Weights, one: Clause): number {
    const { logit } = slowScores({ ...small, ...weights }, one)
    return logit.reduce((sum, value, rule) => {
      if (one.label[rule] === 1) return sum + small.positive * Math.log1p(Math.exp(-value))
      return one.label[rule] === 0 ? sum + Math.log1p(Math.exp(value)) : sum
    }, 0)
  }

  /** The slope of the loss in one number of a table. */
  function measured(weights: Weights, pick: keyof Weights, at: number, one: Clause): number {
    const moved = (by: number): number => {
      const values = Float64Array.from(weights[pick])
      values[at] = (values[at] ?? Number.NaN) + by
      return lossOf({ ...weights, [pick]: values }, one)
    }
    return (moved(1e-4) - moved(-1e-4)) / 2e-4
  }

  const labels = [
    [1, 0],
    [0, 1],
    [1, 1],
    [1, -1],
  ]

  it.each(labels)('goes down the slope of the loss, for labels %i and %i', (...label) => {
    const one = clause(...label)
    const before = trainNetwork([], small)
    const after = trainNetwork([one], small)
    for (const pick of ['embedding', 'clause', 'windows', 'bias'] as const) {
      gradients(before[pick], after[pick]).forEach((gradient, at) => {
        const slope = measured(before, pick, at, one)
        expect(Math.abs(gradient - slope)).toBeLessThan(2e-3 * (1 + Math.abs(slope)))
      })
    }
  })

  it('of the hidden layer goes down as well, a little at first', () => {
    const one = clause(1, 0)
    const before = trainNetwork([], small)
    const after = trainNetwork([one], small)
    for (const pick of ['inner', 'innerBias', 'outer'] as const) {
      let moved = 0
      before[pick].forEach((value, at) => {
        const change = (after[pick][at] ?? Number.NaN) - value
        const slope = measured(before, pick, at, one)
        if (Math.abs(slope) < 1e-4) return
        moved++
        expect(Math.sign(change)).toBe(-Math.sign(slope))
        // Adam's first step is the rate, whatever the slope; the rate is a five-hundredth of the full one.
        expect(Math.abs(change)).toBeGreaterThan((small.hiddenRate / 500) * 0.5)
        expect(Math.abs(change)).toBeLessThan((small.hiddenRate / 500) * 1.5)
      })
      expect(moved).toBeGreaterThan(0)
    }
  })
})

describe('createRandom', () => {
  it('gives the same even numbers again, from 0 to below 1', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const a = createRandom(seed)
        const b = createRandom(seed)
        const list = Array.from({ length: 200 }, a)
        expect(list).toEqual(Array.from({ length: 200 }, b))
        for (const value of list) expect(value >= 0 && value < 1).toBe(true)
        const mean = list.reduce((sum, value) => sum + value, 0) / list.length
        expect(Math.abs(mean - 0.5)).toBeLessThan(0.15)
      }),
      { numRuns: 50 },
    )
  })
})
