/** One clause while the network learns from it: its sums forward, its slopes backward, and Adagrad's steps. */
import { curve, slope } from '../../src/training.ts'
import type { Clause } from './examples.ts'
import type { TrainOptions, Weights } from './trainer.ts'

/** How far the quoted window must be ahead of every other. */
const MARGIN = 1

/**
 * How much a clause counts of which the network gives its label this chance: the fourth root. Some hints say nothing that features can hold; learned with all
 * weight, they would be learned by heart, from words that tell nothing.
 */
function trust(chance: number): number {
  return Math.sqrt(Math.sqrt(chance))
}

/** The weights that Adagrad moves, or the sums of their squared slopes. */
export type Moved = Pick<Weights, 'embedding' | 'clause' | 'windows' | 'bias'>

/** A place to work on a clause; used again and again. */
export class ClausePass {
  /** The curved sum of the clause. */
  readonly top: Float32Array
  /** Slopes of the log-odds by rule, after `learn`. */
  readonly gradient: Float32Array
  private readonly down: Float32Array
  private readonly total: Float32Array
  private readonly options: TrainOptions
  private readonly weights: Moved
  private readonly squares: Moved
  private clause: Clause | undefined
  private words = 0
  private near = 0
  private scale = 1
  private row = new Int32Array(1024)
  private word = new Int32Array(1024)
  private sums = new Float32Array(0)
  private hidden = new Float32Array(0)
  private pre = new Float32Array(0)
  private back = new Float32Array(0)
  private spread = new Float32Array(0)
  private counts = new Int32Array(0)
  private scales = new Float32Array(0)

  constructor(options: TrainOptions, weights: Moved, squares: Moved) {
    this.options = options
    this.weights = weights
    this.squares = squares
    const { dimension, rules } = options
    this.top = new Float32Array(dimension)
    this.total = new Float32Array(dimension)
    this.down = new Float32Array(dimension)
    this.gradient = new Float32Array(rules)
  }

