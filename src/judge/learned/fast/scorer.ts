/** The fast way to ask the model about a note; `README.md` tells how. The same numbers as `ReferenceScorer`, to the last bit. */
import type { LanguagePack } from '../../../lexicon/pack.ts'
import type { Analysis } from '../../../match/analysis.ts'
import { BREAK } from '../../../text/tokens.ts'
import type { Context } from '../../../types.ts'
import { featureClasses } from '../feature-classes.ts'
import { type ClauseSignal, clauseShape, contextFeatures, signalFeature } from '../features.ts'
import type { Model } from '../model.ts'
import { curve } from '../network.ts'
import { type ClauseView, ReferenceScorer, type Scorer } from '../scorer.ts'
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
  const features = pack.features ?? featureClasses(pack.header.classNames)
  const kernel = startKernel(model, features)
  if (kernel === undefined) return new ReferenceScorer(model, pack)
  return new KernelScorer(kernel, model, new KernelWords(kernel, features, pack))
}

/** What the kernel's scores, in 32-bit numbers, can be wrong by; see README.md. */
const SLACK = 0.02

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
    const first = analysis.sentences.first[sentence] as number
    const last = analysis.sentences.last[sentence] as number
    const marks = this.marksOf(sentence)
    const held = this.addUp(analysis, first, last, marks)
    this.bounded = held !== undefined
    if (held !== undefined) kernel.run.score(held.from, held.to)
    kernel.run.whole()
    this.exact.open(first, last - first, (visit) =>
      held === undefined ? pieces.eachPiece(first, last, marks, visit) : visit(held),
    )
    return this
  }

  /** Adds up what is read of tokens [first, last), and gives the kernel the curved sum. Returns where they lie, if they do as a whole. */
  private addUp(analysis: Analysis, first: number, last: number, marks: readonly Mark[]): Piece | undefined {
    const { kernel, pieces, total } = this
    const { run, read } = kernel
    run.begin()
    total.fill(0)
    let held: Piece | undefined
    pieces.eachPiece(first, last, marks, (piece) => {
      held = piece
      run.take(piece.from, piece.to)
      this.moveTotal()
    })
    this.giveShape(analysis, first, last)
    const features = run.bag()
    this.moveTotal()
    const scale = this.model.header.step / Math.sqrt(Math.max(1, features))
    for (let d = 0; d < ROW; d++) read[d] = curve((total[d] as number) * scale)
    return pieces.isLong(first, last) ? undefined : held
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
