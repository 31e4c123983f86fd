import { expect, test } from 'vitest'
import { nameSays, plainName, wordsOf } from './words.ts'

test.each([
  ['Frånvarokommentar', 'prose'],
  ['absenceReason', 'prose'],
  ['Orsak till frånvaro', 'prose'],
  ['Kommentar (elev)', 'prose'],
  ['Meddelande till vårdnadshavare', 'prose'],
  ['Omdömestext', 'prose'],
  ['Elevens kommentar', 'prose'],
  ['Kommentar av', 'identifier'],
  ['Orsakskod', 'value'],
  ['Kommentarsdatum', 'value'],
  ['contentType', 'value'],
  ['Förnamn', 'identifier'],
  ['Personnr', 'identifier'],
  ['E-post', 'identifier'],
  ['Telefon hem', 'identifier'],
  ['lessonId', 'identifier'],
  ['Datum', 'value'],
  ['Klass', 'value'],
  ['F3', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (name, says) => {
  expect(nameSays(name)).toBe(says)
})

test('names compare without case, signs and composition', () => {
  expect(plainName('Frånvaro-orsak ')).toBe(plainName('fra\u030anvaroOrsak'))
  expect(wordsOf('E-post (hem)')).toEqual(['epost'])
})
