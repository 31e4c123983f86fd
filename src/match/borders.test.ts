import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import { type Analysis, analyse, createAnalysis } from './analysis.ts'
import { closes, opens } from './borders.ts'

const pack = tinyPack('diabetes | n | | chronic |')

function read(text: string): Analysis {
  return analyse(text, createAnalysis(pack))
}

/** The words of a one-sentence text that open or close it. */
function words(text: string, asked: (analysis: Analysis, at: number) => boolean): string[] {
  const analysis = read(text)
  const { tokens } = analysis
  return Array.from({ length: tokens.count }, (_, at) => at)
    .filter((at) => /\p{L}/u.test(text[tokens.start[at] as number] as string) && asked(analysis, at))
    .map((at) => text.slice(tokens.start[at], tokens.end[at]))
}

describe('the borders of a sentence', () => {
  it.each([
    ['Hon kom', ['Hon']],
    ['( "Hon kom', ['Hon']],
    ['Orsak: hon kom', ['Orsak', 'hon']],
    ['Idag – hon kom', ['Idag', 'hon']],
    [`${'( '.repeat(40)}hon kom`, []],
  ])('%s opens with %j', (text, expected) => {
    expect(words(text, (analysis, at) => opens(analysis, at, 0))).toEqual(expected)
  })

  it.each([
    ['Hon kom', 'kom'],
    ['Hon kom "!', 'kom'],
    ['Hon kom, sen', 'sen'],
  ])('%s closes behind %s', (text, last) => {
    const ends = (analysis: Analysis, at: number): boolean => closes(analysis, at + 1, analysis.tokens.count)
    expect(words(text, ends)).toEqual([last])
  })

  it('asks no further than a row of signs may be long', () => {
    const analysis = read(`kom ${', '.repeat(40)}`)
    expect(closes(analysis, 1, analysis.tokens.count)).toBe(false)
  })
})
