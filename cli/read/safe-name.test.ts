import { expect, test } from 'vitest'
import { safeName } from './safe-name.ts'

test('control characters of a file name are spelled out', () => {
  expect(safeName('a\u001b[31mb\n.csv')).toBe('a\\u{1b}[31mb\\u{a}.csv')
  expect(safeName('exe.\u202Evsc')).toBe('exe.\\u{202e}vsc')
  expect(safeName('x\ud800y')).toBe('x\\u{d800}y')
})

test('letters stay as they are', () => {
  expect(safeName('Frånvaro åk 7 – höst.csv')).toBe('Frånvaro åk 7 – höst.csv')
})

test('an endless name is cut', () => {
  expect(safeName('x'.repeat(400))).toHaveLength(300)
})
