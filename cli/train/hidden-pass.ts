/**
 * The hidden layer of a clause, while it learns: forward, backward, and steps by Adam (Kingma and Ba, "Adam: a method for stochastic
 * optimization", 2015) after every few clauses, small at first and again at the end.
 */
import { layRows, type TrainingKernel, takeRows } from './kernel.ts'

/** The weights of the layer, real numbers; see `src/judge/learned/model.ts`. */
export interface HiddenWeights {
  readonly inner: Float32Array
  readonly innerBias: Float32Array
  readonly outer: Float32Array
}

/** How the layer learns. */
export interface HiddenOptions {
  readonly rules: number
  readonly dimension: number
  /** Hidden numbers. */
  readonly hidden: number
  /** Share of the clause's numbers that is left out of each pass. */
  readonly hiddenDropout: number
  readonly hiddenRate: number
}

const FADE = 0.9
const FADE_SQUARES = 0.999
const TINY = 1e-8
/** Steps until the rate is full, and the share of it that is left at the end. */
const WARM = 500
const LAST = 0.05

/** The layer at work on one clause after the other, in the kernel. */
export class HiddenPass {
  private readonly options: HiddenOptions
  private readonly random: () => number
  private readonly kernel: TrainingKernel
  private readonly steps: number
  private done = 0
  /** What is left of the beginning in the means and in the squares. */
  private left = 1
  private leftOfSquares = 1

  /** Lays the weights of the layer into the kernel. `steps`: how often `step` will be called. */
  constructor(
    options: HiddenOptions,
    random: () => number,
    steps: number,
    kernel: TrainingKernel,
    from?: HiddenWeights,
  ) {
    const { rules, dimension, hidden } = options
    this.options = options
    this.random = random
    this.steps = steps
    this.kernel = kernel
    const even = (length: number, spread: number): Float32Array =>
      Float32Array.from({ length }, () => (random() - 0.5) * 2 * spread)
    const { inner, innerBias, outer } = kernel.tables
    layRows(inner, from?.inner ?? even(hidden * dimension, 1 / Math.sqrt(dimension)))
    layRows(innerBias, from?.innerBias ?? new Float32Array(hidden))
    layRows(outer, from?.outer ?? even(rules * hidden, 1 / Math.sqrt(hidden)))
  }

  /** The weights as they are now, as a copy. */
  weights(): HiddenWeights {
    const { inner, innerBias, outer } = this.kernel.tables
    return { inner: takeRows(inner), innerBias: takeRows(innerBias), outer: takeRows(outer) }
  }

  /** Takes up the curved sum of a clause, leaves some of it out at random, and makes the hidden numbers and what they add to the log-odds. */
  forward(): void {
    const { dimension, hiddenDropout } = this.options
    const { tables, run } = this.kernel
    const read = tables.read.numbers
    const top = tables.top.numbers
    const kept = 1 / (1 - hiddenDropout)
    for (let d = 0; d < dimension; d++)
      read[d] = hiddenDropout > 0 && this.random() < hiddenDropout ? 0 : (top[d] as number) * kept
    run.forward()
  }

  /** From the slopes of the log-odds to those of the clause's numbers, into `deep`. */
  backward(): void {
    const { dimension, hiddenDropout } = this.options
    const { tables, run } = this.kernel
    run.backward()
    if (hiddenDropout === 0) return
    const kept = 1 / (1 - hiddenDropout)
    const read = tables.read.numbers
    const deep = tables.deep.numbers
    // What was left out has no slope; nothing else is exactly zero but what was not there.
    for (let d = 0; d < dimension; d++) deep[d] = read[d] === 0 ? 0 : (deep[d] as number) * kept
  }

  /** One step along what was gathered since the last. */
  step(): void {
    this.done++
    const share =
      this.done < WARM ? this.done / WARM : 1 - ((1 - LAST) * (this.done - WARM)) / Math.max(1, this.steps - WARM)
    const rate = this.options.hiddenRate * share
    this.left *= FADE
    this.leftOfSquares *= FADE_SQUARES
    const first = 1 - this.left
    const second = 1 - this.leftOfSquares
    const { run, tables } = this.kernel
    const { inner, innerSum, means, squares } = tables
    // The three tables of weights lie side by side, as do those of their slopes.
    const bytes = 4 * means.width
    run.adam(inner.at, innerSum.at, means.at, squares.at, bytes, rate, first, second, FADE, FADE_SQUARES, TINY)
  }
}
