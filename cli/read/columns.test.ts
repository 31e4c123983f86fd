import { expect, test } from 'vitest'
import { skola24 } from '../systems/skola24.ts'
import { describeColumns, findColumns, kindOfField, planColumns } from './columns.ts'

const HEADERS = ['Id', 'Elev', 'Datum', 'Frånvaroorsak', 'Orsakskod', 'Övrigt', 'X']
const ROWS = [
  ['1', 'Bo Ek', '2026-01-12', 'Sjuk', 'S1', '', 'Kom sent till lektionen igen.'],
  ['2', 'Eva Ek', '2026-01-13', 'Tandläkare', 'T2', '', 'Var inte med idag heller.'],
]
const roles = (plan: ReturnType<typeof planColumns>) => plan.columns.map((column) => column.role)

test('header and content decide', () => {
  const plan = planColumns('x.csv', HEADERS, ROWS, {})
  expect(roles(plan)).toEqual(['identifier', 'identifier', 'cell', 'prose', 'cell', 'prose', 'prose'])
  expect(plan.key).toBe(0)
  expect(plan.columns[3]?.kind).toBe('absence')
  expect(describeColumns(plan.columns).en).toContain('prose: Frånvaroorsak (its header)')
})

test('--column is the only prose then, by name in any case or by number', () => {
  expect(roles(planColumns('x', HEADERS, ROWS, { columns: ['FRÅNVAROORSAK', '2'] }))).toEqual([
    'identifier',
    'prose',
    'cell',
    'prose',
    'cell',
    'cell',
    'cell',
  ])
})

test('what is asked for and missing is a failure', () => {
  const plan = planColumns('x', HEADERS, ROWS, { columns: ['Saknas', '99'], key: 'nej' })
  expect(plan.missing.map((item) => item.code)).toEqual(['E220', 'E220', 'E221'])
})

test('every column of a name that was asked for is read', () => {
  expect(roles(planColumns('x', ['Text', 'Elev', 'Text'], ROWS, { columns: ['text'] }))).toEqual([
    'prose',
    'identifier',
    'prose',
  ])
})

test('a group that was asked for and is missing is a failure, by number too', () => {
  const codes = (...groups: string[]) => planColumns('x', HEADERS, ROWS, { groups }).missing.map(({ code }) => code)
  expect(codes('Elev', 'datum')).toEqual([])
  expect(codes('Saknas', 'Datum')).toEqual(['E223'])
  expect(codes('2')).toEqual(['E223'])
})

test('a header that promises prose over numbers', () => {
  expect(roles(planColumns('x', ['Kommentar'], [['1'], ['2']], {}))).toEqual(['cell'])
})

test('without headers the content decides', () => {
  const rows = [['Bo', 'bo@example.se', 'Kom sent till lektionen.', '', '7']]
  expect(roles(planColumns('x', [undefined, undefined, undefined, undefined, undefined], rows, {}))).toEqual([
    'cell',
    'identifier',
    'prose',
    'empty',
    'cell',
  ])
})

test('a system knows its fields', () => {
  const [column] = planColumns('x', ['Anledning'], [['7']], {}, skola24).columns
  expect(column).toMatchObject({ role: 'prose', kind: 'absence' })
})

test('finding columns and kinds', () => {
  expect(findColumns(['A', '2024'], '2024')).toEqual([1])
  expect(findColumns(['A', 'B'], '2')).toEqual([1])
  expect(findColumns(['A'], '0')).toEqual([])
  expect(findColumns(['1', undefined], '-1')).toEqual([])
  expect(findColumns(['Text', 'A', ' text'], 'TEXT')).toEqual([0, 2])
  expect(findColumns(['Text (elev)', 'Text'], 'text')).toEqual([1])
  expect(findColumns(['Text (elev)', 'T-ext'], 'text')).toEqual([0, 1])
  expect(['Omdöme', 'Händelse', 'Utvecklingssamtal', 'Text'].map(kindOfField)).toEqual([
    'iup',
    'incident',
    'meeting',
    undefined,
  ])
})

test('a time is no id', () => {
  const key = (...headers: string[]) => planColumns('x', headers, [], {}).key
  expect(key('Namn', 'Ej reg tid', 'Lektionstid')).toBeUndefined()
  expect(key('Tid', 'StudentId')).toBe(1)
})
