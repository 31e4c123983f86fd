/** From real weights to the model that ships: embeddings as small whole numbers of one common step. */
import { type Combination, MODEL_FORMAT, type Model } from '../../src/training.ts'
import type { TrainOptions, Weights } from './trainer.ts'

/** Whole numbers run from -LARGEST to LARGEST: finer ones gave no better result, since hundreds of rows are added up, and these compress well. */
const LARGEST = 3

/** How many standard deviations the largest number stands for; what lies beyond is cut. */
const SPAN = 4

/** The layers' numbers are whole ones of this unit: finer ones gave no better result, and these compress well. */
const UNIT = 1 / 512

/** The model of trained weights. */
export function quantise(
  weights: Weights,
  options: TrainOptions,
  rules: readonly string[],
  combine: readonly Combination[],
  card: Readonly<Record<string, string | number>>,
): Model {
  const { dimension, bits, window, hidden } = options
  const step = (SPAN * deviation(weights.embedding)) / LARGEST
  const rounded = (layer: Float32Array): Float32Array => layer.map((value) => Math.round(value / UNIT) * UNIT)
  return {
    header: { format: MODEL_FORMAT, card, rules, dimension, bits, window, hidden, step, combine },
    embedding: Int8Array.from(weights.embedding, (value) =>
      Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step))),
    ),
    clause: rounded(weights.clause),
    windows: rounded(weights.windows),
    bias: rounded(weights.bias),
    inner: rounded(weights.inner),
    innerBias: rounded(weights.innerBias),
    outer: rounded(weights.outer),
  }
}

function deviation(table: Float32Array): number {
  let squares = 0
  for (const value of table) squares += value * value
  return Math.sqrt(squares / table.length)
}
