import { describe, expect, it } from 'vitest'
import { tinyPack } from '../../lexicon/tiny.ts'
import { analyse, createAnalysis } from '../../match/analysis.ts'
import { judged } from './judged.ts'
import { CUT, NOTE_REACH, Passages } from './passages.ts'

/** Whether evidence of a weight at the word "mark" says something about the word "place". */
function reaches(text: string, weight: number): boolean {
  const analysis = createAnalysis(tinyPack('diabetes | n | | chronic |'))
  analyse(text, analysis)
  const at = (word: string): number => {
    const offset = text.indexOf(word)
    return [...analysis.tokens.start].indexOf(offset)
  }
  return new Passages(analysis).reaches(at('mark'), at('place'), weight)
}

const LONG = 'a b c d e f g h i j k l m n'

describe('what a paragraph is about', () => {
  it.each([
    ['in the paragraph', `mark ${LONG}. Then.\nplace`, true],
    ['in the next paragraph', `mark ${LONG}.\n\nplace`, false],
    ['in the paragraph before', `place ${LONG}.\n\nmark ${LONG}`, false],
    ['under a heading', `mark\n\n${LONG}. place`, true],
    ['under a heading, further down', `mark\n\n${LONG}.\n\n${LONG} place`, true],
    ['above a heading', `place\n\nmark\n\n${LONG}`, false],
    ['with line feeds of Windows', `mark ${LONG}.\r\n\r\nplace`, false],
    ['one line further, on Windows', `mark ${LONG}.\r\nplace`, true],
    ['behind a cut', `mark\n${CUT}\nplace`, false],
  ])('what speaks against, %s', (_, text, expected) => {
    expect(reaches(text, -1)).toBe(expected)
  })

  it('what speaks for holds in every paragraph, but for those behind a cut', () => {
    expect(reaches(`mark ${LONG}.\n\nplace`, 1)).toBe(true)
    expect(reaches(`mark ${LONG}\n${CUT}\nplace`, 1)).toBe(false)
  })
})

describe('evidence about a note', () => {
  const words = { sv: '', en: '' }
  const evidence = [{ key: 'seen', weight: -1, scope: 'note' as const, match: 'mark', text: words }]
  const pack = tinyPack('diabetes | n | | chronic |', [
    { id: 'a/b', cues: [{ class: 'chronic', weight: 1 }], evidence },
  ])
  const holds = (text: string): boolean[] =>
    judged(pack, text).map((verdict) => verdict.evidence.some(({ key }) => key === 'seen'))

  it('reaches as far as notes are long, and no further', () => {
    const gap = (tokens: number): string => `${'x '.repeat(tokens - 2)}. `
    expect(holds(`mark ${gap(NOTE_REACH)}diabetes`)).toEqual([true])
    expect(holds(`mark ${gap(NOTE_REACH + 1)}diabetes`)).toEqual([false])
  })

  it('holds for its own sentence, however long that is', () => {
    expect(holds(`mark ${'x '.repeat(NOTE_REACH)}diabetes`)).toEqual([true])
  })

  it('counts for the paragraph that it stands in', () => {
    expect(holds(`${LONG} mark. diabetes.\n\ndiabetes`)).toEqual([true, false])
  })
})
