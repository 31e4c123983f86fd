import { describe, expect, it } from 'vitest'
import { doubleFinal, dropWeakVowel, hasWeakEnding, lookupTail, splitExpression } from './stem.ts'

describe('dropWeakVowel', () => {
  it('drops an unstressed e and shortens mm', () => {
    expect(['cykel', 'nummer', 'himmel', 'tunnel', 'tecken', 'kristen'].map(dropWeakVowel)).toEqual([
      'cykl',
      'numr',
      'himl',
      'tunnl',
      'teckn',
      'kristn',
    ])
  })

  it('keeps a stressed one', () => {
    const words = ['sten', 'njursten', 'kvarter', 'kamel', 'fördel', 'hörfel', 'ryggben', 'dataspel', 'brev']
    expect(words.map(dropWeakVowel)).toEqual(words)
  })

  it('tells handel, medel and våffel from del and fel', () => {
    expect(['handel', 'medel', 'toffel', 'andel', 'skrivfel'].map(hasWeakEnding)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('doubleFinal', () => {
  it('doubles a short m or n', () => {
    expect(['rum', 'klassrum', 'vän', 'man', 'dröm', 'långsam', 'program'].map(doubleFinal)).toEqual([
      'rumm',
      'klassrumm',
      'vänn',
      'mann',
      'drömm',
      'långsamm',
      'programm',
    ])
  })

  it('leaves the others alone', () => {
    const words = ['problem', 'symptom', 'sjukdom', 'syndrom', 'roman', 'kommun', 'forum', 'lam', 'station']
    expect(words.map(doubleFinal)).toEqual(words)
  })
})

describe('lookupTail and splitExpression', () => {
  it('finds the longest listed last part', () => {
    expect(lookupTail(new Map([['bok', 1]]), 'barnbok')).toEqual({ before: 'barn', value: 1 })
    expect(lookupTail(new Map([['bok', 1]]), 'bo')).toBeUndefined()
  })

  it('cuts around the inflecting word', () => {
    expect(splitExpression('slå sig ner', 'first')).toEqual({ before: '', word: 'slå', after: ' sig ner' })
    expect(splitExpression('sexuell läggning', 'last')).toEqual({ before: 'sexuell ', word: 'läggning', after: '' })
    expect(splitExpression('bil', 'last')).toEqual({ before: '', word: 'bil', after: '' })
  })
})
