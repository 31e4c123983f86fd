import { describe, expect, it } from 'vitest'
import { tinyPack } from '../../src/lexicon/tiny.ts'
import type { LabelledNote } from '../train/notes.ts'
import { SLICES, Slicer } from './slices.ts'

const pack = tinyPack(
  `
  diabetes | n | | chronic | hm
  sprutan | b | | aid |
  medicin | n | medicinen | aid | hm
  bryta | v | bryter,bröt,brutit | injury |
  inte | b | | negation |
  matematik | n | matematiken | subject |
  `,
  [{ id: 'art9/health', cues: [{ class: 'chronic', weight: 1 }] }],
)
const slicer = new Slicer({ sv: () => pack, en: () => pack })

/** The slices of a note that expects a health label on a quote. */
function slices(text: string, quote: string, more: Partial<LabelledNote> = {}): string[] {
  const expected = [{ rule: 'art9/health', quote }]
  const found = slicer.slices({ id: 'x', lang: 'sv', text, expect: expected, accept: [], ...more })
  return [...(found.get('art9/health') ?? [])].sort()
}

describe('slices', () => {
  it('are none for a plain word that a rule saw', () => {
    expect(slices('Hon har diabetes', 'diabetes')).toEqual([])
  })

  it.each([
    ['indirect', 'Hon tar sprutan', 'sprutan', ['indirect']],
    ['compound', 'Hon har diabetesmedicin', 'diabetesmedicin', ['compound']],
    ['inflection', 'Hon bröt armen', 'bröt armen', ['indirect', 'inflection']],
    ['negation', 'Hon har inte diabetes', 'diabetes', ['negation']],
    ['topic', 'Diabetes i matematiken', 'Diabetes', ['topic']],
    ['long', `${'ord '.repeat(41)}diabetes`, 'diabetes', ['long']],
  ])('%s', (_, text, quote, expected) => {
    expect(slices(text, quote)).toEqual(expected)
  })

  it('tell English notes', () => {
    expect(slices('She has diabetes', 'diabetes', { lang: 'en' })).toEqual(['english'])
  })

  it('tell what is misspelt', () => {
    expect(slices('Hon har diabettes', 'diabettes')).toContain('typo')
  })

  it('look at the sentence of the quote, not at others', () => {
    expect(slices('Hon har diabetes. Han är inte här. Matematiken går bra.', 'diabetes')).toEqual([])
  })

  it('are told for each rule that is expected, and for no other', () => {
    const found = slicer.slices({
      id: 'x',
      lang: 'sv',
      text: 'Hon har diabetes, ont',
      expect: [
        { rule: 'art9/health', quote: 'diabetes' },
        { rule: 'art9/health', quote: 'ont' },
        { rule: 'tone/personal', quote: 'ont' },
      ],
      accept: ['code/agreed'],
    })
    expect([...found].map(([rule, set]) => [rule, [...set]])).toEqual([
      ['art9/health', ['indirect']],
      ['tone/personal', ['indirect']],
    ])
    expect(slicer.slices({ id: 'x', lang: 'sv', text: 'Hej', expect: [], accept: [] }).size).toBe(0)
  })

  it('have names that are known', () => {
    const known: readonly string[] = SLICES
    for (const name of slices(`${'ord '.repeat(41)}inte brutit diabetesmedicin`, 'brutit diabetesmedicin'))
      expect(known).toContain(name)
  })
})
