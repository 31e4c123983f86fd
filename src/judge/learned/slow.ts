/** Test helper: the network as slow and obvious as it can be written, on real embeddings. */
import type { ClauseFeatures } from './features.ts'
import type { Model } from './model.ts'

/** One network of those that vote, with real numbers. */
export interface SlowNetwork {
  readonly rules: number
  readonly dimension: number
  readonly bits: number
  readonly window: number
  /** By row, then dimension. */
  readonly embedding: ArrayLike<number>
  /** By rule, then dimension. */
  readonly clause: ArrayLike<number>
  readonly windows: ArrayLike<number>
  readonly bias: ArrayLike<number>
}

/** What a network says of a clause: log-odds and the score of each window, by rule. */
export interface SlowScores {
  readonly logit: readonly number[]
  readonly windows: readonly (readonly number[])[]
}

/** The bounded curve as one finds it in a table of approximations. */
export function slowCurve(x: number): number {
  const bounded = Math.min(3, Math.max(-3, x))
  return (bounded * (27 + bounded ** 2)) / (27 + 9 * bounded ** 2)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const range = (length: number): number[] => Array.from({ length }, (_, index) => index)

/** Scores the clause of tokens [first, last). */
export function slowScores(network: SlowNetwork, features: ClauseFeatures, first: number, last: number): SlowScores {
  const { rules, dimension, bits, window } = network
  const row = (hash: number): number[] => {
    const number = hash % 2 ** bits
    return range(dimension).map((d) => network.embedding[number * dimension + d] ?? Number.NaN)
  }
  const weights = (from: ArrayLike<number>, rule: number): number[] =>
    range(dimension).map((d) => from[rule * dimension + d] ?? Number.NaN)
  const added = (rows: readonly number[][]): number[] => range(dimension).map((d) => sum(rows.map((r) => r[d] ?? 0)))
  const product = (a: readonly number[], b: readonly number[]): number => sum(a.map((value, d) => value * (b[d] ?? 0)))
  const near = added(features.own.map(row))
  const far = added(features.rest.map(row))
  const whole = near.map((value, d) =>
    slowCurve((value + features.weight * (far[d] ?? 0)) / Math.sqrt(Math.max(1, features.own.length))),
  )
  const middles = range(last - first).map((word) => {
    const inside = features.own.filter((_, index) => {
      const at = features.token[index] ?? -1
      return at >= first && Math.abs(at - first - word) <= window
    })
    return added(inside.map(row)).map((value) => slowCurve(value / Math.sqrt(Math.max(1, inside.length))))
  })
  const windows = range(rules).map((rule) => middles.map((middle) => product(middle, weights(network.windows, rule))))
  const logit = range(rules).map((rule) => {
    const scores = windows[rule] ?? []
    const best = scores.length === 0 ? 0 : Math.max(...scores)
    return (network.bias[rule] ?? Number.NaN) + product(whole, weights(network.clause, rule)) + best
  })
  return { logit, windows }
}

/** One of the networks of a model by itself. */
export function partOf({ header, embedding, clause, windows, bias }: Model, part: number): SlowNetwork {
  const { dimension, parts, step, bits, window, rules } = header
  const pick = (from: ArrayLike<number>, scale: number): number[] =>
    range(from.length)
      .filter((at) => Math.floor(at / dimension) % parts === part)
      .map((at) => (from[at] ?? Number.NaN) * scale)
  return {
    rules: rules.length,
    dimension,
    bits,
    window,
    embedding: pick(embedding, step),
    clause: pick(clause, 1),
    windows: pick(windows, 1),
    bias,
  }
}
