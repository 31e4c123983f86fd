import { describe, expect, it } from 'vitest'
import { tinyPack } from '../../src/lexicon/tiny.ts'
import { type Example, ExampleMaker } from './examples.ts'
import type { LabelledNote } from './notes.ts'
import { TINY_LEXICON, TINY_RULE_DATA } from './tiny.ts'

const RULES = ['home/conditions', 'art9/health']
const pack = tinyPack(TINY_LEXICON, TINY_RULE_DATA)
const maker = new ExampleMaker({ sv: pack, en: pack }, RULES)
const note = (text: string, more: Partial<LabelledNote> = {}): LabelledNote => ({
  id: 'x',
  lang: 'sv',
  text,
  expect: [],
  accept: [],
  ...more,
})
const health = (...quotes: string[]): Pick<LabelledNote, 'expect'> => ({
  expect: quotes.map((quote) => ({ rule: 'art9/health', quote })),
})

/** The labels of each clause, in the order of the rules. */
const labels = ({ clauses }: Example): number[][] => clauses.map(({ label }) => [...label])

describe('labels', () => {
  it('are 1 in every clause that a quote reaches, else 0', () => {
    expect(labels(maker.make(note('Elsa ler. Hon har astma. Ja.', health('astma'))))).toEqual([
      [0, 0],
      [0, 1],
      [0, 0],
    ])
    expect(labels(maker.make(note('Hon har astma. Och ont.', health('astma. Och'))))).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it('come from every place of a quote, and from every quote', () => {
    expect(labels(maker.make(note('Astma här. Astma där. Nej.', health('Astma'))))).toEqual([
      [0, 1],
      [0, 1],
      [0, 0],
    ])
    expect(labels(maker.make(note('Astma här. Ont där.', health('Astma', 'Ont'))))).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it('are -1 where a rule may or may not fire', () => {
    const accept = ['art9/health']
    expect(labels(maker.make(note('Trött. Ler.', { accept })))).toEqual([
      [0, -1],
      [0, -1],
    ])
    expect(labels(maker.make(note('Astma. Ler.', { accept, ...health('Astma') })))).toEqual([
      [0, 1],
      [0, 0],
    ])
  })

  it('do not mind how letters are composed, or rules that are not learned', () => {
    expect(labels(maker.make(note('Hon a\u030ater inte.', health('a\u030ater'))))).toEqual([[0, 1]])
    expect(
      labels(maker.make(note('Lat.', { expect: [{ rule: 'tone/demeaning', quote: 'Lat' }], accept: ['x'] }))),
    ).toEqual([[0, 0]])
  })
})

describe('an example', () => {
  it('tells what the rules said of each clause: the most, clamped', () => {
    const { clauses } = maker.make(note('Vi läser. Elsa har diabetes.'))
    expect(clauses.map(({ rules }) => [...rules])).toEqual([
      [Number.NaN, Number.NaN],
      [Number.NaN, 1],
    ])
  })

  it('leaves out what the rules ask for', () => {
    expect(maker.make(note('Diabetes?')).clauses.map(({ rules }) => rules[1])).toEqual([1])
    const asks = tinyPack(TINY_LEXICON, [{ id: 'art9/health', questions: [{ match: '<chronic> =?', weight: 1 }] }])
    const asking = new ExampleMaker({ sv: asks, en: asks }, RULES).make(note('Diabetes?'))
    expect(asking.clauses.map(({ rules }) => rules[1])).toEqual([Number.NaN])
  })

  it('covers the note clause by clause, with its features', () => {
    const { clauses, note: kept } = maker.make(note('Elsa ler. Hon har astma!\nJa'))
    expect(kept.text).toBe('Elsa ler. Hon har astma!\nJa')
    clauses.forEach(({ first, last, features }, index) => {
      expect(first).toBe(clauses[index - 1]?.last ?? 0)
      expect(last).toBeGreaterThan(first)
      expect(features.own.length).toBeGreaterThan(0)
    })
    expect(maker.make(note('')).clauses).toEqual([])
  })

  it('is told field and kind', () => {
    const own = (more: Partial<LabelledNote>): number =>
      maker.make(note('Ja', more)).clauses[0]?.features.own.length ?? 0
    expect(own({ field: 'Orsak' })).toBe(own({}) + 1)
    expect(own({ kind: 'absence' })).toBe(own({}) + 1)
  })

  it('is the same whatever was made before', () => {
    const one = note('Elsa har diabetes.', health('diabetes'))
    const before = maker.make(one)
    maker.make(note('Någonting helt annat. Och längre, 12 dagar.'))
    expect(maker.make(one)).toEqual(before)
  })
})
