/**
 * Running the model. A clause is the sum of its features' embeddings, once over the whole clause and once over each window of a few words;
 * both go through a bounded curve and one weight vector a rule, and the best window counts. The sums of the clauses around it are read with it, through
 * one hidden layer. Embeddings are added up as whole numbers and the curve is a fraction of polynomials, so every machine gets the same result.
 */
import type { ClauseFeatures } from './features.ts'
import { type Model, READ_WITH } from './model.ts'
import { surroundings } from './surroundings.ts'

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

/** The clauses of a note, in its order: clause n has tokens [first[n], last[n]). */
export interface NoteClauses {
  readonly count: number
  readonly first: ArrayLike<number>
  readonly last: ArrayLike<number>
  features(index: number): ClauseFeatures
}

/** The sums of a clause: of each word, with the number of its features, and of the whole, curved. */
interface Sums {
  readonly words: number
  readonly byWord: Float64Array
  readonly counts: Float64Array
  readonly top: Float64Array
}

/** Sums that are kept, so that neighbours need not be added up again. */
const KEPT = 256

/** Runs a model over the clauses of one note at a time. */
export class Network {
  private readonly model: Model
  private note: NoteClauses = { count: 0, first: [], last: [], features: () => NOTHING }
  private readonly sums = new Map<number, Sums>()

  constructor(model: Model) {
    this.model = model
  }

  /** Opens a note. */
  open(note: NoteClauses): void {
    this.note = note
    this.sums.clear()
  }

  /** Scores a clause of the note. */
  run(index: number): ClauseScores {
    const { header, clause, windows: windowWeights, bias } = this.model
    const { dimension, rules } = header
    const { words, top } = this.sumsOf(index)
    const hidden = this.windowsOf(index)
    const context = this.context(index, top)
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
          score += (windowWeights[row + d] as number) * (hidden[word * dimension + d] as number)
        all[word] = score
        if (score > (all[best] as number)) best = word
      }
      const vote = words > 0 ? (all[best] as number) : 0
      logit[rule] = (bias[rule] as number) + (sum + vote) + (context[rule] as number)
      bests[rule] = (this.note.first[index] as number) + best
    }
    return { logit, best: bests, windows, words }
  }

  /** Adds up the embeddings of a clause's features. */
  private sumsOf(index: number): Sums {
    const known = this.sums.get(index)
    if (known !== undefined) return known
    const { embedding, header } = this.model
    const { dimension, bits, step } = header
    const mask = (1 << bits) - 1
    const first = this.note.first[index] as number
    const words = (this.note.last[index] as number) - first
    const byWord = new Float64Array(words * dimension)
    const counts = new Float64Array(words)
    const whole = new Float64Array(dimension)
    const { own, token } = this.note.features(index)
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
    if (this.sums.size >= KEPT) this.sums.clear()
    const scale = step / Math.sqrt(Math.max(1, own.length))
    const sums = { words, byWord, counts, top: whole.map((sum) => curve(sum * scale)) }
    this.sums.set(index, sums)
    return sums
  }

  /** The curved sums of the window around each word. */
  private windowsOf(index: number): Float64Array {
    const { dimension, window, step } = this.model.header
    const { words, byWord, counts } = this.sumsOf(index)
    const hidden = new Float64Array(words * dimension)
    for (let word = 0; word < words; word++) {
      const from = Math.max(0, word - window)
      const to = Math.min(words - 1, word + window)
      let count = 0
      const place = word * dimension
      for (let other = from; other <= to; other++) {
        count += counts[other] as number
        const row = other * dimension
        for (let d = 0; d < dimension; d++)
          hidden[place + d] = (hidden[place + d] as number) + (byWord[row + d] as number)
      }
      const share = step / Math.sqrt(Math.max(1, count))
      for (let d = 0; d < dimension; d++) hidden[place + d] = curve((hidden[place + d] as number) * share)
    }
    return hidden
  }

  /** What the clauses around a clause add to its log-odds, by rule. */
  private context(index: number, top: Float64Array): Float64Array {
    const { header, inner, innerBias, outer, beside } = this.model
    const { dimension, context, rules } = header
    const read = this.readWith(index, top)
    const width = READ_WITH * dimension
    const hidden = Float64Array.from({ length: context }, (_, unit) => {
      let sum = innerBias[unit] as number
      for (let at = 0; at < width; at++) sum += (inner[unit * width + at] as number) * (read[at] as number)
      return curve(sum)
    })
    const around = width - dimension
    return Float64Array.from(rules, (_, rule) => {
      let sum = 0
      for (let unit = 0; unit < context; unit++)
        sum += (outer[rule * context + unit] as number) * (hidden[unit] as number)
      for (let at = 0; at < around; at++)
        sum += (beside[rule * around + at] as number) * (read[dimension + at] as number)
      return sum
    })
  }

  private readWith(index: number, top: Float64Array): Float64Array {
    const { dimension } = this.model.header
    const { first, last, count } = this.note
    const [from, to] = surroundings(first, last, count, index)
    const read = new Float64Array(READ_WITH * dimension)
    read.set(top)
    for (let other = from; other < to; other++) {
      if (other === index) continue
      const { top: beside } = this.sumsOf(other)
      if (other === index - 1) read.set(beside, dimension)
      if (other === index + 1) read.set(beside, 2 * dimension)
      for (let d = 0; d < dimension; d++)
        read[3 * dimension + d] = (read[3 * dimension + d] as number) + (beside[d] as number)
    }
    const others = Math.max(1, to - from - 1)
    for (let at = 3 * dimension; at < read.length; at++) read[at] = (read[at] as number) / others
    return read
  }
}

const NOTHING: ClauseFeatures = { own: [], token: [] }
