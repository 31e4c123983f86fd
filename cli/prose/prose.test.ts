import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readData } from './data.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { PieceBuilder, type Prose, toSource } from './prose.ts'
import { readPlain } from './text.ts'

/** Every word of every piece leads to a place of the file where its letters stand. */
function checkOffsets({ source, pieces }: Prose): number {
  let words = 0
  for (const piece of pieces) {
    for (const match of piece.text.matchAll(/[a-zåäö]+/gi)) {
      const { start, end } = toSource(piece, match.index, match.index + match[0].length)
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(source.length)
      expect(source.slice(start, end)).toContain(match[0].charAt(0))
      words++
    }
  }
  return words
}

const word = fc.constantFrom(
  'hej',
  'Elsa',
  'är',
  '{{namn}}',
  '<<ämne>>',
  '[elevens namn]',
  '____',
  '%NAMN%',
  '&amp;',
  '\\*',
  '**fet**',
  '`kod`',
  '|',
  '#',
  '\n',
  '\n\n',
  '- ',
  '> ',
  ':::not',
  ':a',
  '<b>',
  '</b>',
  '<!-- x -->',
  '[l](http://a.se)',
  '---',
  '\r\n',
  '\t',
  '"',
  "'",
  ':',
  '{',
  '}',
)
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))

it.each(['Elsa har\ndiabetes.', '> Elsa har\n> diabetes.', '- Elsa har\n  diabetes.', 'Elsa har \ndiabetes.'])(
  'a sentence goes on behind a line break of Windows as of others: %j',
  async (source) => {
    for (const text of [source, source.replaceAll('\n', '\r\n')]) {
      const { pieces } = await readMarkdown(text, false)
      expect(pieces.map((piece) => piece.text.trim())).toEqual([expect.stringMatching(/^Elsa har +diabetes\.$/)])
    }
  },
)

describe('offsets lead back into the file, whatever stands in it', () => {
  it('Markdown', async () => {
    await fc.assert(fc.asyncProperty(text, async (source) => void checkOffsets(await readMarkdown(source, false))))
  })

  it('HTML', () => {
    fc.assert(fc.property(text, (source) => void checkOffsets(readHtml(source))))
  })

  it('plain text holds all of it', () => {
    fc.assert(
      fc.property(text, (source) => {
        checkOffsets(readPlain(source))
        const held = readPlain(source)
          .pieces.map((piece) => piece.text)
          .join('')
        expect(held.replace(/\s/g, '')).toBe(source.trim() === '' ? '' : source.replace(/\s/g, ''))
      }),
    )
  })

  it('texts in JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (values) => {
        const scopes = [{ name: 'alla', keys: ['**'] }]
        const prose = readData(JSON.stringify({ a: values }, undefined, 1), 'json', scopes)
        checkOffsets(prose)
        for (const piece of prose.pieces) expect(values).toContain(piece.text)
      }),
    )
  })
})

it('a piece knows where each stretch was written', () => {
  const source = 'ab&amp;cd'
  const builder = new PieceBuilder()
  builder.verbatim(source, 0, 2)
  builder.written('&', 2, 7)
  builder.verbatim(source, 7, 9)
  const [piece] = builder.take('fält')
  if (piece === undefined) throw new Error('no piece')
  expect(piece).toMatchObject({ text: 'ab&cd', field: 'fält' })
  expect([0, 1, 2, 3, 4].map((at) => toSource(piece, at, at + 1))).toEqual([
    { start: 0, end: 1 },
    { start: 1, end: 2 },
    { start: 2, end: 7 },
    { start: 7, end: 8 },
    { start: 8, end: 9 },
  ])
  expect(toSource(piece, 1, 4)).toEqual({ start: 1, end: 8 })
})
