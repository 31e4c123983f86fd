import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIGIT, kindOf, LETTER } from './chars.ts'
import { AFTER_SPACE, ALL_CAPITALS, CAPITAL, createTokens, tokenize } from './tokens.ts'

/** The tokens as one string, a bar between them; `#` before a number, `·` before a sign, `¶` for a break. */
function cut(text: string): string {
  const tokens = tokenize(text, createTokens(1))
  return Array.from({ length: tokens.count }, (_, index) => {
    const mark = ['', '#', '·', '¶'][tokens.type[index] as number] ?? ''
    return mark === '¶' ? mark : mark + text.slice(tokens.start[index], tokens.end[index])
  }).join('|')
}

/** The flags of every token: C capital, A all capitals, s after space. */
function flags(text: string): string {
  const tokens = tokenize(text, createTokens())
  return Array.from({ length: tokens.count }, (_, index) => {
    const bits = tokens.flags[index] as number
    return `${bits & CAPITAL ? 'C' : ''}${bits & ALL_CAPITALS ? 'A' : ''}${bits & AFTER_SPACE ? 's' : ''}` || '-'
  }).join(' ')
}

describe('words', () => {
  it.each([
    ['joins inner hyphens', 'adhd-medicin efter a-b-c', 'adhd-medicin|efter|a-b-c'],
    ['joins typographic hyphens', 'adhd‑medicin, låg‐mäld', 'adhd‑medicin|·,|låg‐mäld'],
    ['leaves a hyphen that ends or begins a word', 'mat- och -vägran', 'mat|·-|och|·-|vägran'],
    ['joins inner apostrophes', "he's didn’t", "he's|didn’t"],
    ['leaves quotation apostrophes', "'ja'", "·'|ja|·'"],
    ['joins a case ending after a colon', 'BUP:s soc:en A:n', 'BUP:s|soc:en|A:n'],
    ['cuts at a colon before anything else', 'Obs:elev mamma:ring', 'Obs|·:|elev|mamma|·:|ring'],
    ['joins the dots of an abbreviation', 't.ex. fr.o.m. m.fl.', 't.ex|·.|fr.o.m|·.|m.fl|·.'],
    ['cuts where only the space after a full stop is missing', 'bra.Mamma hem.De', 'bra|·.|Mamma|hem|·.|De'],
    ['keeps letters and digits together', '7B åk7 3-åring', '7B|åk7|3-åring'],
    ['keeps a soft hyphen in its word', 'hem\u00admet', 'hem\u00admet'],
    ['keeps combining marks in their word', 'bra\u030a', 'bra\u030a'],
    ['reads other alphabets', 'мама привет', 'мама|привет'],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toBe(expected)
  })
})

describe('numbers and signs', () => {
  it.each([
    ['tells numbers from words', '12 a1 ٣', '#12|a1|#٣'],
    ['cuts times, dates and sums', '8.30 2-3 12:30 50%', '#8|·.|#30|#2|·-|#3|#12|·:|#30|#50|·%'],
    ['takes a run of one sign as one token', '... -- !!?', '·...|·--|·!!|·?'],
    ['takes each emoji by itself', 'hej😀bra 😀😀', 'hej|·😀|bra|·😀|·😀'],
    ['takes line breaks together', 'a\r\n\r\nb\u2028c', 'a|¶|b|¶|c'],
    ['survives half a surrogate pair', 'a\ud83d', 'a|·\ud83d'],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toBe(expected)
  })

  it('makes nothing of nothing', () => {
    expect(cut('')).toBe('')
    expect(cut(' \t\u00a0 ')).toBe('')
  })
})

describe('flags', () => {
  it('tells capitals', () => {
    expect(flags('Elsa HBT ö É X')).toBe('Cs CAs s Cs Cs')
  })

  it('takes an abbreviation with its ending for no word in capitals', () => {
    expect(flags('BUP:s')).toBe('Cs')
  })

  it('tells what stands after a space or a break', () => {
    expect(flags('a, (b)\nc')).toBe('s - s - - - s')
  })
})

it('fills a buffer again and again, growing it as needed', () => {
  const buffer = createTokens(1)
  expect(tokenize('a b c d e f g', buffer).count).toBe(7)
  expect(tokenize('x', buffer).count).toBe(1)
  expect([buffer.start[0], buffer.end[0]]).toEqual([0, 1])
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      'Å',
      '1',
      '-',
      '.',
      ':',
      "'",
      '’',
      ' ',
      '\n',
      '\u00ad',
      '\u0301',
      '😀',
      't.ex',
      ':s',
      '\u200b',
    ),
    fc.string({ unit: 'binary' }),
  )
  const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  it('gives ordered tokens that do not overlap and stay within', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text, createTokens(1))
        let last = 0
        for (let index = 0; index < tokens.count; index++) {
          expect(tokens.start[index]).toBeGreaterThanOrEqual(last)
          expect(tokens.end[index]).toBeGreaterThan(tokens.start[index] as number)
          last = tokens.end[index] as number
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('leaves no letter, digit or sign outside', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text, createTokens(1))
        let outside = ''
        let last = 0
        for (let index = 0; index < tokens.count; index++) {
          outside += text.slice(last, tokens.start[index])
          last = tokens.end[index] as number
        }
        outside += text.slice(last)
        expect([...outside].filter((char) => !/\s/u.test(char) && char.charCodeAt(0) >= 32)).toEqual([])
        expect([...outside].some((char) => [LETTER, DIGIT].includes(kindOf(char.charCodeAt(0))))).toBe(false)
      }),
    )
  })
})
