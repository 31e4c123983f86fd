/**
 * Training the network of `src/judge/learned/network.ts` by Adagrad on the log-loss of each rule, with features left out at random. The same
 * seed and data give the same model on every machine: nothing but sums, products, square roots and one logistic table.
 */
import { curve, slope } from '../../src/training.ts'
import type { Clause } from './examples.ts'

/** How a network is trained. */
export interface TrainOptions {
  readonly rules: number
  readonly dimension: number
  readonly bits: number
  readonly window: number
  readonly epochs: number
  /** Share of features left out of each pass. */
  readonly dropout: number
  /** Weight of a positive clause against a negative one. */
  readonly positive: number
  readonly rate: number
  /** How strongly the window that was quoted is set before the best one beside it. */
  readonly push: number
  /** Passes in which all clauses count alike; in later ones those that still look wrong count less. */
  readonly even: number
  readonly seed: number
  /** Weights to go on from, instead of small random ones; the first steps are then small. */
  readonly from?: Weights
  /** Called after each pass with its mean loss. */
  readonly onEpoch?: (epoch: number, loss: number) => void
}

/** The trained weights, real numbers. */
export interface Weights {
  readonly embedding: Float32Array
  readonly clause: Float32Array
  readonly windows: Float32Array
  readonly bias: Float32Array
}

const INITIAL_SQUARES = 1e-2

/** The same where training goes on from weights that are good already. */
const SETTLED_SQUARES = 1

/** How far the quoted window must be ahead of every other. */
const MARGIN = 1

/**
 * How much a clause counts of which the network gives its label this chance: the fourth root. Some hints say nothing that features can hold; learned with all
 * weight, they would be learned by heart, from words that tell nothing.
 */
function trust(chance: number): number {
  return Math.sqrt(Math.sqrt(chance))
}

/** Trains a network on clauses. */
export function trainNetwork(clauses: readonly Clause[], options: TrainOptions): Weights {
  const trainer = new Trainer(options)
  const order = [...clauses]
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    trainer.shuffle(order)
    const even = epoch < options.even
    let loss = 0
    for (const clause of order) loss += trainer.learn(clause, even)
    options.onEpoch?.(epoch, loss / order.length)
  }
  return trainer.weights
}

