/**
 * How the two judges decide together, learned rule by rule: a logistic regression on what a network says of clauses that it has not been
 * trained on and on what the rules say of notes that their writers have not seen. Held to a common prior, since rare rules have few notes.
 */
import type { Combination } from '../../src/training.ts'

/** One clause as the regression sees it. */
export interface Sample {
  /** Log-odds of the network. */
  readonly model: number
  /** Clamped log-odds of the rules; NaN where no rule saw anything. */
  readonly rules: number
  readonly label: 0 | 1
  readonly weight: number
}

/** Numbers of a packed sample. */
const WIDTH = 4

/** Samples as numbers, by rule, to be handed to another process. */
export function packSamples(samples: ReadonlyArray<readonly Sample[]>): Float64Array<ArrayBuffer>[] {
  return samples.map((list) => {
    const packed = new Float64Array(WIDTH * list.length)
    list.forEach(({ model, rules, label, weight }, index) => {
      packed.set([model, rules, label, weight], WIDTH * index)
    })
    return packed
  })
}

/** What `packSamples` packed. */
export function unpackSamples(packed: readonly Float64Array[]): Sample[][] {
  return packed.map((numbers) =>
    Array.from({ length: numbers.length / WIDTH }, (_, index) => {
      const [model = 0, rules = 0, label, weight = 0] = numbers.subarray(WIDTH * index, WIDTH * (index + 1))
      return { model, rules, label: label === 1 ? 1 : 0, weight }
    }),
  )
}

/** Where the regression starts, and what it is held to. */
const PRIOR = { model: 0.8, rules: 0.35, seen: 0.2, bias: -0.3 }

/** How strongly it is held to the prior, as a number of samples. */
const HOLD = { model: 12, rules: 12, seen: 6, bias: 2 }

const STEPS = 60

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000
}

/** Fits one rule by Newton's method with one coordinate at a time. */
export function fitCombination(samples: readonly Sample[], alone: boolean): Combination {
  const value = { ...PRIOR }
  const keys = ['model', 'rules', 'seen', 'bias'] as const
  const input = (sample: Sample, key: (typeof keys)[number]): number => {
    if (key === 'model') return sample.model
    if (key === 'bias') return 1
    if (Number.isNaN(sample.rules)) return 0
    return key === 'rules' ? sample.rules : 1
  }
  const scores = Float64Array.from(samples, (sample) =>
    keys.reduce((sum, key) => sum + value[key] * input(sample, key), 0),
  )
  for (let round = 0; round < STEPS; round++) {
    for (const key of keys) {
      let slope = HOLD[key] * (value[key] - PRIOR[key])
      let bend = HOLD[key]
      samples.forEach((sample, index) => {
        const x = input(sample, key)
        if (x === 0) return
        const chance = 1 / (1 + Math.exp(-(scores[index] as number)))
        slope += sample.weight * (chance - sample.label) * x
        bend += sample.weight * chance * (1 - chance) * x * x
      })
      const change = Math.max(-1, Math.min(1, -slope / bend))
      value[key] += change
      samples.forEach((sample, index) => {
        const x = input(sample, key)
        if (x !== 0) scores[index] = (scores[index] as number) + change * x
      })
    }
  }
  return {
    model: rounded(Math.max(0, value.model)),
    rules: rounded(Math.max(0, value.rules)),
    seen: rounded(value.seen),
    bias: rounded(value.bias),
    alone,
  }
}
