import { describe, expect, it } from 'vitest'
import { expandForms } from './entries.ts'
import { parseTerm, TermError, termEntry } from './terms.ts'

describe('parseTerm', () => {
  it.each([
    ['vab', { lemma: 'vab' }],
    ['halsfluss, n0u', { lemma: 'halsfluss', inflect: 'n0u' }],
    ['allergi, n3, hm', { lemma: 'allergi', inflect: 'n3', compound: ['first', 'last'] }],
    ['allergi, n3, h', { lemma: 'allergi', inflect: 'n3', compound: ['last'] }],
    ['allergi, n3, -', { lemma: 'allergi', inflect: 'n3', compound: [] }],
    ['ont i magen', { lemma: 'ont i magen' }],
  ])('%s', (source, expected) => {
    expect(parseTerm(source)).toEqual(expected)
  })

  it.each([
    ['', /is not of the form/],
    ['a, n1, h, x', /is not of the form/],
    ['a, q9', /"q9" is no inflection class; known are n1/],
    ['a, n1, z', /"z" is not h, m, hm or -/],
  ])('refuses "%s"', (source, message) => {
    expect(() => parseTerm(source)).toThrow(TermError)
    expect(() => parseTerm(source)).toThrow(message)
  })
})

describe('termEntry', () => {
  const formsOf = (...args: Parameters<typeof termEntry>): string[] => {
    const entry = termEntry(...args)
    return expandForms(entry, 'sv').map(({ form }) => form)
  }

  it('inflects nouns', () => {
    expect(formsOf(parseTerm('allergi, n3'), ['illness'])).toEqual(
      expect.arrayContaining(['allergi', 'allergin', 'allergier', 'allergierna', 'allergiernas']),
    )
  })

  it('gives the forms of a verb their tense', () => {
    const entry = termEntry(parseTerm('vabba, v1'), ['sick-absence'])
    const tense = new Map(
      expandForms(entry, 'sv').map(({ form, extra }) => [form, extra.filter((name) => name !== 'verb')]),
    )
    expect(tense.get('vabba')).toEqual(['v-inf'])
    expect(tense.get('vabbar')).toEqual(['v-pres'])
    expect(tense.get('vabbade')).toContain('v-past')
    expect(tense.get('vabbat')).toContain('v-sup')
  })

  it('adds listed forms to those of the class', () => {
    expect(formsOf({ lemma: 'soss', inflect: 'n2', forms: ['sosse'] }, ['party'])).toEqual(
      expect.arrayContaining(['soss', 'sosse', 'sossarna']),
    )
  })

  it('takes expressions as they stand', () => {
    expect(termEntry(parseTerm('ont i magen'), ['symptom'])).toMatchObject({ pos: 'x', forms: [] })
  })

  it('refuses an inflection class that does not exist', () => {
    expect(() => termEntry({ lemma: 'a', inflect: 'zz' }, [])).toThrow(TermError)
  })
})
