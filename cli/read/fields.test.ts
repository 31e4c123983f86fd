import { expect, test } from 'vitest'
import { FieldChooser } from './fields.ts'

test('name, then content', () => {
  const chooser = new FieldChooser({})
  const role = (name: string, text: string) => chooser.choose([name], text).role
  expect(role('absenceReason', 'Sjuk')).toBe('prose')
  expect(role('comment', '12')).toBe('cell')
  expect(role('body', 'https://example.se/a/b')).toBe('cell')
  expect(role('x', 'Kom sent till lektionen.')).toBe('prose')
  expect(role('x', 'ABC')).toBe('cell')
  expect(role('givenName', 'Bo')).toBe('skip')
  expect(role('', 'Tandläkare')).toBe('prose')
  const [notice] = chooser.remarks('f')
  expect(notice).toMatchObject({ type: 'notice', about: 'columns' })
})

test('--column by name or by the end of a path; what never came is a failure', () => {
  const chooser = new FieldChooser({ columns: ['note/text', 'Saknas'], key: 'nr' })
  expect(chooser.choose(['a', 'note', 'text'], 'x').role).toBe('prose')
  expect(chooser.choose(['a', 'text'], 'Kom sent till lektionen.').role).toBe('cell')
  expect(chooser.isKey('NR')).toBe(true)
  expect(chooser.remarks('f').flatMap((item) => (item.type === 'failure' ? [item.code] : []))).toEqual(['E220'])
})

test('a group that was asked for and never came is a failure', () => {
  const codes = (chooser: FieldChooser) =>
    chooser.remarks('x').flatMap((item) => (item.type === 'failure' ? item.code : []))
  const chooser = new FieldChooser({ groups: ['enhet', 'Saknas'] })
  chooser.choose(['Enhet'], 'Ekskolan')
  expect(codes(chooser)).toEqual(['E223'])
})
