/**
 * A clause in the kernel's memory. Nearly every clause fits into the slots as a whole, and a short note with all its clauses; a longer one is
 * read piece by piece, so that a note of any length needs no more room.
 */
import type { Analysis } from '../../../match/analysis.ts'
import type { Kernel } from './kernel.ts'
import type { KernelWords } from './words.ts'

/** A feature of the clause that is given by itself: its hash, and its token or -1. */
export interface Mark {
  readonly hash: number
  readonly token: number
}

/** Slots [from, to) of a piece; the clause, as far as it is held, lies in slots [low, high). Slot 0 holds token `origin`. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
  readonly origin: number
}

/** Tokens beside a piece that its own are read with: the next word, and the one before, over a break. */
const MARGIN = 3

/** Lays clauses of one note into the slots. */
export class KernelPieces {
  private readonly kernel: Kernel
  private readonly words: KernelWords
  private analysis: Analysis | undefined
  private loadedFrom = 0
  private loadedTo = 0

  constructor(kernel: Kernel, words: KernelWords) {
    this.kernel = kernel
    this.words = words
  }

  /** Opens a note. */
  open(analysis: Analysis): void {
    this.analysis = analysis
    this.loadedFrom = 0
    this.loadedTo = 0
  }

  /** True if the clause of tokens [first, last) must be read in pieces. */
  isLong(first: number, last: number): boolean {
    return last - first > this.kernel.slots
  }

  /** Visits the clause of tokens [first, last); the sums of each piece's tokens are made. `marks` are those of tokens, in their order. */
  eachPiece(first: number, last: number, marks: readonly Mark[], visit: (piece: Piece) => void): void {
    if (!this.isLong(first, last)) {
      this.hold(first, last)
      this.visit(first, last, first, last, marks, visit)
      return
    }
    const most = this.kernel.slots - 2 * MARGIN
    for (let at = first; at < last; at += most) {
      const to = Math.min(last, at + most)
      this.hold(Math.max(first, at - MARGIN), Math.min(last, to + MARGIN))
      this.visit(at, to, first, last, marks, visit)
    }
  }

  private visit(
    at: number,
    end: number,
    first: number,
    last: number,
    marks: readonly Mark[],
    visit: (piece: Piece) => void,
  ): void {
    const origin = this.loadedFrom
    const low = Math.max(first, origin) - origin
    const high = Math.min(last, this.loadedTo) - origin
    // The windows at the edges reach one token further.
    const from = Math.max(low, at - origin - 1)
    const to = Math.min(high, end - origin + 1)
    this.kernel.run.sums(from, to, low, last - origin)
    this.give(marks, origin + from, origin + to)
    visit({ from: at - origin, to: end - origin, low, high, origin })
  }

  /** Adds the marks of tokens [from, to). */
  private give(marks: readonly Mark[], from: number, to: number): void {
    if (marks.length === 0) return
    const { extra, extras, run } = this.kernel
    let count = 0
    for (let index = firstFrom(marks, from); index < marks.length; index++) {
      const { hash, token } = marks[index] as Mark
      if (token >= to) break
      extra[2 * count] = hash
      extra[2 * count + 1] = token - this.loadedFrom
      if (++count < extras) continue
      run.extras(count)
      count = 0
    }
    run.extras(count)
  }

  /** Sees to it that tokens [first, last) lie in the slots, and as many of those behind them as there is room for. */
  private hold(first: number, last: number): void {
    if (first >= this.loadedFrom && last <= this.loadedTo) return
    const { analysis } = this
    if (analysis === undefined) throw new Error('a clause of no note')
    this.loadedFrom = first
    this.loadedTo = Math.min(analysis.tokens.count, first + this.kernel.slots)
    this.words.load(analysis, first, this.loadedTo)
  }
}

function firstFrom(marks: readonly Mark[], token: number): number {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle] as Mark).token < token) low = middle + 1
    else high = middle
  }
  return low
}
