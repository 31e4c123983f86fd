import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineIndex } from './line-index.ts'

test('lines of all three ends, whatever the chunks', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'å') }),
      fc.integer({ min: 1, max: 4 }),
      (text, size) => {
        const index = new LineIndex()
        for (let at = 0; at < text.length; at += size) index.push(text.slice(at, at + size))
        const lines = text.split(/\r\n|\n|\r/)
        for (const [offset, sign] of [...text].entries()) {
          if (sign !== 'a' && sign !== 'å') continue
          const { line, column } = index.place(offset)
          expect(lines[line - 1]?.[column - 1]).toBe(sign)
        }
      },
    ),
  )
})
