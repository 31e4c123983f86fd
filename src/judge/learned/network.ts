/**
 * Running the model. A clause is the sum of its features' embeddings, once over the whole clause and once over each window of a few words;
 * both go through a bounded curve and one weight vector a rule, and the best window counts. The sum of the clause goes through a hidden layer as well.
 * Embeddings are added up as whole numbers and the curve is a fraction of polynomials, so every machine gets the same result.
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

/** A clause as the network reads it: its features, and its tokens [first, last) of the note. */
export interface ReadClause {
  readonly features: ClauseFeatures
  readonly first: number
  readonly last: number
}

/** The sums of a clause: of each word, with the number of its features, and of the whole, curved. */
interface Sums {
  readonly words: number
  readonly byWord: Float64Array
  readonly counts: Float64Array
  readonly top: Float64Array
}

/** Runs a model over clauses. */
export class Network {
  private readonly model: Model

  constructor(model: Model) {
    this.model = model
  }

  /** Scores a clause. */
  run(read: ReadClause): ClauseScores {
    const { header, clause, windows: windowWeights, bias } = this.model
    const { dimension, rules } = header
    const sums = this.sumsOf(read)
    const { words, top } = sums
    const curved = this.windowsOf(sums)
    const deep = this.deep(top)
    const logit = new Float64Array(rules.length)
    const bests = new Int32Array(rules.length)
    const windows = new Float64Array(rules.length * words)
    for (let rule = 0; rule < rules.length; rule++) {
      let sum = 0
      const row = rule * dimension
      for (let d = 0; d < dimension; d++) sum += (clause[row + d] as number) * (top[d] as number)
      const all = windows.subarray(rule * words, (rule + 1) * words)
      let best = 0
      for (let word = 0; word < words; word++) {
        let score = 0
        for (let d = 0; d < dimension; d++)
          score += (windowWeights[row + d] as number) * (curved[word * dimension + d] as number)
        all[word] = score
        if (score > (all[best] as number)) best = word
      }
      const vote = words > 0 ? (all[best] as number) : 0
      logit[rule] = (bias[rule] as number) + (sum + vote) + (deep[rule] as number)
      bests[rule] = read.first + best
    }
    return { logit, best: bests, windows, words }
  }

  /** Adds up the embeddings of a clause's features. */
  private sumsOf({ features, first, last }: ReadClause): Sums {
    const { embedding, header } = this.model
    const { dimension, bits, step } = header
    const mask = (1 << bits) - 1
    const words = last - first
    const byWord = new Float64Array(words * dimension)
    const counts = new Float64Array(words)
    const whole = new Float64Array(dimension)
    const { own, token } = features
    own.forEach((hash, number) => {
      const row = (hash & mask) * dimension
      const at = token[number] as number
      for (let d = 0; d < dimension; d++) whole[d] = (whole[d] as number) + (embedding[row + d] as number)
      if (at < 0) return
      const place = (at - first) * dimension
      counts[at - first] = (counts[at - first] as number) + 1
      for (let d = 0; d < dimension; d++)
        byWord[place + d] = (byWord[place + d] as number) + (embedding[row + d] as number)
    })
    const scale = step / Math.sqrt(Math.max(1, own.length))
    return { words, byWord, counts, top: whole.map((sum) => curve(sum * scale)) }
  }

  /** The curved sums of the window around each word. */
  private windowsOf({ words, byWord, counts }: Sums): Float64Array {
    const { dimension, window, step } = this.model.header
    const curved = new Float64Array(words * dimension)
    for (let word = 0; word < words; word++) {
      const from = Math.max(0, word - window)
      const to = Math.min(words - 1, word + window)
      let count = 0
      const place = word * dimension
      for (let other = from; other <= to; other++) {
        count += counts[other] as number
        const row = other * dimension
        for (let d = 0; d < dimension; d++)
          curved[place + d] = (curved[place + d] as number) + (byWord[row + d] as number)
      }
      const share = step / Math.sqrt(Math.max(1, count))
      for (let d = 0; d < dimension; d++) curved[place + d] = curve((curved[place + d] as number) * share)
    }
    return curved
  }

  /** What the hidden layer adds to the log-odds, by rule. */
  private deep(top: Float64Array): Float64Array {
    const { header, inner, innerBias, outer } = this.model
    const { dimension, hidden, rules } = header
    const numbers = Float64Array.from({ length: hidden }, (_, unit) => {
      let sum = innerBias[unit] as number
      for (let d = 0; d < dimension; d++) sum += (inner[unit * dimension + d] as number) * (top[d] as number)
      return curve(sum)
    })
    return Float64Array.from(rules, (_, rule) => {
      let sum = 0
      for (let unit = 0; unit < hidden; unit++)
        sum += (outer[rule * hidden + unit] as number) * (numbers[unit] as number)
      return sum
    })
  }
}
