import { describe, expect, it } from 'vitest'
import { tinyPack } from '../../lexicon/tiny.ts'
import type { Context } from '../../types.ts'
import { judged } from './judged.ts'

const words = { sv: '', en: '' }
const computed = Object.fromEntries(
  ['quotation', 'question', 'bare-word', 'homonym', 'misspelt', 'nobody'].map((key) => [
    key,
    { weight: 1, text: words },
  ]),
)
const pack = tinyPack(
  `
  diabetes | n | | chronic |
  frånvaro | n | frånvaron | chronic |
  ven | n | | trap chronic |
  Elsa | p | | name |
  `,
  [{ id: 'a/b', cues: [{ class: 'chronic', weight: 1 }] }],
  { computed, evidence: [{ key: 'person/name', weight: 1, scope: 'sentence', match: '<name>', text: words }] },
)

/** The computed keys of every place in a text, `/` between places. */
function keys(text: string, context: Context = {}): string {
  return judged(pack, text, context)
    .map(({ evidence }) =>
      evidence
        .map(({ key }) => key)
        .filter((key) => key in computed && key !== 'nobody')
        .join(' '),
    )
    .join(' / ')
}

describe('quotation', () => {
  it.each([
    ['between straight marks', 'sa "har diabetes" nu', 'quotation'],
    ['between typographic marks', 'sa ”har diabetes” nu', 'quotation'],
    ['between angular marks', 'sa »har diabetes« nu', 'quotation'],
    ['not behind them', 'sa "hej" om diabetes', ''],
    ['not between two quotations', '"a" diabetes "b"', ''],
    ['not behind a mark that never closes', 'sa "har diabetes nu', ''],
    ['in the second quotation as in the first', '"diabetes" och "diabetes"', 'quotation / quotation'],
    ['over a line break', 'sa "hon\nhar diabetes" nu', 'quotation'],
    ['not over a blank line', 'sa "hon\n\nhar diabetes" nu', ''],
    ['not behind inches', 'en skärm på 5" och diabetes "b"', ''],
    ['not between a mark that never closes and one that opens', 'sa "hej. Hon har diabetes, "b"', ''],
    ['but between those', 'sa "hej. Hon "har diabetes"', 'quotation'],
    ['where the blank before it is missing', 'sa"har diabetes" nu', 'quotation'],
    ['where a comma stands before the mark that closes', 'sa "har diabetes," nu', 'quotation'],
    ['in brackets', 'sa ("har diabetes") nu', 'quotation'],
  ])('%s', (_, text, expected) => {
    expect(keys(text)).toBe(expected)
  })
})

describe('question', () => {
  it.each([
    ['where the sentence ends in a question mark', 'Har hon diabetes?', 'question'],
    ['behind which brackets may follow', 'Har hon diabetes?)', 'question'],
    ['not where another sentence does', 'Hon har diabetes. Eller?', ''],
    ['not where it stands in the middle of one', 'Hon ?? har diabetes', ''],
  ])('%s', (_, text, expected) => {
    expect(keys(text)).toBe(expected)
  })
})

describe('bare word', () => {
  it('is a note of one word that comes from nowhere', () => {
    expect(keys('Diabetes!')).toBe('bare-word')
    expect(keys('Diabetes nu')).toBe('')
  })

  it('is none where field or kind is known', () => {
    expect(keys('Diabetes', { field: 'Orsak' })).toBe('')
    expect(keys('Diabetes', { kind: 'absence' })).toBe('')
  })
})

it('homonym: every word of the place means something else as well', () => {
  expect(keys('har ven')).toBe('homonym')
  expect(keys('har diabetes')).toBe('')
})

it('misspelt: a word of the place was spelt otherwise', () => {
  expect(keys('har franvaron')).toBe('misspelt')
  expect(keys('har frånvaron')).toBe('')
})

describe('nobody', () => {
  const nobody = (text: string): boolean => judged(pack, text)[0]?.evidence.some(({ key }) => key === 'nobody') ?? false

  it('is a note without any person', () => {
    expect(nobody('har diabetes')).toBe(true)
  })

  it('is none where a person stands anywhere', () => {
    expect(nobody('Elsa kom. Har diabetes')).toBe(false)
  })
})
