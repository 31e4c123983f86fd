import { expect, test } from 'vitest'
import { columnIndex, columnLetters } from './xlsx-sheet.ts'

test('columns by letters and back', () => {
  for (const index of [0, 25, 26, 51, 701, 702, 16_383]) expect(columnIndex(`${columnLetters(index)}7`)).toBe(index)
  expect(columnLetters(702)).toBe('AAA')
  expect(columnIndex('7')).toBeUndefined()
  expect(columnIndex('ZZZ1')).toBeUndefined()
})
