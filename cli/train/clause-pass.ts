/**
 * One clause while the network learns from it. The kernel makes its sums forward, its slopes backward, and Adagrad's steps; here features are
 * drawn, windows chosen, and losses weighed.
 */
import type { Clause } from './examples.ts'
import type { TrainingKernel } from './kernel.ts'
import type { TrainOptions } from './trainer.ts'

/** How far the quoted window must be ahead of every other. */
const MARGIN = 1

/** Smaller slopes are not worth a step. */
const LEAST_SLOPE = 1e-3

/**
 * How much a clause counts of which the network gives its label this chance: the fourth root. Some hints say nothing that features can hold; learned with all
 * weight, they would be learned by heart, from words that tell nothing.
 */
function trust(chance: number): number {
  return Math.sqrt(Math.sqrt(chance))
}

/** A place to work on a clause; used again and again. */
export class ClausePass {
  private readonly options: TrainOptions
  private readonly kernel: TrainingKernel
  private readonly scores: Float32Array
  private readonly logit: Float32Array
  private readonly gradient: Float32Array
  private clause: Clause | undefined
  private words = 0
  private near = 0

  constructor(options: TrainOptions, kernel: TrainingKernel) {
    this.options = options
    this.kernel = kernel
    const { scores, logit, gradient } = kernel.tables
    this.scores = scores.numbers
    this.logit = logit.numbers
    this.gradient = gradient.numbers
  }

  /** Takes up a clause: leaves some of its features out and adds up the others; the curved sum of the clause lies in `top`. */
  read(clause: Clause, random: () => number): void {
    const { bits, dropout } = this.options
    const { row, word, run } = this.kernel
    const mask = (1 << bits) - 1
    const { own, token } = clause.features
    this.clause = clause
    this.words = clause.last - clause.first
    let near = 0
    for (let index = 0; index < own.length; index++) {
      if (random() < dropout) continue
      row[near] = (own[index] as number) & mask
      const at = (token[index] as number) - clause.first
      word[near++] = at < 0 || at >= this.words ? -1 : at
    }
    this.near = near
    run.read(near, this.words)
  }

  /**
   * Scores the clause rule by rule, on top of the log-odds that lie in `logit`, and moves the rules' weights; gives the loss. The slopes of the
   * log-odds lie in `gradient` then. `even`: all clauses count alike.
   */
  learn(even: boolean): number {
    const clause = this.clause as Clause
    const { rules, positive, rate } = this.options
    const { run } = this.kernel
    const { logit, gradient: gradients } = this
    run.score(this.words)
    let loss = 0
    for (let rule = 0; rule < rules; rule++) {
      gradients[rule] = 0
      const label = clause.label[rule] as number
      if (label < 0) continue
      const { best, most } = this.bestWindow(clause, rule, label)
      const chance = 1 / (1 + Math.exp(-((logit[rule] as number) + most)))
      const weight = even ? 1 : trust(label === 1 ? chance : 1 - chance)
      const gradient = weight * (label === 1 ? positive * (chance - 1) : chance)
      loss -= label === 1 ? positive * Math.log(chance + 1e-9) : Math.log(1 - chance + 1e-9)
      if (Math.abs(gradient) < LEAST_SLOPE) continue
      gradients[rule] = gradient
      run.move(rule, best, gradient, rate)
    }
    return loss
  }

  /** The window that counts. Where the note was quoted, the telling window is there; the best one elsewhere must not outdo it. */
  private bestWindow(clause: Clause, rule: number, label: number): { best: number; most: number } {
    const { push, rate } = this.options
    const { scores, words } = this
    const quoted = label === 1 ? clause.quoted.get(rule) : undefined
    const from = rule * words
    let best = 0
    // Without a word there is no window that could say anything.
    let most = words === 0 ? 0 : Number.NEGATIVE_INFINITY
    let other = -1
    let otherMost = Number.NEGATIVE_INFINITY
    for (let at = 0; at < words; at++) {
      const score = scores[from + at] as number
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
    if (other >= 0 && otherMost > most - MARGIN) this.kernel.run.push(rule, best, other, push, rate)
    return { best, most }
  }

  /** Moves the embeddings of the clause's features along the slopes that came down to it, where `deep` holds those of `top` by way of the hidden layer with them. */
  finish(deep: boolean): void {
    this.kernel.run.finish(this.near, this.words, deep ? this.kernel.tables.deep.at : 0, this.options.rate)
  }
}
