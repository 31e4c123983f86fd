import { describe, expect, it } from 'vitest'
import { fingerprintOf } from './fingerprint.ts'

const of = (text: string, word: string, rule = 'art9/health', salt = ''): string => {
  const from = text.indexOf(word)
  return fingerprintOf(rule, text, from, from + word.length, salt)
}

describe('a fingerprint', () => {
  const known = of('Elsa har diabetes nu.', 'diabetes')

  it('is the same wherever the words stand, whatever their case and the space between', () => {
    expect(of('Hej! Elsa  HAR diabetes  nu igen.', 'diabetes')).toBe(known)
  })

  it.each([
    ['another rule', of('Elsa har diabetes nu.', 'diabetes', 'tone/personal')],
    ['other words', of('Elsa har astma nu.', 'astma')],
    ['another neighbour', of('Elsa fick diabetes nu.', 'diabetes')],
    ['another salt', of('Elsa har diabetes nu.', 'diabetes', 'art9/health', 'skolan')],
  ])('differs for %s', (_, other) => {
    expect(other).not.toBe(known)
  })

  it('holds no text', () => {
    expect(known).toMatch(/^[0-9a-z]{6,11}$/)
  })
})
