import { describe, expect, it } from 'vitest'
import { classWord, finish, hashName, hashWord, lower, mix, PAIR, seed, WORD } from './feature-hash.ts'

describe('a hash', () => {
  it('is the same on every machine: the model is bound to it', () => {
    expect(hashName('chronic')).toBe(-1_545_529_617)
    expect(finish(mix(mix(seed(PAIR), 1), 2))).toBe(3_576_064_010)
  })

  it('tells namespaces, order and words apart', () => {
    expect(seed(WORD)).not.toBe(seed(PAIR))
    expect(mix(mix(seed(PAIR), 1), 2)).not.toBe(mix(mix(seed(PAIR), 2), 1))
    expect(hashWord('diabetes', 0, 8)).not.toBe(hashWord('diabetez', 0, 8))
    expect(classWord(hashName('name'))).not.toBe(classWord(hashName('kin')))
  })

  it('ends as a whole number of 32 bits without a sign', () => {
    for (let value = -5; value < 5; value++) {
      const hash = finish(seed(value))
      expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true)
    }
  })
})

describe('a word', () => {
  it('is the same in capitals', () => {
    expect(hashWord('xÅÄÖÉ', 1, 5)).toBe(hashWord('åäöé', 0, 4))
    expect([...'AZÅÖ@[az'].map((letter) => String.fromCharCode(lower(letter.charCodeAt(0)))).join('')).toBe('azåö@[az')
  })
})
