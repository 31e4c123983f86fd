import { expect, test } from 'vitest'
import { FieldChooser } from './fields.ts'
import { propertyNames, walkJson } from './json-walk.ts'

test('property names at any depth', () => {
  expect(propertyNames([{ a: 1, b: [{ c: null }] }]).sort()).toEqual(['a', 'b', 'c'])
})

test('an object seen before is not read again; two objects with the same text are', () => {
  const attendance = { id: '1', absenceReason: 'Sjuk' }
  const value = { data: [attendance, { id: '2', absenceReason: 'Sjuk', _embedded: { x: attendance } }] }
  const place = { file: 'f', place: {} }
  const pointers = (seen?: Set<string>) =>
    [...walkJson(value, { ...place, chooser: new FieldChooser({}), ...(seen === undefined ? {} : { seen }) })].flatMap(
      (item) => (item.type === 'record' ? [item.locator.pointer] : []),
    )
  expect(pointers(new Set())).toEqual(['/data/0/absenceReason', '/data/1/absenceReason'])
  expect(pointers()).toHaveLength(3)
})
