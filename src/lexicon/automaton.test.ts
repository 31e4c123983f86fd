import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JOIN, letterName, letterOf } from './alphabet.ts'
import { Automaton } from './automaton.ts'
import { buildAutomaton } from './automaton-build.ts'

/** An automaton of `form: output`. */
function automaton(forms: Readonly<Record<string, number>> | ReadonlyMap<string, number>): Automaton {
  const map = forms instanceof Map ? forms : new Map(Object.entries(forms as Record<string, number>))
  return new Automaton(buildAutomaton(map).data)
}

const look = (words: Automaton, text: string): number => words.lookup(text, 0, text.length)

/** The output of a stem that may stand first in a compound. */
function stem(words: Automaton, text: string): number {
  const walk = { state: 0, out: 0 }
  for (const char of text) if (!words.step(walk, letterOf(char.charCodeAt(0)))) return 0
  return words.step(walk, JOIN) ? words.accept(walk) : 0
}

describe('lookup', () => {
  const words = automaton({ sjuk: 1, sjuka: 1, sjukdom: 2, sjö: 3, ring: 65_534 })

  it('gives each form its output and nothing to what lies between', () => {
    expect(['sjuk', 'sjuka', 'sjukdom', 'sjö', 'ring'].map((word) => look(words, word))).toEqual([1, 1, 2, 3, 65_534])
    expect(['', 's', 'sju', 'sjukd', 'sjukdomar', 'rin', 'x'].map((word) => look(words, word))).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ])
  })

  it('folds case and passes over soft hyphens', () => {
    expect(['SJUK', 'SjÖ', 'sjuk\u00addom'].map((word) => look(words, word))).toEqual([1, 3, 2])
  })

  it('reads a part of a text', () => {
    expect(words.lookup('är sjuk nu', 3, 7)).toBe(1)
  })

  it('is not led astray by letters outside the alphabet', () => {
    expect(look(words, 'sj漢')).toBe(0)
    expect(look(words, '😀')).toBe(0)
  })

  it('takes typographic hyphens, apostrophes and blanks for the plain ones', () => {
    const signs = automaton({ 'a-b': 1, "c'd": 2, 'e f': 3 })
    expect([look(signs, 'a‑b'), look(signs, 'a‐b'), look(signs, 'c’d'), look(signs, 'e\u00a0f')]).toEqual([1, 1, 2, 3])
  })
})

describe('stems', () => {
  it('are apart from words of the same letters', () => {
    const words = automaton({ skola: 1, 'skol+': 2, 'skola+': 3 })
    expect([look(words, 'skola'), look(words, 'skol'), look(words, 'skol+')]).toEqual([1, 0, 0])
    expect([stem(words, 'skol'), stem(words, 'skola'), stem(words, 'sko')]).toEqual([2, 3, 0])
  })

  it('do not end in a plus that is a word of its own', () => {
    expect(look(automaton({ '+': 4 }), '+')).toBe(4)
  })
})

it('returns forms that it cannot hold', () => {
  expect(
    buildAutomaton(
      new Map([
        ['漢字', 1],
        ['', 2],
        ['ok', 3],
      ]),
    ).rejected,
  ).toEqual(['漢字', ''])
})

it('shares endings: as many forms again with other stems cost little', () => {
  const endings = ['', 'en', 'ar', 'arna', 's', 'ens', 'ars', 'arnas']
  const forms = (stems: string[]) =>
    new Map(stems.flatMap((word) => endings.map((ending) => [word + ending, 1] as const)))
  const few = buildAutomaton(forms(['hund'])).data.final.length
  const many = buildAutomaton(forms(['hund', 'bil', 'gren', 'stol'])).data.final.length
  expect(many - few).toBeLessThan(14)
})

it('accepts the words it was made of, with their outputs, and no others', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abåö-'), minLength: 1, maxLength: 6 })
  const output = fc.integer({ min: 1, max: 65_534 })
  fc.assert(
    fc.property(fc.array(fc.tuple(word, output), { maxLength: 60 }), fc.array(word), (pairs, others) => {
      const forms = new Map(
        pairs.flatMap(([form, out]) => [[form, out] as const, [`${form}+`, (out % 65_534) + 1] as const]),
      )
      const words = automaton(forms)
      for (const [form, out] of forms) {
        if (form.endsWith('+')) expect([form, stem(words, form.slice(0, -1))]).toEqual([form, out])
        else expect([form, look(words, form)]).toEqual([form, out])
      }
      for (const other of others) expect(look(words, other)).toBe(forms.get(other) ?? 0)
    }),
  )
})

it('names every letter back', () => {
  for (const char of 'aåö7-’') expect(letterName(letterOf(char.charCodeAt(0)))).toBe(char === '’' ? "'" : char)
  expect(letterName(JOIN)).toBe('+')
  expect(letterOf(0xffff)).toBe(0)
})
