/**
 * Slices of labelled pairs: how a violation is worded. A pair can lie in several. They show where recall is lost: `indirect` is what no
 * rule's word or pattern saw.
 */
import { type Analysis, createReader, judgeNote, type LanguagePack, type Reader } from '../../src/training.ts'
import type { Lang } from '../../src/types.ts'
import { type LabelledNote, placesOf } from '../train/notes.ts'

/** The slices. */
export const SLICES = ['compound', 'inflection', 'typo', 'negation', 'topic', 'indirect', 'english', 'long'] as const

/** One of the slices. */
export type Slice = (typeof SLICES)[number]

/** Notes of more words than this are long. */
const LONG = 40

/** Finds the slices of the labelled pairs of notes. */
export class Slicer {
  private readonly packs: Readonly<Record<Lang, () => LanguagePack>>
  private readonly readers = new Map<Lang, Reader>()

  constructor(packs: Readonly<Record<Lang, () => LanguagePack>>) {
    this.packs = packs
  }

  /** The slices of each rule that the note expects. */
  slices(note: LabelledNote): Map<string, Set<Slice>> {
    const reader = this.readers.get(note.lang) ?? createReader(this.packs[note.lang]())
    this.readers.set(note.lang, reader)
    const { analysis, verdicts } = judgeNote(
      reader,
      note.text,
      {},
      { today: '2026-01-01', agreedCodes: [], lang: note.lang },
    )
    const out = new Map<string, Set<Slice>>()
    for (const { rule, quote } of note.expect) {
      const found = out.get(rule) ?? new Set<Slice>()
      out.set(rule, found)
      const places = placesOf(note.text, quote)
      if (note.lang === 'en') found.add('english')
      if (note.text.split(/\s+/).length > LONG) found.add('long')
      const seen = verdicts.some(
        ({ rule: number, start, end }) =>
          reader.pack.header.rules[number]?.id === rule && places.some(([from, to]) => start < to && end > from),
      )
      if (!seen) found.add('indirect')
      for (const [from, to] of places) wording(analysis, from, to, found)
    }
    return out
  }
}

function wording(analysis: Analysis, from: number, to: number, found: Set<Slice>): void {
  const { tokens, pack, sentences } = analysis
  const { classNames } = pack.header
  const carries = (index: number, ...names: string[]): boolean =>
    names.some((name) => pack.sets.has(analysis.set[index] as number, classNames.indexOf(name)))
  for (let index = 0; index < tokens.count; index++) {
    if ((tokens.end[index] as number) <= from || (tokens.start[index] as number) >= to) continue
    if (analysis.head[index] !== 0 || analysis.first[index] !== 0) found.add('compound')
    if (analysis.misspelt[index] === 1) found.add('typo')
    if (carries(index, 'v-past', 'v-sup', 'v-ptcp')) found.add('inflection')
    const sentence = analysis.sentenceOf[index] as number
    for (let other = sentences.first[sentence] as number; other < (sentences.last[sentence] as number); other++) {
      if (carries(other, 'negation')) found.add('negation')
      if (carries(other, 'subject', 'task', 'genre', 'lesson-activity', 'work-title')) found.add('topic')
    }
  }
}
