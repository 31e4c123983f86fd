/** How the judge asks the model about a note, clause by clause and rule by rule; and the slow, obvious way to answer. */
import type { LanguagePack } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import type { Context } from '../../types.ts'
import { type FeatureClasses, featureClasses } from './feature-classes.ts'
import { type ClauseSignal, clauseFeatures, type NoteWords, readWords } from './features.ts'
import type { Model } from './model.ts'
import { Network } from './network.ts'

/** What the model says of one clause. Rules are the model's numbers. Valid until the next clause is opened. */
export interface ClauseView {
  /** A number that the log-odds of the rule do not exceed. */
  most(rule: number): number
  /** The log-odds of a rule. */
  logit(rule: number): number
  /** The score of the window around each word, for a rule; not to be changed. */
  windows(rule: number): Float64Array
}

/** Reads notes for a model: one note at a time, one clause at a time. */
export interface Scorer {
  /** Opens a note. */
  note(analysis: Analysis, context: Context): void
  /** Opens the clause of tokens [first, last) of the note. `signals` are what the rules saw in it. */
  clause(first: number, last: number, signals: readonly ClauseSignal[]): ClauseView
}

/** The reference: every feature listed, every window of every rule scored. The fast way gives the same numbers; see `fast/README.md`. */
export class ReferenceScorer implements Scorer {
  private readonly network: Network
  private readonly classes: FeatureClasses
  private analysis: Analysis | undefined
  private context: Context = {}
  private words: NoteWords | undefined

  constructor(model: Model, pack: LanguagePack) {
    this.network = new Network(model)
    this.classes = featureClasses(pack.header.classNames)
  }

  note(analysis: Analysis, context: Context): void {
    this.analysis = analysis
    this.context = context
    this.words = readWords(analysis, this.classes)
  }

  clause(first: number, last: number, signals: readonly ClauseSignal[]): ClauseView {
    const { analysis, words, context } = this
    if (analysis === undefined || words === undefined) throw new Error('a clause of no note')
    const features = clauseFeatures(analysis, words, first, last, signals, context)
    const scores = this.network.run(features, first, last)
    return {
      most: (rule) => scores.logit[rule] as number,
      logit: (rule) => scores.logit[rule] as number,
      windows: (rule) => scores.windows.subarray(rule * scores.words, (rule + 1) * scores.words),
    }
  }
}
