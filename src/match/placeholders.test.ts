import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import { analyse, createAnalysis } from './analysis.ts'
import { isPlaceholder, markPlaceholders } from './placeholders.ts'

const pack = tinyPack('diabetes | n | | chronic |\nelev | n | eleven | pupil |')

/** The first token of each placeholder, and what its words still mean. */
function placeholders(text: string): string[] {
  const analysis = analyse(text, createAnalysis(pack))
  markPlaceholders(analysis)
  const { tokens, set } = analysis
  const found: string[] = []
  for (let index = 0; index < tokens.count; index++) {
    if (set[index] === pack.header.special.placeholder) found.push(text.slice(tokens.start[index], tokens.end[index]))
  }
  return found
}

describe('placeholders', () => {
  it.each([
    ['{{namn}} har', ['{{']],
    ['[elevens namn] har', ['[']],
    ['<<ämne>> är', ['<<']],
    ['%NAMN% har', ['%']],
    [`\${namn} har`, ['$']],
    ['____ har', ['____']],
    ['XX har, NN har, XXX', ['XX', 'NN', 'XXX']],
    ['[a/b-c.d] [e]', ['[', '[']],
    ['{{a}}{{b}}', ['{{', '{{']],
  ])('%s', (text, expected) => {
    expect(placeholders(text)).toEqual(expected)
  })
})

it('are one expression each: what stands behind them stands beside them', () => {
  const analysis = analyse('{{namn}} har, [elevens namn] har, ____ har', createAnalysis(pack))
  markPlaceholders(analysis)
  const { spans, text, tokens } = analysis
  const told = spans.map(({ first, last }) => text.slice(tokens.start[first], tokens.end[last - 1]))
  expect(told).toEqual(['{{namn}}', '[elevens namn]'])
})

describe('no placeholders', () => {
  it.each([
    '[länk](http://a.se)',
    '[ ] läst [x] skrivit [X] räknat',
    '[1]',
    '{namn}',
    '<b>fet</b>',
    '100% av 50%',
    '__',
    'XXL',
    'ANN',
    '[',
    '{{a\nb}}',
  ])('%s', (text) => {
    expect(placeholders(text)).toEqual([])
  })
})

it('takes their meaning from the words inside', () => {
  const analysis = analyse('[elevens diabetes] diabetes', createAnalysis(pack))
  const before = [...analysis.set.slice(0, 5)]
  markPlaceholders(analysis)
  expect(before[2]).not.toBe(0)
  expect([...analysis.set.slice(1, 4)]).toEqual([0, 0, 0])
  expect(analysis.set[4]).toBe(before[4])
})

describe('words of placeholders', () => {
  it.each<[string, number, number, boolean]>([
    ['Skriv [elevens arbete] nu', 1, 5, true],
    ['Skriv [elevens arbete] nu', 2, 3, true],
    ['Skriv [elevens arbete] nu', 0, 5, false],
    ['Skriv [elevens arbete] nu', 1, 2, false],
    ['diabetes ur', 1, 2, false],
    ['XX har', 0, 1, true],
  ])('%s, tokens %i to %i: %s', (text, first, last, expected) => {
    const analysis = analyse(text, createAnalysis(pack))
    markPlaceholders(analysis)
    expect(isPlaceholder(analysis, first, last)).toBe(expected)
  })
})
