import { expect, test } from 'vitest'
import { skola24 } from '../systems/skola24.ts'
import { ss12000 } from '../systems/ss12000.ts'
import { systemNotice, systemOf } from './system-of.ts'

test('asked for wins over recognised', () => {
  expect(systemOf('skola24.csv', '', [], { system: 'unikum' })?.id).toBe('unikum')
  expect(systemOf('skola24.csv', '', [], {})?.id).toBe('skola24')
  expect(systemOf('x.csv', '', [], {})).toBeUndefined()
})

test('a guess is called a guess', () => {
  expect(systemNotice('f', skola24, {}).message).toContain('a guess')
  expect(systemNotice('f', ss12000, {}).message).toContain('published')
})
