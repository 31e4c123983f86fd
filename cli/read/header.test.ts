import { expect, test } from 'vitest'
import { findHeader } from './header.ts'

test('the first row', () => {
  expect(
    findHeader([
      ['Namn', 'Kommentar'],
      ['Bo', 'sen'],
    ]),
  ).toEqual({ header: 0, first: 1, width: 2 })
})

test('below title rows', () => {
  const rows = [
    ['Frånvarorapport'],
    ['Skola', 'Ekskolan'],
    [''],
    ['Elev', 'Datum', 'Orsak', 'F4'],
    ['Bo', '2026-01-01', 'sen', ''],
    ['Bo', '2026-01-02', 'sen', ''],
  ]
  expect(findHeader(rows)).toMatchObject({ header: 3, width: 4 })
})

test('unknown labels over dates', () => {
  expect(
    findHeader([
      ['Alfa', 'Beta'],
      ['x', '2026-01-01'],
      ['y', '2026-01-02'],
    ]).header,
  ).toBe(0)
})

test('no header: the first row is data', () => {
  expect(
    findHeader([
      ['Bo', 'Berg', 'bo@example.se', 'Kom sent till lektionen.'],
      ['Eva', 'Ek', 'eva@example.se', 'Sjuk.'],
    ]).header,
  ).toBeUndefined()
  expect(findHeader([['Kom sent.'], ['Sjuk.']]).header).toBeUndefined()
})

test('one column', () => {
  expect(findHeader([['Kommentar'], ['Kom sent.']]).header).toBe(0)
  expect(findHeader([['En kommentar till elevens arbete med texten'], ['Kom sent.']]).header).toBeUndefined()
})

test('a column that was asked for marks the header', () => {
  const rows = [['Titel'], ['A', 'B'], ['p', 'q']]
  expect(findHeader(rows).header).toBeUndefined()
  expect(findHeader(rows, ['b', '7']).header).toBe(1)
})

test('a number or a sign that was asked for marks no header', () => {
  const rows = [
    ['Bo', '-', 'Kom sent till lektionen.'],
    ['Eva', '1', 'Sjuk.'],
  ]
  for (const wanted of ['-1', '+1', '1', '-', '']) expect(findHeader(rows, [wanted]).header).toBeUndefined()
})
