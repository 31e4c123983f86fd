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

/** The steps end when none of a round is larger. */
const STILL = 1e-7

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000
}

/** Samples by column: one number of each, side by side. */
interface Columns {
  readonly label: Float64Array
  readonly weight: Float64Array
  /** What each coefficient is multiplied by. */
  readonly inputs: Readonly<Record<Key, Float64Array>>
}

const KEYS = ['model', 'rules', 'seen', 'bias'] as const
type Key = (typeof KEYS)[number]

function columnsOf(samples: readonly Sample[]): Columns {
  const column = (pick: (sample: Sample) => number): Float64Array => Float64Array.from(samples, pick)
  return {
    label: column(({ label }) => label),
    weight: column(({ weight }) => weight),
    inputs: {
      model: column(({ model }) => model),
      rules: column(({ rules }) => (Number.isNaN(rules) ? 0 : rules)),
      seen: column(({ rules }) => (Number.isNaN(rules) ? 0 : 1)),
      bias: column(() => 1),
    },
  }
}

/** Newton's step of one coefficient, given the log-odds of each sample as they are now. */
function stepOf(
  held: number,
  hold: number,
  input: Float64Array,
  { label, weight }: Columns,
  scores: Float64Array,
): number {
  let slope = hold * held
  let bend = hold
  for (let at = 0; at < input.length; at++) {
    const x = input[at] as number
    if (x === 0) continue
    const chance = 1 / (1 + Math.exp(-(scores[at] as number)))
    const share = (weight[at] as number) * x
    slope += share * (chance - (label[at] as number))
    bend += share * x * chance * (1 - chance)
  }
  return Math.max(-1, Math.min(1, -slope / bend))
}

/** Fits one rule by Newton's method with one coordinate at a time. */
export function fitCombination(samples: readonly Sample[], alone: boolean): Combination {
  const value: Record<Key, number> = { ...PRIOR }
  const columns = columnsOf(samples)
  const scores = new Float64Array(samples.length)
  const raise = (key: Key, by: number): void => {
    const input = columns.inputs[key]
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) + by * (input[at] as number)
  }
  for (const key of KEYS) raise(key, value[key])
  for (let round = 0, largest = Number.POSITIVE_INFINITY; round < STEPS && largest > STILL; round++) {
    largest = 0
    for (const key of KEYS) {
      const change = stepOf(value[key] - PRIOR[key], HOLD[key], columns.inputs[key], columns, scores)
      value[key] += change
      raise(key, change)
      largest = Math.max(largest, Math.abs(change))
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
