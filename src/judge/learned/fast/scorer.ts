/** The fast way to ask the model about a note; `README.md` tells how. The same numbers as `ReferenceScorer`, to the last bit. */
import type { LanguagePack } from '../../../lexicon/pack.ts'
import type { Analysis } from '../../../match/analysis.ts'
import { BREAK } from '../../../text/tokens.ts'
import type { Context } from '../../../types.ts'
import { featureClasses } from '../feature-classes.ts'
import { type ClauseSignal, clauseShape, contextFeatures, REST_REACH, restWeight, signalFeature } from '../features.ts'
import type { Model } from '../model.ts'
import { type ClauseView, ReferenceScorer, type Scorer } from '../scorer.ts'
import { ExactClause, type Replay } from './exact.ts'
import { type Kernel, ROW, startKernel } from './kernel.ts'
import { KernelPieces, type Mark, type Piece } from './pieces.ts'
import { KernelWords } from './words.ts'

const known = new WeakMap<Model, WeakMap<LanguagePack, Scorer>>()

/** The scorer for a model: by the kernel where it can run, else the reference. Linters that share model and pack share it. */
export function createScorer(model: Model, pack: LanguagePack): Scorer {
  const byPack = known.get(model) ?? new WeakMap<LanguagePack, Scorer>()
  known.set(model, byPack)
  const scorer = byPack.get(pack) ?? makeScorer(model, pack)
  byPack.set(pack, scorer)
  return scorer
}

function makeScorer(model: Model, pack: LanguagePack): Scorer {
  const features = featureClasses(pack.header.classNames)
  const kernel = startKernel(model, features)
  if (kernel === undefined) return new ReferenceScorer(model, pack)
  return new KernelScorer(kernel, model, new KernelWords(kernel, features, pack))
}

/** Sums beyond this are all the same to the bounded curve, and would not fit into the kernel's numbers. */
const FAR_MOST = 2 ** 30

/** What the kernel's scores, in 32-bit numbers, can be wrong by; see README.md. */
const SLACK = 0.01

class KernelScorer implements Scorer, ClauseView {
  private readonly kernel: Kernel
  private readonly model: Model
  private readonly pieces: KernelPieces
  private readonly exact: ExactClause
  private readonly total = new Float64Array(ROW)
  private readonly far = new Float64Array(ROW)
  /** Sum of the words of tokens [near, end): the clause and what is read of the note around it. */
  private readonly around = new Float64Array(ROW)
  private near = 0
  private end = 0
  private analysis: Analysis | undefined
  private field: string | undefined
  private kind: string | undefined
  private context: readonly number[] = []
  private bounded = false

  constructor(kernel: Kernel, model: Model, words: KernelWords) {
    this.kernel = kernel
    this.model = model
    this.pieces = new KernelPieces(kernel, words)
    this.exact = new ExactClause(kernel, model, this.total, this.far)
  }

  note(analysis: Analysis, { field, kind }: Context): void {
    this.analysis = analysis
    this.far.fill(0)
    this.pieces.open(analysis)
    if (field !== this.field || kind !== this.kind) {
      this.field = field
      this.kind = kind
      this.context = contextFeatures({
        ...(field === undefined ? {} : { field }),
        ...(kind === undefined ? {} : { kind }),
      })
    }
    this.near = 0
    this.end = 0
    this.around.fill(0)
  }

  /** Moves the part of the note that is read around a clause; what lay in it before is not added up again. */
  private moveAround(near: number, end: number): void {
    if (near < this.near || near >= this.end) {
      this.around.fill(0)
      this.near = near
      this.end = near
    }
    if (end - near <= this.kernel.slots) this.pieces.hold(near, end)
    this.addWords(this.near, near, -1, this.around)
    this.addWords(this.end, end, 1, this.around)
    this.near = near
    this.end = end
  }

  /** Adds (`sign` 1) or takes away (-1) the sum of the words of tokens [first, last). */
  private addWords(first: number, last: number, sign: number, into: Float64Array): void {
    const { run } = this.kernel
    this.pieces.eachWords(first, last, (from, to) => {
      run.beginRest()
      run.rest(from, to)
      const { far } = this.kernel
      for (let d = 0; d < ROW; d++) into[d] = (into[d] as number) + sign * (far[d] as number)
    })
  }

  clause(first: number, last: number, signals: readonly ClauseSignal[]): ClauseView {
    const { analysis, kernel, pieces, total, far } = this
    if (analysis === undefined) throw new Error('a clause of no note')
    const { run } = kernel
    const alone = analysis.sentences.count === 1
    let weight = 0
    if (!alone) {
      const near = Math.max(0, first - REST_REACH)
      const end = Math.min(analysis.tokens.count, last + REST_REACH)
      weight = restWeight(last - first, end - near - (last - first))
      this.moveAround(near, end)
      far.set(this.around)
      this.addWords(first, last, -1, far)
    }
    const marks = marksOf(signals)
    const whole = !pieces.isLong(first, last)
    run.begin()
    total.fill(0)
    let held: Piece | undefined
    pieces.eachPiece(first, last, marks, (piece) => {
      run.take(piece.from, piece.to)
      if (whole) {
        held = piece
        run.score(piece.from, piece.to, piece.low, piece.high)
      } else this.moveTotal()
    })
    this.giveShape(analysis, first, last)
    const features = run.bag()
    this.bounded = whole
    if (whole) {
      for (let d = 0; d < ROW; d++) kernel.far[d] = Math.max(-FAR_MOST, Math.min(FAR_MOST, far[d] as number))
      run.whole(weight)
    }
    this.moveTotal()
    const replay: Replay = (visit) => (held === undefined ? pieces.eachPiece(first, last, marks, visit) : visit(held))
    this.exact.open({ first, words: last - first, features, weight }, whole, replay)
    return this
  }

  /** What is read of the clause as a whole. */
  private giveShape(analysis: Analysis, first: number, last: number): void {
    const { type } = analysis.tokens
    let words = 0
    for (let index = first; index < last; index++) if (type[index] !== BREAK) words++
    const { extra, extras, run } = this.kernel
    let count = 0
    for (const hashes of [clauseShape(analysis, first, last, words), this.context]) {
      for (const hash of hashes) {
        extra[2 * count] = hash
        extra[2 * count + 1] = -1
        if (++count < extras) continue
        run.extras(count)
        count = 0
      }
    }
    run.extras(count)
  }

  /** Takes the clause's sum out of the kernel, whose numbers could not hold that of a very long one. */
  private moveTotal(): void {
    const { total } = this.kernel
    for (let d = 0; d < ROW; d++) this.total[d] = (this.total[d] as number) + (total[d] as number)
    total.fill(0)
  }

  most(rule: number): number {
    if (!this.bounded) return Number.POSITIVE_INFINITY
    const { whole, votes } = this.kernel
    return (this.model.bias[rule] as number) + (whole[rule] as number) + (votes[rule] as number) + SLACK
  }

  logit(rule: number): number {
    return this.exact.logit(rule)
  }

  windows(rule: number): Float64Array {
    return this.exact.windows(rule)
  }
}

function marksOf(signals: readonly ClauseSignal[]): Mark[] {
  return signals
    .map((signal) => ({ hash: signalFeature(signal), token: signal.token }))
    .sort((a, b) => a.token - b.token)
}
