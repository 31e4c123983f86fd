import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSentences, splitSentences } from './sentences.ts'
import { createTokens, tokenize } from './tokens.ts'

/** The sentences of a text, trimmed. */
function sentences(text: string): string[] {
  const tokens = tokenize(text, createTokens())
  const found = splitSentences(text, tokens, createSentences(1))
  return Array.from({ length: found.count }, (_, index) => {
    const first = found.first[index] as number
    const last = (found.last[index] as number) - 1
    return text.slice(tokens.start[first], tokens.end[last]).trim()
  })
}

describe('ends a sentence', () => {
  it.each([
    ['at a full stop', 'Hon läser. Han skriver.', ['Hon läser.', 'Han skriver.']],
    ['at !, ? and ;', 'Bra! Eller? Ja; nej', ['Bra!', 'Eller?', 'Ja;', 'nej']],
    ['at a full stop before a lower-case letter', 'hon mår bra. han mår sämre', ['hon mår bra.', 'han mår sämre']],
    ['at a full stop without a space after it', 'Hon är hemma.Mamma ringde.', ['Hon är hemma.', 'Mamma ringde.']],
    ['at a line break', 'Elsa\nmår bra\r\n\r\nSlut', ['Elsa', 'mår bra', 'Slut']],
    ['at the points of a list', '- läsa\n- skriva\n• räkna', ['- läsa', '- skriva', '•', 'räkna']],
    ['behind a number', 'Hon går i klass 7. Hon trivs.', ['Hon går i klass 7.', 'Hon trivs.']],
    ['behind closing quotes and brackets', '"Jag går." (Sen.) Slut', ['"Jag går."', '(Sen.)', 'Slut']],
    ['once where signs pile up', 'Vad?! Nej', ['Vad?!', 'Nej']],
    ['at dots before a capital', 'Vet inte... Kanske', ['Vet inte...', 'Kanske']],
    [
      'at an abbreviation that may end one, before a capital',
      'Böcker, pennor osv. Sedan gick vi.',
      ['Böcker, pennor osv.', 'Sedan gick vi.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })
})

describe('goes on', () => {
  it.each([
    ['after t.ex. and bl.a.', 'Hon gillar t.ex. Bamse och bl.a. Pippi.'],
    ['after kl.', 'Hon kom kl. 8 idag'],
    ['after kl. without a space', 'Hon kom kl.8.30 idag'],
    ['after fr.o.m.', 'Ledig fr.o.m. måndag t.o.m. fredag.'],
    ['after an initial', 'E. har ont i magen.'],
    ['after an ordinal', 'Vi ses den 3. maj'],
    ['after a month and a title', 'Den 3 jan. kom dr. Berg.'],
    ['after dots before a lower-case letter', 'Hon vet... inte riktigt'],
    ['at a decimal point', 'Hon fick 3.5 poäng'],
    ['at a comma, a colon and a dash', 'Ja, så här: bra – mycket'],
  ])('%s', (_, text) => {
    expect(sentences(text)).toEqual([text])
  })

  it('after vh. within a sentence and ends behind it', () => {
    expect(sentences('Båda vh. kom. Mamma ringde.')).toEqual(['Båda vh. kom.', 'Mamma ringde.'])
  })
})

it('makes nothing of nothing', () => {
  expect(sentences('')).toEqual([])
})

it('puts every token into one sentence', () => {
  const piece = fc.constantFrom('Elsa ', 'hej', '. ', '.', '!', '\n', '"', ')', 't.ex.', '3', ' ', '•', '...', 'E', ';')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      const tokens = tokenize(text, createTokens())
      const found = splitSentences(text, tokens, createSentences(1))
      let next = 0
      for (let index = 0; index < found.count; index++) {
        expect(found.first[index]).toBe(next)
        expect(found.last[index]).toBeGreaterThan(next)
        next = found.last[index] as number
      }
      expect(next).toBe(tokens.count)
    }),
  )
})
