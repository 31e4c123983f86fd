import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import { analyse, createAnalysis, tokenHas } from './analysis.ts'
import { markPhrases } from './phrases.ts'

const pack = tinyPack(`
  diabetes | n | | chronic |
  adhd | s | | chronic |
  muslim | n | muslimen | chronic |
  sjuk | a | sjukt,sjuka | chronic |
  gata | n | gatan | object |
`)
const CHRONIC = pack.header.classNames.indexOf('chronic')

/** The stretches of a text that are read as a word of the class `chronic`. */
function read(text: string): string[] {
  const analysis = createAnalysis(pack)
  analyse(text, analysis)
  markPhrases(analysis)
  const { tokens, spans } = analysis
  const out = spans
    .filter(({ set }) => pack.sets.has(set, CHRONIC))
    .map(({ first, last }) => text.slice(tokens.start[first], tokens.end[last - 1]))
  for (let index = 0; index < tokens.count; index++) {
    if (tokenHas(analysis, index, CHRONIC)) out.push(text.slice(tokens.start[index], tokens.end[index]))
  }
  return out
}

describe('words in disguise', () => {
  it.each([
    ['Elsa har d i a b e t e s.', 'd i a b e t e s'],
    ['har a d h d, tror vi', 'a d h d'],
    ['har A.D.H.D. sen länge', 'A.D.H.D'],
    ['har a-d-h-d', 'a-d-h-d'],
    ['har d1abetes', 'd1abetes'],
    ['har diab3t3s', 'diab3t3s'],
    ['har di@betes', 'di@betes'],
    ['är m*slim', 'm*slim'],
    ['är sjuuuk', 'sjuuuk'],
    ['är sjukkkk', 'sjukkkk'],
  ])('%s', (text, word) => {
    expect(read(text)).toEqual([word])
  })

  it.each([
    'Svar: a b c d e',
    'a d h', // three letters may be anything
    'd i a  b e t e s', // not one blank apart
    'klass 9b och 4dh',
    'adhd2',
    'elsa@gata.se',
    'g*t*',
    'aaa',
    'diabetes'.slice(0, 3),
  ])('nothing is read into %s', (text) => {
    expect(read(text)).toEqual([])
  })
})
