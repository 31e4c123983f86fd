import { afterAll, expect, test } from 'vitest'
import { PeopleError, readPeople } from './people.ts'
import { makeFolder } from './testing.ts'

const folder = makeFolder({
  'a.csv': 'Klass;Förnamn;Efternamn;Kommentar\n5A;Xhevdet;Brändström-Ek;Hej\n5A;Elsa;Lind;Svenska\n',
  'b.txt': 'Elsa Lind\nXhevdet Ek\nBo Ek\n',
  'c.csv': 'Datum;Antal\n2026-01-01;3\n',
  'd.json': '{"people": [{"givenName": "Elsa", "familyName": "Lind", "id": "7"}]}',
})
afterAll(folder.remove)

test('names out of columns that are called so, in any format', async () => {
  expect(await readPeople(`${folder.path}/a.csv`)).toEqual(['Xhevdet', 'Brändström-Ek', 'Elsa', 'Lind'])
  expect(await readPeople(`${folder.path}/d.json`)).toEqual(['Elsa', 'Lind'])
})

test('a list without a header is names throughout', async () => {
  expect(await readPeople(`${folder.path}/b.txt`)).toEqual(['Elsa Lind', 'Xhevdet Ek', 'Bo Ek'])
})

test('a file without names, or none at all, ends the run', async () => {
  await expect(readPeople(`${folder.path}/c.csv`)).rejects.toThrow(PeopleError)
  await expect(readPeople(`${folder.path}/saknas.csv`)).rejects.toThrow('E201')
})
