/** How the judge asks the model about a note, clause by clause and rule by rule; and the slow, obvious way to answer. */
import type { LanguagePack } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import type { Context } from '../../types.ts'
import { type FeatureClasses, featureClasses } from './feature-classes.ts'
import { type ClauseSignal, clauseFeatures, readWords } from './features.ts'
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
  /** Opens a note. `signals` are what the rules saw in it, by sentence. */
  note(analysis: Analysis, context: Context, signals: ReadonlyMap<number, readonly ClauseSignal[]>): void
  /** Opens a clause: a sentence of the note, by its number. */
  clause(sentence: number): ClauseView
}

/** The reference: every feature listed, every window of every rule scored. The fast way gives the same numbers; see `fast/README.md`. */
export class ReferenceScorer implements Scorer {
  private readonly network: Network
  private readonly classes: FeatureClasses

  constructor(model: Model, pack: LanguagePack) {
    this.network = new Network(model)
    this.classes = featureClasses(pack.header.classNames)
  }

  note(analysis: Analysis, context: Context, signals: ReadonlyMap<number, readonly ClauseSignal[]>): void {
    const { count, first, last } = analysis.sentences
    const words = readWords(analysis, this.classes)
    this.network.open({
      count,
      first,
      last,
      features: (sentence) =>
        clauseFeatures(
          analysis,
          words,
          first[sentence] as number,
          last[sentence] as number,
          signals.get(sentence) ?? [],
          context,
        ),
    })
  }

  clause(sentence: number): ClauseView {
    const scores = this.network.run(sentence)
    return {
      most: (rule) => scores.logit[rule] as number,
      logit: (rule) => scores.logit[rule] as number,
      windows: (rule) => scores.windows.subarray(rule * scores.words, (rule + 1) * scores.words),
    }
  }
}
