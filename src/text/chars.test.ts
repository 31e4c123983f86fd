import { expect, it } from 'vitest'
import { DIGIT, kindOf, LETTER, NEWLINE, PUNCT, SPACE } from './chars.ts'

it('agrees with Unicode on every letter of the table', () => {
  for (let code = 0; code < 0x250; code++) {
    const isLetter = /\p{L}/u.test(String.fromCharCode(code)) || code === 0xad
    expect([code, kindOf(code) === LETTER]).toEqual([code, isLetter])
  }
})

it('tells digits, blanks, line breaks and signs', () => {
  expect([...'7 \t\n\r\u00a0.§'].map((char) => kindOf(char.charCodeAt(0)))).toEqual([
    DIGIT,
    SPACE,
    SPACE,
    NEWLINE,
    NEWLINE,
    SPACE,
    PUNCT,
    PUNCT,
  ])
})

it('reads letters, digits and blanks of other scripts', () => {
  expect([...'ж٣\u2003'].map((char) => kindOf(char.charCodeAt(0)))).toEqual([LETTER, DIGIT, SPACE])
})
