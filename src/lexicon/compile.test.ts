import { describe, expect, it } from 'vitest'
import { CompileError, compileRules } from './compile.ts'
import { lookupForm } from './pack.ts'
import { classesOf, type TinyRule, tinyInput, tinyPack } from './tiny.ts'

const LEXICON = `
  mamma | n | mamman | kin |
  diabetes | n | | chronic | hm
  ha | v | har,hade,haft | |
  må dåligt | x | mår dåligt,mådde dåligt | symptom |
`

/** The mistake in a rule: `rule @ source: message`. */
function mistake(rule: Omit<TinyRule, 'id'>, judge: Parameters<typeof tinyInput>[2] = {}): string {
  try {
    compileRules(tinyInput(LEXICON, [{ id: 'art9/health', ...rule }], judge))
  } catch (error) {
    if (error instanceof CompileError) return `${error.rule} @ ${error.source}: ${error.message}`
    throw error
  }
  return 'none'
}

describe('a mistake is told with its rule and place', () => {
  it('a name that holds a blank, or is none', () => {
    const text = { sv: 'a', en: 'a' }
    const evidence = (key: string) => [{ key, weight: 1, scope: 'sentence' as const, text, match: '<kin>' }]
    expect(mistake({}, { evidence: evidence('my evidence') })).toMatch(/^judge @ my evidence: .*without blanks$/)
    expect(mistake({ evidence: evidence('') })).toMatch(/^art9\/health @ : .*without blanks$/)
    expect(mistake({ classes: ['two words'] })).toMatch(/^lexicon @ two words: .*without blanks$/)
  })

  it.each<[string, Omit<TinyRule, 'id'>, string]>([
    [
      'a class that is not declared',
      { cues: [{ class: 'chronik', weight: 1 }] },
      'art9/health @ <chronik>: art9/health: "chronik" is no declared word class',
    ],
    [
      'a pattern that cannot be read',
      { patterns: [{ match: 'ha <chronic', weight: 1 }] },
      'art9/health @ ha <chronic: art9/health: pattern "ha <chronic": "<" without ">"',
    ],
    [
      'a pattern of a question',
      { questions: [{ match: ['ha', '..'], weight: 1 }] },
      'art9/health @ ..: art9/health: pattern "..": an empty pattern',
    ],
    [
      'a term of no class',
      { terms: [{ class: 'nowhere', words: ['gikt'] }] },
      'art9/health @ nowhere: art9/health: "nowhere" is no declared word class',
    ],
    [
      'a term that cannot be read',
      { terms: [{ class: 'chronic', words: ['gikt, q1'] }] },
      'art9/health @ gikt, q1: art9/health: "q1" is no inflection class',
    ],
    ['a group within itself', { groups: { a: ['b'], b: ['a'] }, cues: [{ class: 'a', weight: 1 }] }, 'art9/health @ '],
    [
      'letters that no word can hold',
      { terms: [{ class: 'chronic', words: ['漢字'] }] },
      'lexicon @ 漢字: lexicon: letters outside the alphabet in: 漢字',
    ],
  ])('%s', (_, rule, expected) => {
    expect(mistake(rule)).toContain(expected)
  })

  it('tells the judge from rules', () => {
    const evidence = [{ key: 'x', weight: 1, scope: 'note', match: '<nowhere>', text: { sv: '', en: '' } }] as const
    expect(mistake({}, { evidence })).toMatch(/^judge @ <nowhere>/)
  })

  it('finds none in good rules', () => {
    expect(mistake({ patterns: [{ match: '<kin> ha [<chronic>]', weight: 1 }] })).toBe('none')
  })
})

describe('the lexicon', () => {
  const pack = tinyPack(LEXICON, [{ id: 'art9/health', terms: [{ class: 'chronic kin', words: ['gikt, n0u, -'] }] }])
  const classes = (word: string): string[] => classesOf(pack, lookupForm(pack, word, 0, word.length)).sort()

  it('gives a form its classes', () => {
    expect(classes('mammans')).toEqual(['compound-head', 'kin', 'known', 'noun'])
    expect(classes('Diabetes')).toEqual(['chronic', 'compound-head', 'known', 'noun'])
  })

  it('takes in the terms of rules, with all their classes', () => {
    expect(classes('gikten')).toEqual(['chronic', 'kin', 'known', 'noun'])
  })

  it('knows no others', () => {
    expect(classes('mammor')).toEqual([])
  })

  it('merges entries that share a form', () => {
    const both = tinyPack('ven | n | venen | body |\nven | n | | trap |')
    expect(classesOf(both, lookupForm(both, 'ven', 0, 3))).toEqual(expect.arrayContaining(['body', 'trap']))
  })
})

it('lets the groups of a rule stand for its classes', () => {
  const rule = { id: 'a/b', groups: { sick: ['chronic', 'kin'] }, cues: [{ class: 'sick', weight: 1 }] }
  expect(compileRules(tinyInput(LEXICON, [rule])).arrays.patternStart.length).toBe(1)
})

it('gives the same bytes for the same rules', () => {
  const rule = { id: 'a/b', patterns: [{ match: '<kin> ha <chronic>', weight: 1.5 }] }
  expect(compileRules(tinyInput(LEXICON, [rule]))).toEqual(compileRules(tinyInput(LEXICON, [rule])))
})
