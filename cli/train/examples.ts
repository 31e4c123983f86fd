/** Labelled notes as training examples: one a clause, with features, labels, and what the rules said. */
import {
  type ClauseFeatures,
  clamp,
  clauseFeatures,
  createReader,
  featureClasses,
  judgeNote,
  type LanguagePack,
  type Reader,
  readWords,
  signalsBySentence,
} from '../../src/training.ts'
import type { Context, Lang } from '../../src/types.ts'
import { type LabelledNote, placesOf } from './notes.ts'

/** A clause to learn from. */
export interface Clause {
  readonly features: ClauseFeatures
  readonly first: number
  readonly last: number
  /** By rule: 1 where a quote of it overlaps the clause, 0 where none does, -1 where it may or may not fire. */
  readonly label: Int8Array
  /** By rule: the best log-odds of the rules in this clause, clamped; NaN where no rule saw anything. */
  readonly rules: Float32Array
}

/** A note to learn from. */
export interface Example {
  readonly note: LabelledNote
  readonly clauses: readonly Clause[]
}

/** Makes examples; `today` decides centuries only. */
export class ExampleMaker {
  private readonly rules: readonly string[]
  private readonly packs: Readonly<Record<Lang, LanguagePack>>
  private readonly readers = new Map<Lang, Reader>()

  constructor(packs: Readonly<Record<Lang, LanguagePack>>, rules: readonly string[]) {
    this.packs = packs
    this.rules = rules
  }

  /** The example of a note. */
  make(note: LabelledNote): Example {
    const reader = this.readers.get(note.lang) ?? createReader(this.packs[note.lang])
    this.readers.set(note.lang, reader)
    const { pack } = reader
    const context: Context = {
      ...(note.kind === undefined ? {} : { kind: note.kind }),
      ...(note.field === undefined ? {} : { field: note.field }),
    }
    const text = note.text.normalize('NFC')
    const { analysis, verdicts } = judgeNote(reader, text, context, {
      today: '2026-01-01',
      agreedCodes: [],
      lang: note.lang,
    })
    const words = readWords(analysis, featureClasses(pack.header.classNames))
    const signals = signalsBySentence(analysis, verdicts, pack.header)
    const { sentences, tokens } = analysis
    const clauses: Clause[] = []
    for (let sentence = 0; sentence < sentences.count; sentence++) {
      const first = sentences.first[sentence] as number
      const last = sentences.last[sentence] as number
      const start = tokens.start[first] as number
      const end = tokens.end[last - 1] as number
      const rules = new Float32Array(this.rules.length).fill(Number.NaN)
      for (const verdict of verdicts) {
        if (verdict.asks || verdict.start < start || verdict.start >= end) continue
        const number = this.rules.indexOf((pack.header.rules[verdict.rule] as { id: string }).id)
        if (number < 0) continue
        const before = rules[number] as number
        const here = clamp(verdict.logit)
        if (Number.isNaN(before) || here > before) rules[number] = here
      }
      clauses.push({
        features: clauseFeatures(analysis, words, first, last, signals.get(sentence) ?? [], context),
        first,
        last,
        label: this.labels(note, text, start, end),
        rules,
      })
    }
    return { note, clauses }
  }

  private labels(note: LabelledNote, text: string, start: number, end: number): Int8Array {
    return Int8Array.from(this.rules, (rule) => {
      const places = note.expect
        .filter((item) => item.rule === rule)
        .flatMap(({ quote }) => placesOf(text, quote.normalize('NFC')))
      if (places.some(([from, to]) => from < end && to > start)) return 1
      return places.length === 0 && note.accept.includes(rule) ? -1 : 0
    })
  }
}
