import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import { analyse, createAnalysis } from './analysis.ts'
import { PatternMatcher } from './patterns.ts'
import { markPhrases } from './phrases.ts'
import { markPlaceholders } from './placeholders.ts'

const LEXICON = `
  mamma | n | mamman | kin |
  pappa | n | pappan | kin |
  Elsa | p | | name |
  diabetes | n | | chronic | hm
  feber | n | febern | symptom | hm
  ha | v | har,hade,haft | |
  bo | v | bor,bodde,bott | |
  inte | b | | negation |
  ont i magen | x | | symptom |
  sjuk feber | x | | idiom |
  febernatten i skogen | x | | title |
  ven | n | | trap symptom |
`

/** The telling parts of all matches of a pattern, in brackets within the text: `Elsa har [diabetes]`; matches apart by ` / `. */
function matched(pattern: string, text: string): string {
  const pack = tinyPack(LEXICON, [
    { id: 'a/b', patterns: [{ match: pattern, weight: 1 }], groups: { sick: ['chronic', 'symptom'] } },
  ])
  const analysis = analyse(text, createAnalysis(pack))
  markPlaceholders(analysis)
  markPhrases(analysis)
  const { tokens } = analysis
  const matches = new PatternMatcher(pack).match(analysis).map(({ from, to }) => {
    const start = tokens.start[from] as number
    return text.slice(start, tokens.end[to - 1])
  })
  return matches.length === 0 ? '-' : matches.join(' / ')
}

describe('an element', () => {
  it.each([
    ['a lemma takes any of its forms', 'ha', 'hon Hade och har', 'Hade / har'],
    ['a word that is no lemma takes itself alone', 'blorp', 'blorp blorpen', 'blorp'],
    ['a form takes itself alone', '=har', 'har hade', 'har'],
    ['choices take one of them', 'bo|ha', 'bodde hade', 'bodde / hade'],
    ['a class takes its words', '<kin>', 'mamman och pappas', 'mamman / pappas'],
    ['a group takes the words of its classes', '<sick>', 'diabetes, feber', 'diabetes / feber'],
    ['a class takes expressions', '<symptom>', 'har ont i magen nu', 'ont i magen'],
    ['a class takes the last part of a compound', '<chronic>', 'typdiabetes', 'typdiabetes'],
    ['a word takes no part of a compound', 'diabetes', 'typdiabetes', '-'],
    ['an exclusion takes away', '<symptom!trap>', 'feber ven', 'feber'],
    ['signs are words', 'feber =:', 'feber: ja', 'feber:'],
    ['numbers have a class', 'feber <num>', 'feber 39', 'feber 39'],
    ['unknown words with a capital have a class', 'ha <cap>', 'har Xerxia, har xerxia', 'har Xerxia'],
    ['capitals within a sentence are initials', 'ha <initial>', 'har K', 'har K'],
    ['names need their capital only where they are traps', '<name>', 'Elsa elsa', 'Elsa / elsa'],
  ])('%s', (_, pattern, text, expected) => {
    expect(matched(pattern, text)).toBe(expected)
  })
})

describe('a row of elements', () => {
  it.each([
    [
      'must stand side by side',
      '<kin> har <chronic>',
      'mamma har diabetes; pappa har nu diabetes',
      'mamma har diabetes',
    ],
    [
      'may lack what is optional',
      'har inte? <chronic>',
      'har diabetes, har inte diabetes',
      'har diabetes / har inte diabetes',
    ],
    ['lets words stand in a gap', 'har .. <chronic>', 'har a b c diabetes', 'har a b c diabetes'],
    ['but no more than the gap allows', 'har ..2 <chronic>', 'har a b c diabetes', '-'],
    ['counts signs as words in a gap', 'har ..2 <chronic>', 'har a, , diabetes', '-'],
    [
      'keeps the gap open where an optional word is missing',
      'har ..2 inte? <chronic>',
      'har a b diabetes',
      'har a b diabetes',
    ],
    ['does not cross the end of a sentence', 'har .. <chronic>', 'Hon har. Diabetes', '-'],
    ['tells its part alone', '<kin> ha [<chronic>]', 'mamma har diabetes', 'diabetes'],
    ['tells no gap before its part', 'ha ..2 [inte? <chronic>]', 'har nu diabetes', 'diabetes'],
    ['tells no gap where its optional word is missing', 'ha [..2 inte? <chronic>]', 'har nu diabetes', 'diabetes'],
    [
      'takes back what a gap took',
      '<kin> .. <kin> har',
      'mamma och mamma och pappa har',
      'mamma och mamma och pappa har / mamma och pappa har',
    ],
    ['matches from every place once', '<kin> ..4 <chronic>', 'mamma diabetes diabetes', 'mamma diabetes'],
    ['takes an expression between words', 'har <symptom> inte', 'har ont i magen inte', 'har ont i magen inte'],
  ])('%s', (_, pattern, text, expected) => {
    expect(matched(pattern, text)).toBe(expected)
  })
})

describe('borders', () => {
  it.each([
    ['^ is the beginning of the sentence', '^ <kin>', 'Mamma och mamma. Pappa', 'Mamma / Pappa'],
    ['^ passes over signs', '^ <kin>', '- "Mamma', 'Mamma'],
    ['^ is the word behind a colon or a dash', '^ <symptom>', 'Orsak: feber', 'feber'],
    ['$ is the end of the sentence', '<kin> $', 'mamma pappa. mamma!', 'pappa / mamma'],
    ['$ passes over signs and breaks', '<kin> $', 'mamma ...")\npappa x', 'mamma'],
    ['^ and $ together are the whole sentence', '^ <symptom> $', 'Feber\nfeber nu', 'Feber'],
    ['! is what must not follow', 'har !inte', 'har inte, har nu', 'har'],
    ['! is content with the end', '<chronic> !<kin>', 'har diabetes', 'diabetes'],
    [
      '! looks at the word before the rest',
      'har !<kin> ..1 <symptom>',
      'har mamma feber, har nu feber',
      'har nu feber',
    ],
  ])('%s', (_, pattern, text, expected) => {
    expect(matched(pattern, text)).toBe(expected)
  })
})

describe('hidden words', () => {
  it('idioms, titles and their words do not count', () => {
    expect(matched('<symptom>', 'sjuk feber, feber')).toBe('feber')
    expect(matched('<symptom>', 'läste Febernatten i skogen')).toBe('-')
  })

  it('but can be named', () => {
    expect(matched('sjuk feber', 'sjuk feber')).toBe('sjuk feber')
    expect(matched('<idiom>', 'sjuk feber')).toBe('sjuk feber')
  })
})

it('forgets one text when it reads the next', () => {
  const pack = tinyPack(LEXICON, [{ id: 'a/b', cues: [{ class: 'chronic', weight: 1 }] }])
  const analysis = createAnalysis(pack)
  const matcher = new PatternMatcher(pack)
  const count = (text: string): number => {
    analyse(text, analysis)
    markPhrases(analysis)
    return matcher.match(analysis).length
  }
  expect([count('diabetes'), count('diabetes'), count('inget'), count('a diabetes diabetes')]).toEqual([1, 1, 0, 2])
})
