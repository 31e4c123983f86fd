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
  /** Opens a note. `signals` are what the rules saw in it, by sentence. */
  note(analysis: Analysis, context: Context, signals: ReadonlyMap<number, readonly ClauseSignal[]>): void
  /** Opens a clause: a sentence of the note, by its number. */
  clause(sentence: number): ClauseView
}

/** The reference: every feature listed, every window of every rule scored. The fast way gives the same numbers; see `fast/README.md`. */
export class ReferenceScorer implements Scorer {
  private readonly network: Network
  private readonly classes: FeatureClasses
  private open: OpenNote | undefined

  constructor(model: Model, pack: LanguagePack) {
    this.network = new Network(model)
    this.classes = featureClasses(pack.header.classNames)
  }

  note(analysis: Analysis, context: Context, signals: ReadonlyMap<number, readonly ClauseSignal[]>): void {
    this.open = { analysis, context, signals, words: readWords(analysis, this.classes) }
  }

  clause(sentence: number): ClauseView {
    if (this.open === undefined) throw new Error('a clause of no note')
    const { analysis, context, signals, words } = this.open
    const first = analysis.sentences.first[sentence] as number
    const last = analysis.sentences.last[sentence] as number
    const seen = signals.get(sentence) ?? []
    const scores = this.network.run({
      features: clauseFeatures(analysis, words, first, last, seen, context),
      first,
      last,
    })
    return {
      most: (rule) => scores.logit[rule] as number,
      logit: (rule) => scores.logit[rule] as number,
      windows: (rule) => scores.windows.subarray(rule * scores.words, (rule + 1) * scores.words),
    }
  }
}

interface OpenNote {
  readonly analysis: Analysis
  readonly context: Context
  readonly signals: ReadonlyMap<number, readonly ClauseSignal[]>
  readonly words: NoteWords
}