/** A small generator of even numbers in [0, 1): multiplicative with a mixed output, the same everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

class Trainer {
  readonly weights: Weights
  private readonly squares: Weights
  private readonly options: TrainOptions
  private readonly random: () => number
  private row = new Int32Array(4096)
  private word = new Int32Array(4096)
  private far = new Int32Array(4096)
  private sums = new Float32Array(0)
  private hidden = new Float32Array(0)
  private pre = new Float32Array(0)
  private back = new Float32Array(0)
  private spread = new Float32Array(0)
  private counts = new Int32Array(0)
  private scales = new Float32Array(0)

  constructor(options: TrainOptions) {
    this.options = options
    this.random = createRandom(options.seed)
    const { rules, dimension, bits } = options
    const size = dimension << bits
    const filled = (length: number, spread: number): Float32Array =>
      Float32Array.from({ length }, () => (this.random() - 0.5) * spread)
    const { from } = options
    this.weights =
      from === undefined
        ? {
            embedding: filled(size, 0.1),
            clause: filled(rules * dimension, 0.5),
            windows: filled(rules * dimension, 0.3),
            bias: new Float32Array(rules).fill(-3),
          }
        : {
            embedding: from.embedding.slice(),
            clause: from.clause.slice(),
            windows: from.windows.slice(),
            bias: from.bias.slice(),
          }
    const start = (length: number): Float32Array =>
      new Float32Array(length).fill(from === undefined ? INITIAL_SQUARES : SETTLED_SQUARES)
    this.squares = {
      embedding: start(size),
      clause: start(rules * dimension),
      windows: start(rules * dimension),
      bias: start(rules),
    }
  }

  shuffle(list: Clause[]): void {
    for (let at = list.length - 1; at > 0; at--) {
      const other = Math.floor(this.random() * (at + 1))
      const held = list[at] as Clause
      list[at] = list[other] as Clause
      list[other] = held
    }
  }

  /** One step on one clause; gives its loss. `even`: all clauses count alike. */
  learn(clause: Clause, even: boolean): number {
    const { rules, dimension, bits, window, dropout, positive, rate, push } = this.options
    const { embedding, clause: clauseWeights, windows, bias } = this.weights
    const words = clause.last - clause.first
    this.reserve(words, clause)
    const mask = (1 << bits) - 1
    const { row, word, far, sums, hidden, pre, back, spread, counts, scales } = this
    const { own, token, rest, weight: restWeight } = clause.features
    let near = 0
    for (let index = 0; index < own.length; index++) {
      if (this.random() < dropout) continue
      row[near] = ((own[index] as number) & mask) * dimension
      const at = token[index] as number
      word[near++] = at < 0 ? -1 : at - clause.first
    }
    let distant = 0
    for (let index = 0; index < rest.length; index++) {
      if (this.random() >= dropout) far[distant++] = ((rest[index] as number) & mask) * dimension
    }

    // Forward.
    const total = new Float32Array(dimension)
    sums.fill(0, 0, words * dimension)
    counts.fill(0, 0, words)
    for (let index = 0; index < near; index++) {
      const from = row[index] as number
      const at = word[index] as number
      if (at >= 0) {
        counts[at] = (counts[at] as number) + 1
        const place = at * dimension
        for (let d = 0; d < dimension; d++)
          sums[place + d] = (sums[place + d] as number) + (embedding[from + d] as number)
      } else for (let d = 0; d < dimension; d++) total[d] = (total[d] as number) + (embedding[from + d] as number)
    }
    for (let at = 0; at < words; at++) {
      for (let d = 0; d < dimension; d++) total[d] = (total[d] as number) + (sums[at * dimension + d] as number)
    }
    for (let index = 0; index < distant; index++) {
      const from = far[index] as number
      for (let d = 0; d < dimension; d++) total[d] = (total[d] as number) + restWeight * (embedding[from + d] as number)
    }
    const scale = 1 / Math.sqrt(Math.max(1, near))
    const top = new Float32Array(dimension)
    for (let d = 0; d < dimension; d++) {
      total[d] = (total[d] as number) * scale
      top[d] = curve(total[d] as number)
    }
    for (let at = 0; at < words; at++) {
      const place = at * dimension
      let count = 0
      pre.fill(0, place, place + dimension)
      for (let other = Math.max(0, at - window); other <= Math.min(words - 1, at + window); other++) {
        count += counts[other] as number
        for (let d = 0; d < dimension; d++)
          pre[place + d] = (pre[place + d] as number) + (sums[other * dimension + d] as number)
      }
      const part = 1 / Math.sqrt(Math.max(1, count))
      scales[at] = part
      for (let d = 0; d < dimension; d++) {
        pre[place + d] = (pre[place + d] as number) * part
        hidden[place + d] = curve(pre[place + d] as number)
      }
    }

    // Backward, rule by rule; small slopes are not worth a step.
    let loss = 0
    let moved = false
    const down = new Float32Array(dimension)
    back.fill(0, 0, words * dimension)
    for (let rule = 0; rule < rules; rule++) {
      const label = clause.label[rule] as number
      if (label < 0) continue
      const from = rule * dimension
      let logit = bias[rule] as number
      for (let d = 0; d < dimension; d++) logit += (clauseWeights[from + d] as number) * (top[d] as number)
      // Where the note was quoted, the telling window is there; the best one elsewhere must not outdo it.
      const quoted = label === 1 ? clause.quoted.get(rule) : undefined
      let best = 0
      let most = Number.NEGATIVE_INFINITY
      let other = -1
      let otherMost = Number.NEGATIVE_INFINITY
      for (let at = 0; at < words; at++) {
        let score = 0
        for (let d = 0; d < dimension; d++)
          score += (windows[from + d] as number) * (hidden[at * dimension + d] as number)
        if (
          quoted === undefined ||
          quoted.some(([start, end]) => at >= start - clause.first && at < end - clause.first)
        ) {
          if (score > most) {
            most = score
            best = at
          }
        } else if (score > otherMost) {
          otherMost = score
          other = at
        }
      }
      if (other >= 0 && otherMost > most - MARGIN) {
        moved = true
        const told = best * dimension
        const beside = other * dimension
        for (let d = 0; d < dimension; d++) {
          const weight = push * (windows[from + d] as number)
          back[told + d] = (back[told + d] as number) - weight
          back[beside + d] = (back[beside + d] as number) + weight
          const gradient = push * ((hidden[beside + d] as number) - (hidden[told + d] as number))
          step(windows, this.squares.windows, from + d, gradient, rate)
        }
      }
      const chance = 1 / (1 + Math.exp(-(logit + most)))
      const weight = even ? 1 : trust(label === 1 ? chance : 1 - chance)
      const gradient = weight * (label === 1 ? positive * (chance - 1) : chance)
      loss -= label === 1 ? positive * Math.log(chance + 1e-9) : Math.log(1 - chance + 1e-9)
      if (Math.abs(gradient) < 1e-3) continue
      moved = true
      const place = best * dimension
      for (let d = 0; d < dimension; d++) {
        down[d] = (down[d] as number) + gradient * (clauseWeights[from + d] as number)
        back[place + d] = (back[place + d] as number) + gradient * (windows[from + d] as number)
        step(clauseWeights, this.squares.clause, from + d, gradient * (top[d] as number), rate)
        step(windows, this.squares.windows, from + d, gradient * (hidden[place + d] as number), rate)
      }
      step(bias, this.squares.bias, rule, gradient, rate)
    }
    if (!moved) return loss
    for (let d = 0; d < dimension; d++) down[d] = (down[d] as number) * slope(total[d] as number) * scale
    spread.fill(0, 0, words * dimension)
    for (let at = 0; at < words; at++) {
      const place = at * dimension
      let any = false
      for (let d = 0; d < dimension && !any; d++) any = back[place + d] !== 0
      if (!any) continue
      for (let d = 0; d < dimension; d++) {
        const here = (back[place + d] as number) * slope(pre[place + d] as number) * (scales[at] as number)
        for (let other = Math.max(0, at - window); other <= Math.min(words - 1, at + window); other++) {
          spread[other * dimension + d] = (spread[other * dimension + d] as number) + here
        }
      }
    }
    const squares = this.squares.embedding
    for (let index = 0; index < near; index++) {
      const from = row[index] as number
      const at = word[index] as number
      for (let d = 0; d < dimension; d++) {
        const gradient = (down[d] as number) + (at < 0 ? 0 : (spread[at * dimension + d] as number))
        step(embedding, squares, from + d, gradient, rate)
      }
    }
    for (let index = 0; index < distant; index++) {
      const from = far[index] as number
      for (let d = 0; d < dimension; d++) step(embedding, squares, from + d, (down[d] as number) * restWeight, rate)
    }
    return loss
  }

  private reserve(words: number, clause: Clause): void {
    const { dimension } = this.options
    const features = Math.max(clause.features.own.length, clause.features.rest.length)
    if (this.row.length < features) {
      this.row = new Int32Array(features * 2)
      this.word = new Int32Array(features * 2)
      this.far = new Int32Array(features * 2)
    }
    if (this.counts.length >= words) return
    const size = words * 2
    this.counts = new Int32Array(size)
    this.scales = new Float32Array(size)
    this.sums = new Float32Array(size * dimension)
    this.hidden = new Float32Array(size * dimension)
    this.pre = new Float32Array(size * dimension)
    this.back = new Float32Array(size * dimension)
    this.spread = new Float32Array(size * dimension)
  }
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number, rate: number): void {
  const square = (squares[at] as number) + gradient * gradient
  squares[at] = square
  weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt(square)
}
