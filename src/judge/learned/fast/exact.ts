/** The exact scores of a clause, rule by rule, from the kernel's sums: the same steps in the same order as `Network.run`. */
import type { Model } from '../model.ts'
import { curve } from '../network.ts'
import { type Kernel, ROW } from './kernel.ts'
import type { Piece } from './pieces.ts'

/** Visits the pieces of a clause anew, with their sums. */
export type Replay = (visit: (piece: Piece) => void) => void

/** Scores the clause whose sums lie in the kernel. */
export class ExactClause {
  private readonly kernel: Kernel
  private readonly model: Model
  private curved = new Float64Array(64 * ROW)
  private words = 0
  private first = 0
  private replay: Replay = () => {}
  /** Whether `curved` holds the whole clause: where it came in one piece, it is made once. */
  private held = false
  private rule = -1
  private scores = new Float64Array(0)
  private score = 0
  /** Log-odds of the clause by rule, as far as they were asked for: a long sentence asks for a few of them again and again. */
  private readonly logits = new Map<number, number>()

  constructor(kernel: Kernel, model: Model) {
    this.kernel = kernel
    this.model = model
  }

  /** Opens a clause of so many tokens, the first of which is token `first` of the note. */
  open(first: number, words: number, replay: Replay): void {
    this.first = first
    this.words = words
    this.replay = replay
    this.held = false
    this.rule = -1
    this.logits.clear()
  }

  /** The log-odds of a rule. */
  logit(rule: number): number {
    const known = this.logits.get(rule)
    if (known !== undefined) return known
    this.run(rule)
    this.logits.set(rule, this.score)
    return this.score
  }

  /** The score of each window, for a rule. */
  windows(rule: number): Float64Array {
    this.run(rule)
    return this.scores
  }

  private run(rule: number): void {
    if (this.rule === rule) return
    const { header, clause, windows, bias } = this.model
    const { dimension } = header
    const { read } = this.kernel
    const row = rule * dimension
    const scores = new Float64Array(this.words)
    let top = Number.NEGATIVE_INFINITY
    this.eachCurved((words, from, curved) => {
      for (let word = 0; word < words; word++) {
        let score = 0
        for (let d = 0; d < dimension; d++) score += (windows[row + d] as number) * (curved[word * ROW + d] as number)
        scores[from + word] = score
        if (score > top) top = score
      }
    })
    let sum = 0
    for (let d = 0; d < dimension; d++) sum += (clause[row + d] as number) * (read[d] as number)
    this.rule = rule
    this.scores = scores
    this.score = (bias[rule] as number) + (sum + top) + this.deep(rule)
  }

  /** What the hidden numbers add. */
  private deep(rule: number): number {
    const { header, outer } = this.model
    const { hidden: units } = header
    const { hidden } = this.kernel
    let sum = 0
    for (let unit = 0; unit < units; unit++) sum += (outer[rule * units + unit] as number) * (hidden[unit] as number)
    return sum
  }

  /** Visits the curved sums of all windows: of `words` windows from word number `from` on. */
  private eachCurved(visit: (words: number, from: number, curved: Float64Array) => void): void {
    if (this.held) {
      visit(this.words, 0, this.curved)
      return
    }
    this.replay((piece) => {
      const words = piece.to - piece.from
      this.curveWindows(piece)
      this.held = words === this.words
      visit(words, piece.origin + piece.from - this.first, this.curved)
    })
  }

  private curveWindows({ from, to, low, high }: Piece): void {
    const { sum, count } = this.kernel
    const { step } = this.model.header
    if (this.curved.length < (to - from) * ROW) this.curved = new Float64Array((to - from) * ROW * 2)
    const { curved } = this
    for (let slot = from; slot < to; slot++) {
      const left = Math.max(low, slot - 1)
      const right = Math.min(high - 1, slot + 1)
      let features = 0
      for (let at = left; at <= right; at++) features += count[at] as number
      const share = step / Math.sqrt(Math.max(1, features))
      const place = (slot - from) * ROW
      for (let d = 0; d < ROW; d++) {
        let value = 0
        for (let at = left; at <= right; at++) value += sum[at * ROW + d] as number
        curved[place + d] = curve(value * share)
      }
    }
  }
}
