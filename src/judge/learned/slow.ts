/** Test helper: the network as slow and obvious as it can be written, on real embeddings. */
import type { Model } from './model.ts'
import type { ReadClause } from './network.ts'

/** A network with real numbers; the tables are those of `Model`. */
export interface SlowNetwork {
  readonly rules: number
  readonly dimension: number
  readonly bits: number
  readonly window: number
  readonly hidden: number
  readonly embedding: ArrayLike<number>
  readonly clause: ArrayLike<number>
  readonly windows: ArrayLike<number>
  readonly bias: ArrayLike<number>
  readonly inner: ArrayLike<number>
  readonly innerBias: ArrayLike<number>
  readonly outer: ArrayLike<number>
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
const product = (a: readonly number[], b: readonly number[]): number => sum(a.map((value, d) => value * (b[d] ?? 0)))
const rowOf = (from: ArrayLike<number>, row: number, width: number): number[] =>
  range(width).map((at) => from[row * width + at] ?? Number.NaN)

/** Scores a clause. */
export function slowScores(network: SlowNetwork, { features, first, last }: ReadClause): SlowScores {
  const { rules, dimension, bits, window } = network
  const { own, token } = features
  const row = (hash: number): number[] => rowOf(network.embedding, hash % 2 ** bits, dimension)
  const added = (rows: readonly number[][]): number[] => range(dimension).map((d) => sum(rows.map((r) => r[d] ?? 0)))
  const curved = (hashes: readonly number[]): number[] =>
    added(hashes.map(row)).map((value) => slowCurve(value / Math.sqrt(Math.max(1, hashes.length))))
  const top = curved(own)
  const hidden = range(network.hidden).map((unit) =>
    slowCurve((network.innerBias[unit] ?? 0) + product(top, rowOf(network.inner, unit, dimension))),
  )
  const middles = range(last - first).map((word) =>
    curved(
      own.filter((_, number) => {
        const at = token[number] ?? -1
        return at >= first && Math.abs(at - first - word) <= window
      }),
    ),
  )
  const windows = range(rules).map((rule) =>
    middles.map((middle) => product(middle, rowOf(network.windows, rule, dimension))),
  )
  const logit = range(rules).map((rule) => {
    const scores = windows[rule] ?? []
    const best = scores.length === 0 ? 0 : Math.max(...scores)
    const straight = product(top, rowOf(network.clause, rule, dimension))
    const deep = product(hidden, rowOf(network.outer, rule, hidden.length))
    return (network.bias[rule] ?? Number.NaN) + straight + best + deep
  })
  return { logit, windows }
}

/** The network of a model. */
export function slowOf({ header, embedding, ...layers }: Model): SlowNetwork {
  const { rules, step } = header
  return { ...header, ...layers, rules: rules.length, embedding: Array.from(embedding, (value) => value * step) }
}
