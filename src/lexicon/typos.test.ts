import { describe, expect, it } from 'vitest'
import { classesOf, tinyPack } from './tiny.ts'
import { findMisspelt } from './typos.ts'

const pack = tinyPack(`
  förälder | n | föräldern,föräldrar,föräldrarna | kin |
  frånvaro | n | frånvaron,frånvarande | absence |
  armbåge | n | armbågen | body |
  idé | n | idén | idea |
  astronom | n | astronomen | trap |
  måla | v | målar,målade,målat | task |
  diabetes | n | | chronic |
`)

const OWN = ['kin', 'absence', 'body', 'idea', 'trap', 'task', 'chronic']

/** The class of the word that is meant, or `-`. */
function meant(word: string, ringless = false): string {
  const set = findMisspelt(word, 0, word.length, pack, ringless)
  return classesOf(pack, set).find((name) => OWN.includes(name)) ?? '-'
}

describe('letters without rings and dots', () => {
  it.each([
    ['foraldrar', 'kin'],
    ['föraldrarna', 'kin'],
    ['franvaron', 'absence'],
    ['FRANVARO', 'absence'],
    ['armbage', 'body'],
  ])('%s', (word, expected) => {
    expect(meant(word)).toBe(expected)
  })

  it('not in short words, unless the whole note is typed so', () => {
    expect(meant('ide')).toBe('-')
    expect(meant('ide', true)).toBe('idea')
  })
})

describe('one slip of the finger', () => {
  it.each([
    ['a letter too few', 'föräldarna', 'kin'],
    ['a letter doubled', 'frånvarro', 'absence'],
    ['two letters swapped', 'frånvarnade', 'absence'],
    ['but not in words of less than eight letters', 'diabtes', '-'],
    ['two letters swapped in a loan', 'diabtees', 'chronic'],
    ['a vowel for another', 'diabetis', 'chronic'],
    ['a vowel for another within', 'frönvaron', 'absence'],
    ['but no consonant that sounds otherwise', 'diabemes', '-'],
  ])('%s: %s', (_, word, expected) => {
    expect(meant(word)).toBe(expected)
  })

  it('but not two slips', () => {
    expect(meant('frånvvarnade')).toBe('-')
  })

  it('and not in the first two letters', () => {
    expect(meant('rfånvaron')).toBe('-')
  })

  it('and no other letter in place of one', () => {
    expect(meant('frånvarandi')).toBe('-')
  })

  it('and no missing end, which is inflection', () => {
    expect(meant('frånvarand')).toBe('-')
  })

  it('and no word that only looks like one: traps stay traps', () => {
    expect(meant('astronmoen')).toBe('-')
  })
})

it('answers nothing to words that are too long, or hold other signs', () => {
  expect(meant(`${'föräldr'.repeat(8)}arna`)).toBe('-')
  expect(meant('för漢ldrarna')).toBe('-')
})
