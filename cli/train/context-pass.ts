/**
 * The layer that reads a clause with those around it, while it learns: forward, backward, and steps by Adam (Kingma and Ba, "Adam: a method for
 * stochastic optimization", 2015) after every few notes, small at first and again at the end.
 */
import { curve, READ_WITH, slope } from '../../src/training.ts'

/** The weights of the layer, real numbers; see `src/judge/learned/model.ts`. */
export interface ContextWeights {
  readonly inner: Float32Array
  readonly innerBias: Float32Array
  readonly outer: Float32Array
  readonly beside: Float32Array
}

/** How the layer learns. */
export interface ContextOptions {
  readonly rules: number
  readonly dimension: number
  /** Hidden numbers. */
  readonly context: number
  /** Share of what is read that is left out of each pass. */
  readonly contextDropout: number
  readonly contextRate: number
}

const FADE = 0.9
const FADE_SQUARES = 0.999
const TINY = 1e-8
/** Steps until the rate is full, and the share of it that is left at the end. */
const WARM = 500
const LAST = 0.05

/** The layer at work. */
export class ContextPass {
  readonly weights: ContextWeights
  private readonly options: ContextOptions
  private readonly random: () => number
  private readonly gradients: Float32Array[]
  private readonly means: Float32Array[]
  private readonly squares: Float32Array[]
  private readonly steps: number
  private done = 0
  /** What is left of the beginning in the means and in the squares. */
  private left = 1
  private leftOfSquares = 1

  /** `steps`: how often `step` will be called. */
  constructor(options: ContextOptions, random: () => number, steps: number, from?: ContextWeights) {
    const { rules, dimension, context } = options
    this.options = options
    this.random = random
    this.steps = steps
    const width = READ_WITH * dimension
    const even = (length: number, spread: number): Float32Array =>
      Float32Array.from({ length }, () => (random() - 0.5) * 2 * spread)
    this.weights =
      from === undefined
        ? {
            inner: even(context * width, 1 / Math.sqrt(width)),
            innerBias: new Float32Array(context),
            outer: even(rules * context, 1 / Math.sqrt(context)),
            beside: new Float32Array(rules * (width - dimension)),
          }
        : {
            inner: from.inner.slice(),
            innerBias: from.innerBias.slice(),
            outer: from.outer.slice(),
            beside: from.beside.slice(),
          }
    const like = (): Float32Array[] => this.tables().map(({ length }) => new Float32Array(length))
    this.gradients = like()
    this.means = like()
    this.squares = like()
  }

  private tables(): Float32Array[] {
    const { inner, innerBias, outer, beside } = this.weights
    return [inner, innerBias, outer, beside]
  }

  /** Leaves some of `read` out at random, and makes the hidden numbers of it and what they add to the log-odds. */
  forward(read: Float32Array, hidden: Float32Array, pre: Float32Array, logit: Float32Array): void {
    const { rules, dimension, context, contextDropout } = this.options
    const { inner, innerBias, outer, beside } = this.weights
    const width = READ_WITH * dimension
    if (contextDropout > 0) {
      const kept = 1 / (1 - contextDropout)
      for (let at = 0; at < width; at++) read[at] = this.random() < contextDropout ? 0 : (read[at] as number) * kept
    }
    for (let unit = 0; unit < context; unit++) {
      let sum = innerBias[unit] as number
      const row = unit * width
      for (let at = 0; at < width; at++) sum += (inner[row + at] as number) * (read[at] as number)
      pre[unit] = sum
      hidden[unit] = curve(sum)
    }
    const around = width - dimension
    for (let rule = 0; rule < rules; rule++) {
      let sum = 0
      for (let unit = 0; unit < context; unit++)
        sum += (outer[rule * context + unit] as number) * (hidden[unit] as number)
      for (let at = 0; at < around; at++)
        sum += (beside[rule * around + at] as number) * (read[dimension + at] as number)
      logit[rule] = sum
    }
  }

  /** From the slopes of the log-odds to those of what was read, into `back`. */
  backward(
    gradient: Float32Array,
    read: Float32Array,
    hidden: Float32Array,
    pre: Float32Array,
    back: Float32Array,
  ): void {
    const { rules, dimension, context, contextDropout } = this.options
    const { inner, outer, beside } = this.weights
    const [innerSum, biasSum, outerSum, besideSum] = this.gradients as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ]
    const width = READ_WITH * dimension
    const around = width - dimension
    const down = new Float32Array(context)
    back.fill(0)
    for (let rule = 0; rule < rules; rule++) {
      const here = gradient[rule] as number
      if (here === 0) continue
      for (let unit = 0; unit < context; unit++) {
        const at = rule * context + unit
        down[unit] = (down[unit] as number) + here * (outer[at] as number)
        outerSum[at] = (outerSum[at] as number) + here * (hidden[unit] as number)
      }
      for (let at = 0; at < around; at++) {
        const place = rule * around + at
        back[dimension + at] = (back[dimension + at] as number) + here * (beside[place] as number)
        besideSum[place] = (besideSum[place] as number) + here * (read[dimension + at] as number)
      }
    }
    for (let unit = 0; unit < context; unit++) {
      const here = (down[unit] as number) * slope(pre[unit] as number)
      if (here === 0) continue
      biasSum[unit] = (biasSum[unit] as number) + here
      const row = unit * width
      for (let at = 0; at < width; at++) {
        back[at] = (back[at] as number) + here * (inner[row + at] as number)
        innerSum[row + at] = (innerSum[row + at] as number) + here * (read[at] as number)
      }
    }
    if (contextDropout > 0) {
      const kept = 1 / (1 - contextDropout)
      // What was left out has no slope; nothing else is exactly zero but what was not there.
      for (let at = 0; at < width; at++) back[at] = read[at] === 0 ? 0 : (back[at] as number) * kept
    }
  }

  /** One step along what was gathered since the last. */
  step(): void {
    this.done++
    const share =
      this.done < WARM ? this.done / WARM : 1 - ((1 - LAST) * (this.done - WARM)) / Math.max(1, this.steps - WARM)
    const rate = this.options.contextRate * share
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
