/** From real weights to the model that ships: embeddings as small whole numbers of one common step. */
import { type Combination, MODEL_FORMAT, type Model } from '../../src/training.ts'
import type { TrainOptions, Weights } from './trainer.ts'

/** Whole numbers run from -LARGEST to LARGEST: six bits are enough, and compress well. */
const LARGEST = 31

/** How many standard deviations the largest number stands for; what lies beyond is cut. */
const SPAN = 4

/** The model of trained weights. */
export function quantise(
  weights: Weights,
  options: TrainOptions,
  rules: readonly string[],
  combine: readonly Combination[],
  card: Readonly<Record<string, string | number>>,
): Model {
  const { embedding, clause, windows, bias } = weights
  let squares = 0
  for (const value of embedding) squares += value * value
  const step = (SPAN * Math.sqrt(squares / embedding.length)) / LARGEST
  const whole = Int8Array.from(embedding, (value) => Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step))))
  const { dimension, bits, window } = options
  return {
    header: { format: MODEL_FORMAT, card, rules, dimension, bits, window, step, combine },
    embedding: whole,
    clause,
    windows,
    bias,
  }
}
