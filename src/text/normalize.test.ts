import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalize } from './normalize.ts'

/** Where a piece of the normalised text stands in the original, as the original spells it. */
function original(source: string, piece: string): string {
  const { text, back } = normalize(source)
  const start = text.indexOf(piece)
  expect(start).toBeGreaterThanOrEqual(0)
  return source.slice(back(start), back(start + piece.length))
}

describe('normalize', () => {
  it('returns composed text as it is', () => {
    const text = 'Åsa är på BUP 😀'
    expect(normalize(text).text).toBe(text)
    expect(normalize(text).back(5)).toBe(5)
  })

  it('composes decomposed letters', () => {
    expect(normalize('a\u030akl\u00f6v o\u0308l e\u0301').text).toBe('åklöv öl é')
  })

  it('leads back over letters before, inside and after a place', () => {
    const source = 'A\u030asa a\u0308r pa\u030a BUP'
    expect(original(source, 'BUP')).toBe('BUP')
    expect(original(source, 'är')).toBe('a\u0308r')
    expect(original(source, 'Åsa')).toBe('A\u030asa')
  })

  it('composes the Ångström and Kelvin signs', () => {
    expect(normalize('\u212bsa \u212a').text).toBe('Åsa K')
  })

  it('leaves out what is invisible between letters', () => {
    const source = 'dia\u00adbe\u200b\u200btes och AD\u2060HD'
    expect(normalize(source).text).toBe('diabetes och ADHD')
    expect(original(source, 'diabetes')).toBe('dia\u00adbe\u200b\u200btes')
    expect(original(source, 'ADHD')).toBe('AD\u2060HD')
  })

  it('keeps what is invisible elsewhere', () => {
    for (const text of ['120101\u00ad2380', '👩\u200d🏫', 'hej\u200b hopp', '\ufeffhej']) {
      expect(normalize(text).text).toBe(text)
    }
  })

  it('ends a place behind all the marks of its last letter', () => {
    expect(normalize('q\u030a').back(1)).toBe(2)
    expect(normalize('a\u0301\u030aq\u030ax').back(3)).toBe(5)
  })

  it('keeps marks that compose with nothing', () => {
    expect(normalize('q\u030a \u0301').text).toBe('q\u030a \u0301')
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    'a',
    'O',
    'q',
    '\u030a',
    '\u0308',
    '\u0301',
    '\u00ad',
    '\u200b',
    ' ',
    '😀',
    '\u212b',
    'å',
    '\n',
  )
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
  )

  it('goes back to ordered places within the original, from end to end', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { text, back } = normalize(source)
        let last = 0
        for (let offset = 0; offset <= text.length; offset++) {
          expect(back(offset)).toBeGreaterThanOrEqual(last)
          last = back(offset)
        }
        expect(back(text.length)).toBe(source.length)
      }),
    )
  })

  it('cuts the same words from both texts', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.array(piece, { maxLength: 20 }), (before, after) => {
        const source = `${before.join('')} sjuk, ${after.join('')}`
        expect(original(source, 'sjuk')).toBe('sjuk')
      }),
    )
  })
})
