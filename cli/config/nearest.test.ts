import { describe, expect, it } from 'vitest'
import { nearest } from './nearest.ts'

describe('nearest', () => {
  it.each([
    ['ruels', 'rules'],
    ['Rules', 'rules'],
    ['agreedcode', 'agreedCodes'],
    ['xyzzy', undefined],
    ['ab', undefined],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, ['rules', 'terms', 'agreedCodes'])).toBe(meant)
  })

  it('prefers the nearer of two', () => {
    expect(nearest('term', ['terns', 'terms'])).toBe('terms')
  })
})
