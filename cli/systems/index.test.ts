import { expect, test } from 'vitest'
import { fieldRule, recogniseSystem, SYSTEMS, systemById } from './index.ts'

const known = (fileName: string, start: string, ...fields: string[]) => recogniseSystem({ fileName, start, fields })?.id

test('ids are unique, in lower case, and every profile says what it rests on', () => {
  expect(new Set(SYSTEMS.map((system) => system.id)).size).toBe(SYSTEMS.length)
  for (const system of SYSTEMS) {
    expect(system.id).toBe(system.id.toLowerCase())
    expect(system.source.length).toBeGreaterThan(20)
    expect(system.fields.length).toBeGreaterThan(0)
  }
})

test('recognised by name, words or fields', () => {
  expect(known('Skola24 ht.csv', '')).toBe('skola24')
  expect(known('export.csv', '', 'Elev', 'Frånvaroanledning', 'Lektion', 'Anmäld av')).toBe('skola24')
  expect(known('x.xml', '<a xmlns="http://open.tieto.com/edu/absence/v2">')).toBe('procapita')
  expect(known('x.json', '{"data": [{"absenceReason": ""}]}', 'data', 'absenceReason')).toBe('ss12000')
  expect(known('x.json', '', 'posts', 'courseWork', 'submissions')).toBe('google')
  expect(known('elever.tsv', '', 'id', 'socialnumber', 'fname', 'lname')).toBe('schoolsoft')
  expect(known('x.csv', '', 'N min', 'GF min')).toBe('vklass')
  expect(known('x.csv', 'Namn;Kommentar', 'Namn', 'Kommentar')).toBeUndefined()
})

test('words in the file weigh more than its name', () => {
  expect(known('unikum.xml', '<a xmlns="http://open.tieto.com/edu/outcome/v5">')).toBe('procapita')
})

test('fields by path', () => {
  const procapita = systemById('PROCAPITA')
  expect(fieldRule(procapita, ['note', 'studyplan'])?.role).toBe('prose')
  expect(fieldRule(procapita, ['person', 'studyplan'])).toBeUndefined()
  expect(fieldRule(procapita, ['studyplan'])).toBeUndefined()
  expect(fieldRule(undefined, ['note'])).toBeUndefined()
  expect(systemById('okänt')).toBeUndefined()
})