  /** Takes up a clause: leaves some of its features out and adds up the others. */
  read(clause: Clause, random: () => number): void {
    this.clause = clause
    this.words = clause.last - clause.first
    this.reserve(clause)
    this.draw(clause, random)
    const { dimension } = this.options
    const { embedding } = this.weights
    const { row, word, sums, counts, total, top, words } = this
    total.fill(0)
    sums.fill(0, 0, words * dimension)
    counts.fill(0, 0, words)
    for (let index = 0; index < this.near; index++) {
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
    this.scale = 1 / Math.sqrt(Math.max(1, this.near))
    for (let d = 0; d < dimension; d++) {
      total[d] = (total[d] as number) * this.scale
      top[d] = curve(total[d] as number)
    }
    this.readWindows()
    this.down.fill(0)
    this.gradient.fill(0)
  }

  private draw({ features, first }: Clause, random: () => number): void {
    const { dimension, bits, dropout } = this.options
    const mask = (1 << bits) - 1
    const { own, token } = features
    const { row, word } = this
    this.near = 0
    for (let index = 0; index < own.length; index++) {
      if (random() < dropout) continue
      row[this.near] = ((own[index] as number) & mask) * dimension
      const at = token[index] as number
      word[this.near++] = at < 0 ? -1 : at - first
    }
  }

  private readWindows(): void {
    const { dimension, window } = this.options
    const { words, pre, counts, sums, hidden, scales } = this
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
  }

  /**
   * Scores the clause rule by rule, with `deep` added to the log-odds, and moves the rules' weights; gives the loss. Small slopes are not worth a step.
   * `even`: all clauses count alike.
   */
  learn(deep: Float32Array, even: boolean): number {
    const clause = this.clause as Clause
    const { rules, dimension, positive, rate } = this.options
    const { clause: clauseWeights, windows, bias } = this.weights
    const { hidden, back, words, top, down, gradient: gradients } = this
    back.fill(0, 0, words * dimension)
    let loss = 0
    for (let rule = 0; rule < rules; rule++) {
      const label = clause.label[rule] as number
      if (label < 0) continue
      const from = rule * dimension
      let logit = (bias[rule] as number) + (deep[rule] as number)
      for (let d = 0; d < dimension; d++) logit += (clauseWeights[from + d] as number) * (top[d] as number)
      const { best, most } = this.bestWindow(clause, rule, label)
      const chance = 1 / (1 + Math.exp(-(logit + most)))
      const weight = even ? 1 : trust(label === 1 ? chance : 1 - chance)
      const gradient = weight * (label === 1 ? positive * (chance - 1) : chance)
      loss -= label === 1 ? positive * Math.log(chance + 1e-9) : Math.log(1 - chance + 1e-9)
      if (Math.abs(gradient) < 1e-3) continue
      gradients[rule] = gradient
      const place = best * dimension
      for (let d = 0; d < dimension; d++) {
        down[d] = (down[d] as number) + gradient * (clauseWeights[from + d] as number)
        back[place + d] = (back[place + d] as number) + gradient * (windows[from + d] as number)
        step(clauseWeights, this.squares.clause, from + d, gradient * (top[d] as number), rate)
        step(windows, this.squares.windows, from + d, gradient * (hidden[place + d] as number), rate)
      }
      step(bias, this.squares.bias, rule, gradient, rate)
    }
    return loss
  }

  /** The window that counts. Where the note was quoted, the telling window is there; the best one elsewhere must not outdo it. */
  private bestWindow(clause: Clause, rule: number, label: number): { best: number; most: number } {
    const { dimension, push, rate } = this.options
    const { windows } = this.weights
    const { hidden, back, words } = this
    const from = rule * dimension
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
    if (other < 0 || otherMost <= most - MARGIN) return { best, most }
    const told = best * dimension
    const beside = other * dimension
    for (let d = 0; d < dimension; d++) {
      const weight = push * (windows[from + d] as number)
      back[told + d] = (back[told + d] as number) - weight
      back[beside + d] = (back[beside + d] as number) + weight
      const gradient = push * ((hidden[beside + d] as number) - (hidden[told + d] as number))
      step(windows, this.squares.windows, from + d, gradient, rate)
    }
    return { best, most }
  }

  /** Moves the embeddings of the clause's features along the slopes that came down to it, with those of `top` by way of the hidden layer. */
  finish(deep?: Float32Array): void {
    const { dimension, rate } = this.options
    const { embedding } = this.weights
    const squares = this.squares.embedding
    const { down, total, scale, words, back, spread, row, word } = this
    for (let d = 0; d < dimension; d++)
      down[d] = ((down[d] as number) + (deep?.[d] ?? 0)) * slope(total[d] as number) * scale
    this.spreadBack()
    if (isZero(down) && isZero(back.subarray(0, words * dimension))) return
    for (let index = 0; index < this.near; index++) {
      const from = row[index] as number
      const at = word[index] as number
      for (let d = 0; d < dimension; d++) {
        const gradient = (down[d] as number) + (at < 0 ? 0 : (spread[at * dimension + d] as number))
        step(embedding, squares, from + d, gradient, rate)
      }
    }
  }

  /** From the slopes of the windows to those of the words in them. */
  private spreadBack(): void {
    const { dimension, window } = this.options
    const { words, back, spread, pre, scales } = this
    spread.fill(0, 0, words * dimension)
    for (let at = 0; at < words; at++) {
      const place = at * dimension
      if (isZero(back.subarray(place, place + dimension))) continue
      for (let d = 0; d < dimension; d++) {
        const here = (back[place + d] as number) * slope(pre[place + d] as number) * (scales[at] as number)
        for (let other = Math.max(0, at - window); other <= Math.min(words - 1, at + window); other++) {
          spread[other * dimension + d] = (spread[other * dimension + d] as number) + here
        }
      }
    }
  }

  private reserve({ features }: Clause): void {
    const { dimension } = this.options
    const most = features.own.length
    if (this.row.length < most) {
      this.row = new Int32Array(most * 2)
      this.word = new Int32Array(most * 2)
    }
    if (this.counts.length >= this.words) return
    const size = this.words * 2
    this.counts = new Int32Array(size)
    this.scales = new Float32Array(size)
    this.sums = new Float32Array(size * dimension)
    this.hidden = new Float32Array(size * dimension)
    this.pre = new Float32Array(size * dimension)
    this.back = new Float32Array(size * dimension)
    this.spread = new Float32Array(size * dimension)
  }
}

function isZero(numbers: Float32Array): boolean {
  for (let at = 0; at < numbers.length; at++) if (numbers[at] !== 0) return false
  return true
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number, rate: number): void {
  const square = (squares[at] as number) + gradient * gradient
  squares[at] = square
  weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt(square)
}
