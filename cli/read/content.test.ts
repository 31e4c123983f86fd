import { expect, test } from 'vitest'
import { isPersonalValue, isPlainValue, isProseContent, looksLikeProse, profileContent } from './content.ts'

test.each(['2026-01-12', '12.30', '08:10–09:00', '12,5 %', '2026-01-12T08:00:00+01:00', 'Ja', '3'])(
  '%s is a plain value',
  (value) => {
    expect(isPlainValue(value)).toBe(true)
  },
)

test.each(['20150101-2384', '1501012384', 'a.b@example.se', '070-174 06 05'])('%s is personal', (value) => {
  expect(isPersonalValue(value)).toBe(true)
})

test('prose and what only looks long', () => {
  expect(looksLikeProse('Har varit hos tandläkaren.')).toBe(true)
  expect(looksLikeProse('kom sent pga buss som inte gick')).toBe(true)
  expect(looksLikeProse('Anna Maria Andersson Berg Lind')).toBe(false)
  expect(looksLikeProse('Sjuk')).toBe(false)
})

test('a column of notes is prose, a column of names or dates is not', () => {
  expect(
    isProseContent(profileContent(['Kom sent till lektionen.', '', 'Glömde boken hemma idag', 'Tandläkare'])),
  ).toBe(true)
  expect(isProseContent(profileContent(['Anna Andersson', 'Bo Berg']))).toBe(false)
  expect(isProseContent(profileContent(['2026-01-01', '2026-01-02']))).toBe(false)
  expect(isProseContent(profileContent([]))).toBe(false)
})
