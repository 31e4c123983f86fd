import { expect, test } from 'vitest'
import { alignText, MappedText } from './markdown-map.ts'

const at = (value: string, source: string) => alignText(value, source, 0, source.length).map((offset) => source[offset])

test('escapes, entities and prefixes', () => {
  expect(at('a*b', 'a\\*b')).toEqual(['a', '*', 'b'])
  expect(at('a&b', 'a&amp;b')).toEqual(['a', '&', 'b'])
  expect(at('aåb', 'a&aring;b')).toEqual(['a', '&', 'b'])
  expect(at('a\nb', 'a\n> b')).toEqual(['a', '\n', 'b'])
  expect(at('a\nb', 'a\r\n  b')).toEqual(['a', '\n', 'b'])
})

test('segments only where the source has gaps', () => {
  const text = new MappedText()
  for (const [sign, offset] of [
    ['a', 0],
    ['b', 1],
    ['c', 5],
  ] as const)
    text.add(sign, offset, (place) => ({ line: 1, column: place + 1 }))
  expect([text.text, text.segments]).toEqual([
    'abc',
    [
      { start: 0, line: 1, column: 1 },
      { start: 2, line: 1, column: 6 },
    ],
  ])
})
