import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formsOf, inflect } from './inflect.ts'
import { PARADIGMS } from './paradigms.ts'

/** The paradigm as in paradigms.txt: slots with their forms, genitives only where the table shows some. */
function print(lemma: string, paradigm: string, genitives: boolean): string {
  const slots = new Map<string, string[]>()
  for (const { form, features } of inflect(lemma, paradigm)) {
    if (features.endsWith('gen') && !genitives) continue
    const slot = features.replace('.nom', '')
    slots.set(slot, [...(slots.get(slot) ?? []), form])
  }
  return [...slots].map(([slot, forms]) => `${slot} ${forms.join('/')}`).join(', ')
}

const table = readFileSync(new URL('./paradigms.txt', import.meta.url), 'utf8')
const cases = [...table.matchAll(/^(\S.*) \[(\w+)\]\n {2}(.*)$/gm)].map(
  ([, lemma = '', paradigm = '', forms = '']) => ({
    lemma,
    paradigm,
    forms,
  }),
)

describe('inflect', () => {
  it.each(cases)('$lemma ($paradigm)', ({ lemma, paradigm, forms }) => {
    expect(print(lemma, paradigm, forms.includes('.gen '))).toBe(forms)
  })

  it('has a checked lemma of every paradigm', () => {
    expect(cases.length).toBeGreaterThan(100)
    expect(new Set(cases.map(({ paradigm }) => paradigm))).toEqual(new Set(Object.keys(PARADIGMS)))
  })

  it('takes listed forms in the order of the table', () => {
    expect(formsOf('stjäla', 'v4', ['stjäl', 'stal', 'stulit', 'stulen'])).toContain('stulna')
    expect(formsOf('fot', 'nx', ['foten', 'fötter', 'fötterna'])).toEqual([
      'fot',
      'fots',
      'foten',
      'fotens',
      'fötter',
      'fötters',
      'fötterna',
      'fötternas',
    ])
  })

  it('tells two listed noun forms apart by their shape', () => {
    expect(inflect('polare', 'nx', ['polaren', 'polarna'])).toContainEqual({ form: 'polarna', features: 'pl.def.nom' })
    expect(inflect('gym', 'nx', ['gymmet', 'gymmen'])).toContainEqual({ form: 'gym', features: 'pl.ind.nom' })
    expect(inflect('tic', 'nx', ['ticen', 'tics'])).toContainEqual({ form: 'tics', features: 'pl.ind.nom' })
  })

  it('adds further forms to a regular paradigm', () => {
    expect(formsOf('kompis', 'n2', ['kompisarn'])).toContain('kompisarn')
  })

  it('inflects the first word of a verb and the last of a noun', () => {
    expect(formsOf('hälsa på', 'v1')).toContain('hälsade på')
    expect(formsOf('slå sig', 'v4')).not.toContain('slås sig')
    expect(formsOf('tjäna in', 'v1', ['intjänad'])).toContain('intjänad in')
    expect(formsOf('sexuell läggning', 'n2')).toContain('sexuell läggningens')
  })

  it('has no genitive -s after s, x and z', () => {
    expect(formsOf('Liz', 'p0')).toEqual(['Liz'])
    expect(formsOf('hus', 'n5n')).not.toContain('huss')
  })

  it('refuses a name that is no paradigm', () => {
    expect(() => inflect('bil', 'n9')).toThrow(RangeError)
    expect(() => inflect('bil', 'toString')).toThrow('Unknown paradigm "toString" for "bil"')
  })

  it('starts with the lemma and repeats no string, whatever the word', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abdefgiklmnorstvyåäö'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(letters, fc.constantFrom(...Object.keys(PARADIGMS)), (lemma, paradigm) => {
        const forms = formsOf(lemma, paradigm)
        expect(forms).toContain(lemma)
        expect(new Set(forms).size).toBe(forms.length)
        expect(forms.every((form) => form.trim() === form && form !== '')).toBe(true)
      }),
    )
  })
})
