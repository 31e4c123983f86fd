/**
 * Running the model. A clause is the sum of its features' embeddings, once over the whole clause and once over each window of a few words;
 * both go through a bounded curve and one weight vector a rule, and the best window counts. Several such networks vote. Sums are of whole numbers and the curve is a fraction of
 * polynomials, so every machine gets the same result.
 */
import type { ClauseFeatures } from './features.ts'
import type { Model } from './model.ts'

/** The bounded curve: close to tanh, exact everywhere, flat from 3 on. */
export function curve(x: number): number {
  if (x >= 3) return 1
  if (x <= -3) return -1
  const square = x * x
  return (x * (27 + square)) / (27 + 9 * square)
}

/** Its slope. */
export function slope(x: number): number {
  if (x >= 3 || x <= -3) return 0
  const square = x * x
  return ((square - 9) * (square - 9)) / (9 * (3 + square) * (3 + square))
}

/** What the model says of a clause. */
export interface ClauseScores {
  /** Log-odds by rule, in the order of the model's rules. */
  readonly logit: Float64Array
  /** The middle word of the best window by rule, as a token index of the note. */
  readonly best: Int32Array
  /** Score of each window by rule and word: `windows[rule * words + word]`. */
  readonly windows: Float64Array
  readonly words: number
}

/** Runs a model over clauses. Buffers are reused: a result is valid until the next call. */
export class Network {
  private readonly model: Model
  private sums = new Float64Array(0)
  private counts = new Float64Array(0)
  private hidden = new Float64Array(0)

  constructor(model: Model) {
    this.model = model
  }

  /** Scores the clause of tokens [first, last). */
  run(features: ClauseFeatures, first: number, last: number): ClauseScores {
    const { header, embedding, clause, windows: windowWeights, bias } = this.model
    const { dimension: part, parts, bits, window, step, rules } = header
    const dimension = part * parts
    const words = last - first
    this.reserve(words, dimension)
    const mask = (1 << bits) - 1
    const { sums, counts, hidden } = this
    const total = new Float64Array(dimension)
    const { own, token, rest, weight } = features
    for (let index = 0; index < own.length; index++) {
      const row = ((own[index] as number) & mask) * dimension
      const at = token[index] as number
      if (at < 0) {
        for (let d = 0; d < dimension; d++) total[d] = (total[d] as number) + (embedding[row + d] as number)
        continue
      }
      const place = (at - first) * dimension
      counts[at - first] = (counts[at - first] as number) + 1
      for (let d = 0; d < dimension; d++) sums[place + d] = (sums[place + d] as number) + (embedding[row + d] as number)
    }
    for (let word = 0; word < words; word++) {
      for (let d = 0; d < dimension; d++) total[d] = (total[d] as number) + (sums[word * dimension + d] as number)
    }
    const far = new Float64Array(dimension)
    for (const hash of rest) {
      const row = (hash & mask) * dimension
      for (let d = 0; d < dimension; d++) far[d] = (far[d] as number) + (embedding[row + d] as number)
    }
    const scale = step / Math.sqrt(Math.max(1, own.length))
    for (let d = 0; d < dimension; d++) total[d] = curve(((total[d] as number) + weight * (far[d] as number)) * scale)
    for (let word = 0; word < words; word++) {
      const from = Math.max(0, word - window)
      const to = Math.min(words - 1, word + window)
      let count = 0
      const place = word * dimension
      hidden.fill(0, place, place + dimension)
      for (let other = from; other <= to; other++) {
        count += counts[other] as number
        const row = other * dimension
        for (let d = 0; d < dimension; d++)
          hidden[place + d] = (hidden[place + d] as number) + (sums[row + d] as number)
      }
      const share = step / Math.sqrt(Math.max(1, count))
      for (let d = 0; d < dimension; d++) hidden[place + d] = curve((hidden[place + d] as number) * share)
    }
    const logit = new Float64Array(rules.length)
    const bests = new Int32Array(rules.length)
    const windows = new Float64Array(rules.length * words)
    for (let rule = 0; rule < rules.length; rule++) {
      let sum = 0
      const row = rule * dimension
      for (let d = 0; d < dimension; d++) sum += (clause[row + d] as number) * (total[d] as number)
      const all = windows.subarray(rule * words, (rule + 1) * words)
      let votes = 0
      for (let from = 0; from < dimension; from += part) {
        let top = Number.NEGATIVE_INFINITY
        for (let word = 0; word < words; word++) {
          let score = 0
          const place = word * dimension
          for (let d = from; d < from + part; d++)
            score += (windowWeights[row + d] as number) * (hidden[place + d] as number)
          all[word] = (all[word] as number) + score
          if (score > top) top = score
        }
        if (words > 0) votes += top
      }
      logit[rule] = (bias[rule] as number) + (sum + votes) / parts
      let best = 0
      for (let word = 1; word < words; word++) if ((all[word] as number) > (all[best] as number)) best = word
      bests[rule] = first + best
    }
    return { logit, best: bests, windows, words }
  }

  private reserve(words: number, dimension: number): void {
    const size = words * dimension
    if (this.sums.length < size) {
      this.sums = new Float64Array(size * 2)
      this.hidden = new Float64Array(size * 2)
      this.counts = new Float64Array(words * 2)
    }
    if (this.counts.length < words) this.counts = new Float64Array(words * 2)
    this.sums.fill(0, 0, size)
    this.counts.fill(0, 0, words)
  }
}
