/**
 * The hidden layer of a clause, while it learns: forward, backward, and steps by Adam (Kingma and Ba, "Adam: a method for stochastic
 * optimization", 2015) after every few clauses, small at first and again at the end.
 */
import { curve, slope } from '../../src/training.ts'

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

/** The layer at work on one clause after the other. */
export class HiddenPass {
  readonly weights: HiddenWeights
  /** What the layer adds to the log-odds by rule, after `forward`. */
  readonly logit: Float32Array
  /** Slopes of the clause's numbers, after `backward`. */
  readonly back: Float32Array
  private readonly options: HiddenOptions
  private readonly random: () => number
  private readonly read: Float32Array
  private readonly numbers: Float32Array
  private readonly pre: Float32Array
  private readonly down: Float32Array
  private readonly gradients: Float32Array[]
  private readonly means: Float32Array[]
  private readonly squares: Float32Array[]
  private readonly steps: number
  private done = 0
  /** What is left of the beginning in the means and in the squares. */
  private left = 1
  private leftOfSquares = 1

  /** `steps`: how often `step` will be called. */
  constructor(options: HiddenOptions, random: () => number, steps: number, from?: HiddenWeights) {
    const { rules, dimension, hidden } = options
    this.options = options
    this.random = random
    this.steps = steps
    const even = (length: number, spread: number): Float32Array =>
      Float32Array.from({ length }, () => (random() - 0.5) * 2 * spread)
    this.weights =
      from === undefined
        ? {
            inner: even(hidden * dimension, 1 / Math.sqrt(dimension)),
            innerBias: new Float32Array(hidden),
            outer: even(rules * hidden, 1 / Math.sqrt(hidden)),
          }
        : { inner: from.inner.slice(), innerBias: from.innerBias.slice(), outer: from.outer.slice() }
    this.logit = new Float32Array(rules)
    this.back = new Float32Array(dimension)
    this.read = new Float32Array(dimension)
    this.numbers = new Float32Array(hidden)
    this.pre = new Float32Array(hidden)
    this.down = new Float32Array(hidden)
    const like = (): Float32Array[] => this.tables().map(({ length }) => new Float32Array(length))
    this.gradients = like()
    this.means = like()
    this.squares = like()
  }

  private tables(): Float32Array[] {
    const { inner, innerBias, outer } = this.weights
    return [inner, innerBias, outer]
  }

  /** Takes up the curved sum of a clause, leaves some of it out at random, and makes the hidden numbers and `logit`. */
  forward(top: Float32Array): void {
    const { rules, dimension, hidden, hiddenDropout } = this.options
    const { inner, innerBias, outer } = this.weights
    const { read, numbers, pre, logit } = this
    const kept = 1 / (1 - hiddenDropout)
    for (let d = 0; d < dimension; d++)
      read[d] = hiddenDropout > 0 && this.random() < hiddenDropout ? 0 : (top[d] as number) * kept
    for (let unit = 0; unit < hidden; unit++) {
      let sum = innerBias[unit] as number
      for (let d = 0; d < dimension; d++) sum += (inner[unit * dimension + d] as number) * (read[d] as number)
      pre[unit] = sum
      numbers[unit] = curve(sum)
    }
    for (let rule = 0; rule < rules; rule++) {
      let sum = 0
      for (let unit = 0; unit < hidden; unit++)
        sum += (outer[rule * hidden + unit] as number) * (numbers[unit] as number)
      logit[rule] = sum
    }
  }

  /** From the slopes of the log-odds to those of the clause's numbers, into `back`. */
  backward(gradient: Float32Array): void {
    const { rules, dimension, hidden, hiddenDropout } = this.options
    const { inner, outer } = this.weights
    const { read, numbers, pre, down, back } = this
    const [innerSum, biasSum, outerSum] = this.gradients as [Float32Array, Float32Array, Float32Array]
    down.fill(0)
    back.fill(0)
    for (let rule = 0; rule < rules; rule++) {
      const here = gradient[rule] as number
      if (here === 0) continue
      for (let unit = 0; unit < hidden; unit++) {
        const at = rule * hidden + unit
        down[unit] = (down[unit] as number) + here * (outer[at] as number)
        outerSum[at] = (outerSum[at] as number) + here * (numbers[unit] as number)
      }
    }
    for (let unit = 0; unit < hidden; unit++) {
      const here = (down[unit] as number) * slope(pre[unit] as number)
      if (here === 0) continue
      biasSum[unit] = (biasSum[unit] as number) + here
      const row = unit * dimension
      for (let d = 0; d < dimension; d++) {
        back[d] = (back[d] as number) + here * (inner[row + d] as number)
        innerSum[row + d] = (innerSum[row + d] as number) + here * (read[d] as number)
      }
    }
    if (hiddenDropout === 0) return
    const kept = 1 / (1 - hiddenDropout)
    // What was left out has no slope; nothing else is exactly zero but what was not there.
    for (let d = 0; d < dimension; d++) back[d] = read[d] === 0 ? 0 : (back[d] as number) * kept
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
    this.tables().forEach((table, index) => {
      const gradients = this.gradients[index] as Float32Array
      const means = this.means[index] as Float32Array
      const squares = this.squares[index] as Float32Array
      for (let at = 0; at < table.length; at++) {
        const gradient = gradients[at] as number
        const mean = FADE * (means[at] as number) + (1 - FADE) * gradient
        const square = FADE_SQUARES * (squares[at] as number) + (1 - FADE_SQUARES) * gradient * gradient
        means[at] = mean
        squares[at] = square
        table[at] = (table[at] as number) - (rate * (mean / first)) / (Math.sqrt(square / second) + TINY)
      }
      gradients.fill(0)
    })
  }
}
