import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import type { Context } from '../types.ts'
import { createReader, judgeNote, type NoteOptions } from './note.ts'

const words = { sv: '', en: '' }
const pack = tinyPack(
  `
  diabetes | n | | chronic |
  må dåligt | x | mår dåligt | symptom |
  `,
  [
    {
      id: 'art9/health',
      cues: [
        { class: 'chronic', weight: 1 },
        { class: 'symptom', weight: 1 },
      ],
    },
    { id: 'identity/personal-number', context: [{ key: 'field/number', field: ['nummer'], weight: 1, text: words }] },
    { id: 'code/agreed' },
  ],
)
const options: NoteOptions = { today: '2026-03-01', agreedCodes: ['ekorre'], lang: 'sv' }
const reader = createReader(pack)
const judged = (text: string, context: Context = {}, by = reader): string[] =>
  judgeNote(by, text, context, options).verdicts.map(
    ({ rule, start, end }) => `${pack.header.rules[rule]?.id}:${text.slice(start, end)}`,
  )

describe('a note', () => {
  it('is judged by words, expressions, numbers and agreed codes', () => {
    expect(judged('Hon mår dåligt, diabetes, 20120101-2380, är ekorre').sort()).toEqual([
      'art9/health:diabetes',
      'art9/health:mår dåligt',
      'code/agreed:ekorre',
      'identity/personal-number:20120101-2380',
    ])
    expect(judged('')).toEqual([])
  })

  it('is told where it was typed', () => {
    const logit = (context: Context): number | undefined =>
      judgeNote(reader, '20120101-2380', context, options).verdicts[0]?.logit
    expect((logit({ field: 'Nummer' }) ?? 0) - (logit({}) ?? 0)).toBeCloseTo(1, 9)
  })

  it('leaves its analysis behind, and nothing for the next one', () => {
    const { analysis } = judgeNote(reader, 'Hon har diabetes. Ja.', {}, options)
    expect([analysis.text, analysis.sentences.count]).toEqual(['Hon har diabetes. Ja.', 2])
    for (const text of ['diabetes', 'x', 'mår dåligt', '20120101-2380'])
      expect(judged(text)).toEqual(judged(text, {}, createReader(pack)))
  })
})
