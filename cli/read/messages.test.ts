import { expect, test } from 'vitest'
import { FAILURE_CODES, failure, notice } from './messages.ts'

test('every failure has a sentence and a remedy in both languages, with no placeholder left', () => {
  for (const code of FAILURE_CODES) {
    const item = failure(code, 'x', {}, { limit: 1, number: 1, list: 'a', what: 'b' })
    for (const text of [item.message, item.remedy, item.sv?.message, item.sv?.remedy]) {
      expect(text).toMatch(/\S[.]$/)
      expect(text).not.toMatch(/[{}]/)
    }
  }
})

test('codes are in order', () => {
  expect([...FAILURE_CODES].sort()).toEqual(FAILURE_CODES)
})

test('absent details leave no keys behind', () => {
  expect(failure('E203', 'x', {})).not.toHaveProperty('records')
  expect(notice('x', 'encoding', 'a', 'b')).not.toHaveProperty('columns')
})
