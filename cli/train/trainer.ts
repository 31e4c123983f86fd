/**
 * Training the network of `src/judge/learned/network.ts`, clause by clause, on the log-loss of each rule, with features left out at random:
 * Adagrad for the embeddings and the rules' weights, Adam for the hidden layer. The same seed and data give the same model on
 * every machine: sums, products, square roots in the order that the kernel is written in, and the exponential function that comes with the engine
 * of Node, not with the machine.
 */
import { ClausePass } from './clause-pass.ts'
import type { Clause } from './examples.ts'
import { type HiddenOptions, HiddenPass, type HiddenWeights } from './hidden-pass.ts'
import { layRows, type Table, TrainingKernel, takeRows } from './kernel.ts'

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
  const trainer = new Trainer(options, steps, sizesOf(clauses))
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
  return trainer.weights()
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

/** The most features and words that a clause has. */
function sizesOf(clauses: readonly Clause[]): { readonly features: number; readonly words: number } {
  let features = 0
  // A clause without a word has a window of nothing.
  let words = 1
  for (const clause of clauses) {
    features = Math.max(features, clause.features.own.length)
    words = Math.max(words, clause.last - clause.first)
  }
  return { features, words }
}

class Trainer {
  private readonly random: () => number
  private readonly kernel: TrainingKernel
  private readonly pass: ClausePass
  private readonly hidden: HiddenPass

  constructor(options: TrainOptions, steps: number, sizes: ReturnType<typeof sizesOf>) {
    this.random = createRandom(options.seed)
    const { rules, dimension, bits, from } = options
    this.kernel = new TrainingKernel({ ...options, ...sizes })
    const { embedding, clause, windows, bias, ...others } = this.kernel.tables
    const filled = (length: number, spread: number): Float32Array =>
      Float32Array.from({ length }, () => (this.random() - 0.5) * spread)
    layRows(embedding, from?.embedding ?? filled(dimension << bits, 0.1))
    layRows(clause, from?.clause ?? filled(rules * dimension, 0.5))
    layRows(windows, from?.windows ?? filled(rules * dimension, 0.3))
    layRows(bias, from?.bias ?? new Float32Array(rules).fill(-3))
    const start = from === undefined ? INITIAL_SQUARES : SETTLED_SQUARES
    const squares: readonly Table[] = [
      others.embeddingSquares,
      others.clauseSquares,
      others.windowsSquares,
      others.biasSquares,
    ]
    for (const { numbers } of squares) numbers.fill(start)
    this.hidden = new HiddenPass(options, this.random, steps, this.kernel, from)
    this.pass = new ClausePass(options, this.kernel)
  }

  /** The weights as they are now, as a copy. */
  weights(): Weights {
    const { embedding, clause, windows, bias } = this.kernel.tables
    return {
      embedding: takeRows(embedding),
      clause: takeRows(clause),
      windows: takeRows(windows),
      bias: takeRows(bias),
      ...this.hidden.weights(),
    }
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
    hidden.forward()
    const loss = pass.learn(even)
    const moved = this.kernel.tables.gradient.numbers.some((value) => value !== 0)
    if (moved) hidden.backward()
    pass.finish(moved)
    return loss
  }

  /** One step of the hidden layer. */
  step(): void {
    this.hidden.step()
  }
}
