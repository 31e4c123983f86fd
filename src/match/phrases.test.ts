import { describe, expect, it } from 'vitest'
import { classesOf, tinyPack } from '../lexicon/tiny.ts'
import { analyse, createAnalysis } from './analysis.ts'
import { markPhrases } from './phrases.ts'

const pack = tinyPack(`
  må | v | mår,mådde,mått | |
  dåligt | b | | |
  sjuk | a | sjukt,sjuka | illness |
  må dåligt | x | mår dåligt | symptom |
  sjukt bra | x | | idiom |
  sjukt bra film | x | | title |
  t.ex. sjuk | x | | topic |
  på grund av | x | p.g.a. | reason |
  adhd-medicin tas | x | | medicine |
`)

/** The expressions of a text: `words:classes`, hidden words in a list behind. */
function phrases(text: string): string[] {
  const analysis = analyse(text, createAnalysis(pack))
  markPhrases(analysis)
  const { tokens, spans, masked } = analysis
  const found = spans.map(({ first, last, set }) => {
    const words = text.slice(tokens.start[first], tokens.end[last - 1])
    return `${words}:${classesOf(pack, set).join(' ')}`
  })
  const hidden = Array.from({ length: tokens.count }, (_, index) => index).filter((index) => masked[index] === 1)
  return [...found, ...hidden.map((index) => `-${text.slice(tokens.start[index], tokens.end[index])}`)].sort()
}

describe('expressions', () => {
  it.each([
    ['are found in any case', 'Mår DÅLIGT', ['Mår DÅLIGT:symptom']],
    ['are found in all forms of a verb that is told by its infinitive', 'mådde dåligt', ['mådde dåligt:symptom']],
    ['hide their words where they are idioms', 'sjukt bra', ['-bra', '-sjukt', 'sjukt bra:idiom']],
    [
      'may lie within each other',
      'sjukt bra film',
      ['-bra', '-film', '-sjukt', 'sjukt bra film:title', 'sjukt bra:idiom'],
    ],
    ['may hold abbreviations', 't.ex. sjuk', ['t.ex. sjuk:topic']],
    ['may be an abbreviation', 'borta p.g.a. regn', ['p.g.a.:reason']],
    ['may hold hyphens', 'ADHD-medicin tas', ['ADHD-medicin tas:medicine']],
    ['need all their words', 'sjukt', []],
    ['need their words side by side', 'mår inte dåligt', []],
    ['need their words in one sentence', 'hon mår. Dåligt', []],
    ['do not run over the end of the text', 'på grund', []],
    ['do not run over its beginning', 'grund av', []],
  ])('%s', (_, text, expected) => {
    expect(phrases(text)).toEqual(expected)
  })
})

it('lets entries with the same words share one expression', () => {
  const both = tinyPack('gul lapp | x | | code |\ngul lapp | x | | object |')
  const analysis = analyse('gul lapp', createAnalysis(both))
  markPhrases(analysis)
  expect(analysis.spans.map(({ set }) => classesOf(both, set))).toEqual([['code', 'object']])
})
