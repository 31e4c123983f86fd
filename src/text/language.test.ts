import { describe, expect, it } from 'vitest'
import { languageOf } from './language.ts'

describe('languageOf', () => {
  it.each([
    'Elsa har varit borta i dag och mår inte bra.',
    'sjuk',
    'hemma pga feber',
    'Mamman sitter i fängelse.',
    'Slöjd grupp A – textil, grupp B – trä. Byte v 3.',
    'Ny i klassen',
    'Hon gillar feedback, team och deadlines men inte the Voice',
    'Måndag tisdag onsdag',
    'Hon har en app',
    '',
    '12:30 !!!',
  ])('Swedish: %s', (text) => {
    expect(languageOf(text)).toBe('sv')
  })

  it.each([
    'He has been sick and was not at school',
    'She can’t come because her mum is ill',
    'The pupil has diabetes',
    "I don't know what the class did",
  ])('English: %s', (text) => {
    expect(languageOf(text)).toBe('en')
  })

  it('judges a long note by its beginning', () => {
    expect(languageOf(`${'He was there and she was not. '.repeat(200)}${'och det är inte så '.repeat(2000)}`)).toBe(
      'en',
    )
  })

  it('takes an English note with a Swedish name for English', () => {
    expect(languageOf('Åsa was not in the lesson and did not answer')).toBe('en')
  })
})
