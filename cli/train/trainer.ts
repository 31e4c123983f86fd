/**
 * Training the network of `src/judge/learned/network.ts`, clause by clause, on the log-loss of each rule, with features left out at random:
 * Adagrad for the embeddings and the rules' weights, Adam for the hidden layer. The same seed and data give the same model on
 * every machine: sums, products, square roots, and the exponential function that comes with the engine of Node, not with the machine.
 */
import { ClausePass, type Moved } from './clause-pass.ts'
import type { Clause } from './examples.ts'
import { type HiddenOptions, HiddenPass, type HiddenWeights } from './hidden-pass.ts'

/** How a network is trained. */
export interface TrainOptions extends HiddenOptions {
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
export interface Weights extends HiddenWeights {
  readonly embedding: Float32Array
  readonly clause: Float32Array
  readonly windows: Float32Array
  readonly bias: Float32Array
}

const INITIAL_SQUARES = 1e-2

/** The same where training goes on from weights that are good already. */
const SETTLED_SQUARES = 1

/** So many clauses are read between two steps of the hidden layer. */
const BATCH = 30

/** Trains a network on clauses. */
export function trainNetwork(clauses: readonly Clause[], options: TrainOptions): Weights {
  const steps = Math.ceil(clauses.length / BATCH) * options.epochs
  const trainer = new Trainer(options, steps)
  const order = [...clauses]
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    trainer.shuffle(order)
    const even = epoch < options.even
    let loss = 0
    order.forEach((clause, index) => {
      loss += trainer.learn(clause, even)
      if (index % BATCH === BATCH - 1 || index === order.length - 1) trainer.step()
    })
    options.onEpoch?.(epoch, loss / clauses.length)
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
  private readonly random: () => number
  private readonly pass: ClausePass
  private readonly hidden: HiddenPass

  constructor(options: TrainOptions, steps: number) {
    this.random = createRandom(options.seed)
    const { rules, dimension, bits, from } = options
    const size = dimension << bits
    const filled = (length: number, spread: number): Float32Array =>
      Float32Array.from({ length }, () => (this.random() - 0.5) * spread)
    const moved: Moved =
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
    this.hidden = new HiddenPass(options, this.random, steps, from)
    this.weights = { ...moved, ...this.hidden.weights }
    const start = (length: number): Float32Array =>
      new Float32Array(length).fill(from === undefined ? INITIAL_SQUARES : SETTLED_SQUARES)
    const squares: Moved = {
      embedding: start(size),
      clause: start(rules * dimension),
      windows: start(rules * dimension),
      bias: start(rules),
    }
    this.pass = new ClausePass(options, this.weights, squares)
  }

  shuffle<Item>(list: Item[]): void {
    for (let at = list.length - 1; at > 0; at--) {
      const other = Math.floor(this.random() * (at + 1))
      const held = list[at] as Item
      list[at] = list[other] as Item
      list[other] = held
    }
  }

  /** Learns from one clause; gives its loss. `even`: all clauses count alike. */
  learn(clause: Clause, even: boolean): number {
    const { pass, hidden } = this
    pass.read(clause, this.random)
    hidden.forward(pass.top)
    const loss = pass.learn(hidden.logit, even)
    if (pass.gradient.some((value) => value !== 0)) {
      hidden.backward(pass.gradient)
      pass.finish(hidden.back)
    } else pass.finish()
    return loss
  }

  /** One step of the hidden layer. */
  step(): void {
    this.hidden.step()
  }
}
