import { expect, test } from 'vitest'
import { locate } from './locate.ts'

test('by the line breaks of the text', () => {
  const record = { text: 'ab\r\ncd\ref', locator: { line: 5, column: 9 } }
  expect(locate(record, 1)).toEqual({ line: 5, column: 10 })
  expect(locate(record, 5)).toEqual({ line: 6, column: 2 })
  expect(locate(record, 7)).toEqual({ line: 7, column: 1 })
})

test('by segments', () => {
  const segments = [
    { start: 0, line: 2, column: 3 },
    { start: 4, line: 3, column: 1 },
    { start: 6, line: 3, column: 8 },
  ]
  const record = { text: 'abc\ndefg', locator: { line: 2, column: 3 }, segments }
  expect([0, 3, 4, 5, 6, 7].map((offset) => locate(record, offset)?.column)).toEqual([3, 6, 1, 2, 8, 9])
})

test('formats without lines have no place', () => {
  expect(locate({ text: 'a', locator: { pointer: '/a' } }, 0)).toBeUndefined()
})
