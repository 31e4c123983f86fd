/** Labelled notes as training examples: one a clause, with features, labels, and what the rules said. */
import {
  type Analysis,
  clamp,
  clauseFeatures,
  createReader,
  featureClasses,
  judgeNote,
  type LanguagePack,
  type ReadClause,
  type Reader,
  readWords,
  signalsBySentence,
} from '../../src/training.ts'
import type { Context, Lang } from '../../src/types.ts'
import { type LabelledNote, placesOf } from './notes.ts'

/** A clause to learn from. */
export interface Clause extends ReadClause {
  /** By rule: 1 where a quote of it overlaps the clause, 0 where none does, -1 where it may or may not fire. */
  readonly label: Int8Array
  /** By rule with a quote here: the tokens that the quotes touch, as half-open ranges of token indexes; nothing for the others. */
  readonly quoted: ReadonlyMap<number, ReadonlyArray<readonly [number, number]>>
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
    const words = readWords(analysis, pack.features ?? featureClasses(pack.header.classNames))
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
        ...this.labels(note, text, analysis, sentence),
        rules,
      })
    }
    return { note, clauses }
  }

  private labels(
    note: LabelledNote,
    text: string,
    analysis: Analysis,
    sentence: number,
  ): Pick<Clause, 'label' | 'quoted'> {
    const { sentences, tokens } = analysis
    const first = sentences.first[sentence] as number
    const last = sentences.last[sentence] as number
    const quoted = new Map<number, Array<readonly [number, number]>>()
    const label = Int8Array.from(this.rules, (rule, number) => {
      const places = note.expect
        .filter((item) => item.rule === rule)
        .flatMap(({ quote }) => placesOf(text, quote.normalize('NFC')))
      const ranges = places.flatMap(([from, to]) => {
        let begin = first
        while (begin < last && (tokens.end[begin] as number) <= from) begin++
        let end = begin
        while (end < last && (tokens.start[end] as number) < to) end++
        return end > begin ? [[begin, end] as const] : []
      })
      if (ranges.length > 0) {
        quoted.set(number, ranges)
        return 1
      }
      return places.length === 0 && note.accept.includes(rule) ? -1 : 0
    })
    return { label, quoted }
  }
}
