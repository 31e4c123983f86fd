/** The fast way to ask the model about a note; `README.md` tells how. The same numbers as `ReferenceScorer`, to the last bit. */
import type { LanguagePack } from '../../../lexicon/pack.ts'
import type { Analysis } from '../../../match/analysis.ts'
import { BREAK } from '../../../text/tokens.ts'
import type { Context } from '../../../types.ts'
import { featureClasses } from '../feature-classes.ts'
import { type ClauseSignal, clauseShape, contextFeatures, signalFeature } from '../features.ts'
import { type Model, READ_WITH } from '../model.ts'
import { curve } from '../network.ts'
import { type ClauseView, ReferenceScorer, type Scorer } from '../scorer.ts'
import { surroundings } from '../surroundings.ts'
import { ExactClause } from './exact.ts'
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

/** What the kernel's scores, in 32-bit numbers, can be wrong by; see README.md. */
const SLACK = 0.02

/** Clauses whose sums are kept; more than can lie around one. */
const KEPT = 256

const NONE = -1

class KernelScorer implements Scorer, ClauseView {
  private readonly kernel: Kernel
  private readonly model: Model
  private readonly pieces: KernelPieces
  private readonly exact: ExactClause
  private readonly total = new Float64Array(ROW)
  private analysis: Analysis | undefined
  private signals: ReadonlyMap<number, readonly ClauseSignal[]> = new Map()
  private field: string | undefined
  private kind: string | undefined
  private context: readonly number[] = []
  private bounded = false
  /** By place (the sentence's number modulo `KEPT`): the sentence that is kept there, when its words were laid into the slots, its curved sum. */
  private readonly kept = new Int32Array(KEPT).fill(NONE)
  private readonly laid = new Float64Array(KEPT)
  private readonly tops = new Float64Array(KEPT * ROW)

  constructor(kernel: Kernel, model: Model, words: KernelWords) {
    this.kernel = kernel
    this.model = model
    this.pieces = new KernelPieces(kernel, words)
    this.exact = new ExactClause(kernel, model)
  }

  note(analysis: Analysis, { field, kind }: Context, signals: ReadonlyMap<number, readonly ClauseSignal[]>): void {
    this.analysis = analysis
    this.signals = signals
    this.pieces.open(analysis)
    this.kept.fill(NONE)
    if (field === this.field && kind === this.kind) return
    this.field = field
    this.kind = kind
    this.context = contextFeatures({
      ...(field === undefined ? {} : { field }),
      ...(kind === undefined ? {} : { kind }),
    })
  }

  clause(sentence: number): ClauseView {
    const { analysis, kernel, pieces } = this
    if (analysis === undefined) throw new Error('a clause of no note')
    const { first: firsts, last: lasts, count } = analysis.sentences
    const first = firsts[sentence] as number
    const last = lasts[sentence] as number
    const [from, to] = surroundings(firsts, lasts, count, sentence)
    // What is read together is laid into the slots together, so that nothing is added up twice.
    const begin = firsts[from] as number
    const end = lasts[to - 1] as number
    if (!pieces.isLong(begin, end)) pieces.hold(begin, end)
    this.readWith(analysis, sentence, from, to)
    const whole = !pieces.isLong(first, last)
    this.bounded = whole
    let held: Piece | undefined
    if (whole) {
      if (this.laid[sentence % KEPT] !== pieces.loads) this.addUp(analysis, sentence)
      held = pieces.whole(first, last)
      kernel.run.score(held.from, held.to, held.low, held.high)
    }
    kernel.run.whole(to - from === 1)
    this.exact.open(first, last - first, (visit) =>
      held === undefined ? pieces.eachPiece(first, last, this.marksOf(sentence), visit) : visit(held),
    )
    return this
  }

  /** Gives the kernel what a clause is read with: its own sum and those of sentences [from, to) around it. */
  private readWith(analysis: Analysis, sentence: number, from: number, to: number): void {
    const { kept, tops, kernel } = this
    for (let other = from; other < to; other++) if (kept[other % KEPT] !== other) this.addUp(analysis, other)
    const { read } = kernel
    read.fill(0)
    const mean = (READ_WITH - 1) * ROW
    for (let other = from; other < to; other++) {
      const at = (other % KEPT) * ROW
      const place = other - sentence
      const into = place === 0 ? 0 : place === -1 ? ROW : place === 1 ? 2 * ROW : NONE
      if (into >= 0) for (let d = 0; d < ROW; d++) read[into + d] = tops[at + d] as number
      if (place !== 0)
        for (let d = 0; d < ROW; d++) read[mean + d] = (read[mean + d] as number) + (tops[at + d] as number)
    }
    const others = Math.max(1, to - from - 1)
    for (let d = mean; d < mean + ROW; d++) read[d] = (read[d] as number) / others
  }

  /** Adds up what is read of a sentence, and keeps its curved sum. */
  private addUp(analysis: Analysis, sentence: number): void {
    const { kernel, pieces, total, tops } = this
    const { run } = kernel
    const first = analysis.sentences.first[sentence] as number
    const last = analysis.sentences.last[sentence] as number
    run.begin()
    total.fill(0)
    pieces.eachPiece(first, last, this.marksOf(sentence), ({ from, to }) => {
      run.take(from, to)
      this.moveTotal()
    })
    this.giveShape(analysis, first, last)
    const features = run.bag()
    this.moveTotal()
    const place = sentence % KEPT
    const scale = this.model.header.step / Math.sqrt(Math.max(1, features))
    for (let d = 0; d < ROW; d++) tops[place * ROW + d] = curve((total[d] as number) * scale)
    this.kept[place] = sentence
    this.laid[place] = pieces.loads
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

  /** What the rules saw in a sentence, in the order of its tokens. */
  private marksOf(sentence: number): Mark[] {
    const signals = this.signals.get(sentence) ?? []
    return signals
      .map((signal) => ({ hash: signalFeature(signal), token: signal.token }))
      .sort((a, b) => a.token - b.token)
  }
}
