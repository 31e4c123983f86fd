import { describe, expect, it } from 'vitest'
import { countPhrase, fill, phrasesFor } from './phrases.ts'

describe('phrases', () => {
  it('exist in both languages, none of them empty or the same', () => {
    const [sv, en] = [phrasesFor('sv'), phrasesFor('en')]
    expect(Object.keys(sv)).toEqual(Object.keys(en))
    for (const [key, text] of Object.entries(sv)) {
      expect(text).not.toBe('')
      expect(text).not.toEqual(en[key as keyof typeof en])
    }
  })

  it('can be replaced one by one', () => {
    expect(phrasesFor('en', { close: 'Shut' })).toMatchObject({ close: 'Shut', why: 'Why' })
  })

  it('are filled and counted', () => {
    expect(fill('{at} av {n} {x}', { at: 1, n: 2 })).toBe('1 av 2 {x}')
    expect([0, 1, 2].map((n) => countPhrase(phrasesFor('en'), n))).toEqual(['No remarks', '1 remark', '2 remarks'])
  })
})
