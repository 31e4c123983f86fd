import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Piece, piecesOf } from './long-text.ts'

const text = fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '🙂'), { maxLength: 80 }).map((parts) => parts.join(''))
const sizes = fc.record({ piece: fc.integer({ min: 4, max: 30 }), margin: fc.integer({ min: 2, max: 10 }) })

describe('pieces of a text', () => {
  it('cover it, each with what stands around it', () => {
    fc.assert(
      fc.property(text, sizes, (source, { piece, margin }) => {
        const pieces = [...piecesOf(source, piece, margin)]
        expect(pieces.map(({ start, end }) => source.slice(start, end)).join('')).toBe(source)
        for (const { from, to, start, end } of pieces) {
          expect(end - start).toBeLessThanOrEqual(piece)
          expect(end).toBeGreaterThan(start)
          expect(from <= start && to >= end).toBe(true)
          expect(start - from).toBeLessThanOrEqual(2 * margin)
          expect(to - end).toBeLessThanOrEqual(margin)
        }
      }),
    )
  })

  it('cut no pair of code units', () => {
    fc.assert(
      fc.property(text, sizes, (source, { piece, margin }) => {
        for (const { from, to, start, end } of piecesOf(source, piece, margin))
          for (const at of [from, to, start, end]) expect(/[\uDC00-\uDFFF]/.test(source[at] ?? '')).toBe(false)
      }),
    )
  })

  it.each<[string, string, Piece[]]>([
    ['a short text is one', 'abc def', [{ from: 0, to: 7, start: 0, end: 7 }]],
    [
      'lines stay whole',
      'abc\ndef gh\nij\nklm',
      [
        { from: 0, to: 14, start: 0, end: 11 },
        { from: 4, to: 17, start: 11, end: 17 },
      ],
    ],
    [
      'words stay whole where a line is too long',
      'abcdef ghijkl mnopqr',
      [
        { from: 0, to: 12, start: 0, end: 7 },
        { from: 2, to: 19, start: 7, end: 14 },
        { from: 7, to: 20, start: 14, end: 20 },
      ],
    ],
  ])('%s', (_, source, pieces) => {
    const piece = source.includes('\n') ? 12 : 10
    expect([...piecesOf(source, piece, 5)]).toEqual(pieces)
  })
})
