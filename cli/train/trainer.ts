/**
 * Training the network of `src/judge/learned/network.ts`, note by note, on the log-loss of each rule, with features left out at random:
 * Adagrad for the embeddings and the rules' weights, Adam for the layer that reads clauses together. The same seed and data give the same model on
 * every machine: sums, products, square roots, and the exponential function that comes with the engine of Node, not with the machine.
 */
import { READ_WITH, surroundings } from '../../src/training.ts'
import { ClausePass, type Moved } from './clause-pass.ts'
import { type ContextOptions, ContextPass, type ContextWeights } from './context-pass.ts'
import type { Clause } from './examples.ts'

/** How a network is trained. */
export interface TrainOptions extends ContextOptions {
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
export interface Weights extends ContextWeights {
  readonly embedding: Float32Array
  readonly clause: Float32Array
  readonly windows: Float32Array
  readonly bias: Float32Array
}

const INITIAL_SQUARES = 1e-2

/** The same where training goes on from weights that are good already. */
const SETTLED_SQUARES = 1

/** So many notes are read between two steps of the layer that reads clauses together. */
const BATCH = 12

/** Trains a network on notes, each a list of its clauses. */
export function trainNetwork(notes: ReadonlyArray<readonly Clause[]>, options: TrainOptions): Weights {
  const steps = Math.ceil(notes.length / BATCH) * options.epochs
  const trainer = new Trainer(options, steps)
  const order = [...notes]
  const clauses = notes.reduce((sum, note) => sum + note.length, 0)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    trainer.shuffle(order)
    const even = epoch < options.even
    let loss = 0
    order.forEach((note, index) => {
      loss += trainer.learn(note, even)
      if (index % BATCH === BATCH - 1 || index === order.length - 1) trainer.step()
    })
    options.onEpoch?.(epoch, loss / clauses)
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

/** Room for one clause of a note: its own work, what it is read with, and the hidden numbers, before the curve and after. */
interface Place {
  readonly pass: ClausePass
  readonly read: Float32Array
  readonly hidden: Float32Array
  readonly pre: Float32Array
}

class Trainer {
  readonly weights: Weights
  private readonly squares: Moved
  private readonly options: TrainOptions
  private readonly random: () => number
  private readonly context: ContextPass
  private readonly places: Place[] = []
  private readonly logit: Float32Array
  private readonly back: Float32Array

  constructor(options: TrainOptions, steps: number) {
    this.options = options
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
    this.context = new ContextPass(options, this.random, steps, from)
    this.weights = { ...moved, ...this.context.weights }
    const start = (length: number): Float32Array =>
      new Float32Array(length).fill(from === undefined ? INITIAL_SQUARES : SETTLED_SQUARES)
    this.squares = {
      embedding: start(size),
      clause: start(rules * dimension),
      windows: start(rules * dimension),
      bias: start(rules),
    }
    this.logit = new Float32Array(rules)
    this.back = new Float32Array(READ_WITH * dimension)
  }

  shuffle<Item>(list: Item[]): void {
    for (let at = list.length - 1; at > 0; at--) {
      const other = Math.floor(this.random() * (at + 1))
      const held = list[at] as Item
      list[at] = list[other] as Item
      list[other] = held
    }
  }

  /** Learns from one note; gives the sum of its clauses' losses. `even`: all clauses count alike. */
  learn(note: readonly Clause[], even: boolean): number {
    this.reserve(note.length)
    const first = note.map((clause) => clause.first)
    const last = note.map((clause) => clause.last)
    const around = note.map((_, index) => surroundings(first, last, note.length, index))
    const places = this.places.slice(0, note.length)
    for (const [index, { pass }] of places.entries()) pass.read(note[index] as Clause, this.random)
    let loss = 0
    for (const [index, { pass, read, hidden, pre }] of places.entries()) {
      this.gather(index, around[index] as readonly [number, number])
      this.context.forward(read, hidden, pre, this.logit)
      loss += pass.learn(this.logit, even)
    }
    for (const [index, { pass, read, hidden, pre }] of places.entries()) {
      if (pass.gradient.every((value) => value === 0)) continue
      this.context.backward(pass.gradient, read, hidden, pre, this.back)
      this.scatter(index, around[index] as readonly [number, number])
    }
    for (const { pass } of places) pass.finish()
    return loss
  }

  /** One step of the layer that reads clauses together. */
  step(): void {
    this.context.step()
  }

  /** Puts together what clause `index` is read with: its own sum and those of clauses [from, to). */
  private gather(index: number, [from, to]: readonly [number, number]): void {
    const { dimension } = this.options
    const { read, pass } = this.places[index] as Place
    const topOf = (clause: number): Float32Array => (this.places[clause] as Place).pass.top
    read.fill(0)
    read.set(pass.top)
    if (index - 1 >= from) read.set(topOf(index - 1), dimension)
    if (index + 1 < to) read.set(topOf(index + 1), 2 * dimension)
    const share = 1 / Math.max(1, to - from - 1)
    for (let other = from; other < to; other++) {
      if (other === index) continue
      const top = topOf(other)
      for (let d = 0; d < dimension; d++)
        read[3 * dimension + d] = (read[3 * dimension + d] as number) + share * (top[d] as number)
    }
  }

  /** Hands the slopes of what clause `index` was read with to the clauses that it came from. */
  private scatter(index: number, [from, to]: readonly [number, number]): void {
    const { dimension } = this.options
    const { back } = this
    const give = (clause: number, part: number, share: number): void => {
      const { down } = (this.places[clause] as Place).pass
      const at = part * dimension
      for (let d = 0; d < dimension; d++) down[d] = (down[d] as number) + share * (back[at + d] as number)
    }
    give(index, 0, 1)
    if (index - 1 >= from) give(index - 1, 1, 1)
    if (index + 1 < to) give(index + 1, 2, 1)
    const share = 1 / Math.max(1, to - from - 1)
    for (let other = from; other < to; other++) if (other !== index) give(other, 3, share)
  }

  private reserve(clauses: number): void {
    const { dimension, context } = this.options
    while (this.places.length < clauses) {
      this.places.push({
        pass: new ClausePass(this.options, this.weights, this.squares),
        read: new Float32Array(READ_WITH * dimension),
        hidden: new Float32Array(context),
        pre: new Float32Array(context),
      })
    }
  }
}
