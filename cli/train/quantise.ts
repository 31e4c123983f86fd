/** From real weights to the model that ships: embeddings as small whole numbers of one common step. */
import { type Combination, MODEL_FORMAT, type Model } from '../../src/training.ts'
import type { TrainOptions, Weights } from './trainer.ts'

/** Whole numbers run from -LARGEST to LARGEST: finer ones gave no better result, since hundreds of rows are added up, and these compress well. */
const LARGEST = 3

/** How many standard deviations the largest number stands for; what lies beyond is cut. */
const SPAN = 4

/** The model of networks that were trained side by side: they vote. */
export function quantise(
  networks: readonly Weights[],
  options: TrainOptions,
  rules: readonly string[],
  combine: readonly Combination[],
  card: Readonly<Record<string, string | number>>,
): Model {
  const { dimension, bits, window } = options
  const parts = networks.length
  const step = (SPAN * deviation(networks.map(({ embedding }) => embedding))) / LARGEST
  const embedding = new Int8Array((dimension * parts) << bits)
  networks.forEach((weights, part) => {
    weights.embedding.forEach((value, at) => {
      const place = Math.floor(at / dimension) * dimension * parts + part * dimension + (at % dimension)
      embedding[place] = Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step)))
    })
  })
  const beside = (pick: (weights: Weights) => Float32Array): Float32Array => {
    const out = new Float32Array(rules.length * dimension * parts)
    networks.forEach((weights, part) => {
      pick(weights).forEach((value, at) => {
        out[Math.floor(at / dimension) * dimension * parts + part * dimension + (at % dimension)] = value
      })
    })
    return out
  }
  return {
    header: { format: MODEL_FORMAT, card, rules, parts, dimension, bits, window, step, combine },
    embedding,
    clause: beside((weights) => weights.clause),
    windows: beside((weights) => weights.windows),
    bias: Float32Array.from(
      rules,
      (_, rule) => networks.reduce((sum, weights) => sum + (weights.bias[rule] as number), 0) / parts,
    ),
  }
}

function deviation(tables: readonly Float32Array[]): number {
  let squares = 0
  let count = 0
  for (const table of tables) {
    for (const value of table) squares += value * value
    count += table.length
  }
  return Math.sqrt(squares / count)
}
