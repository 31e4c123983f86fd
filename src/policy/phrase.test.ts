import { describe, expect, it } from 'vitest'
import { phraseCovers, toPhrase, toPhraseText } from './phrase.ts'

/** Whether the phrase covers the part of the text between the brackets. */
const covers = (marked: string, phrase: string, wildcards = false) => {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  return phraseCovers(toPhraseText(marked.replace(/[[\]]/g, '')), toPhrase(phrase, wildcards), start, end)
}

describe('phraseCovers', () => {
  it.each([
    ['Vi var på [Sjukhusskolan] i dag', 'sjukhusskolan', false, true],
    ['Vi var i [röda]  Rummet', 'Röda rummet', false, true],
    ['Vi var i röda [rummet och hade feber]', 'röda rummet', false, false],
    ['Vi var i röda rum[met]s hörn', 'röda rummet', false, false],
    ['Grupp [kod röd] 3', 'kod * 3', true, true],
    ['Grupp [kod röd] 3', 'kod * 3', false, false],
    ['Grupp [kodröd] 3', 'kod* 3', true, true],
    ['Nivå: [#3]!', '#3', false, true],
    ['[a]', '', false, false],
    ['[a]', 'a b', false, false],
    ['Fra\u030an [Skånes] skola', 'ska\u030anes', false, true],
  ])('%j with %j (wildcards %s): %s', (marked, phrase, wildcards, expected) => {
    expect(covers(marked, phrase, wildcards)).toBe(expected)
  })
})
