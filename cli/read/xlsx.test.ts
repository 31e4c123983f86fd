import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeWorkbook, makeZip } from './make-zip.ts'

const read = (bytes: Buffer, options = {}) => collect(openBytes('x.xlsx', bytes, options))

const ROWS = [
  ['Frånvaro höst'],
  [],
  ['Elev', 'Pnr', 'Datum', 'Orsak', 'Anm'],
  ['Bo Ek', 201501012384, '2026-01-12', 'Sjuk & trött', undefined],
  ['Eva Ek', 201501022383, '2026-01-13', undefined, 'Hon var borta hela dagen.'],
]

test.each([true, false])('rows with cell references, shared strings: %s', async (shared) => {
  const { records, failures, prose } = await read(makeWorkbook([{ name: 'Blad å', rows: ROWS }], shared))
  expect(failures).toEqual([])
  expect(prose).toEqual(['Sjuk & trött', 'Hon var borta hela dagen.'])
  expect(records.find((item) => item.text === 'Sjuk & trött')).toMatchObject({
    field: 'Orsak',
    locator: { pointer: 'Blad å!D4', part: 'Blad å', row: 1 },
  })
})

test('a personal number that Excel holds as 2.0E11 is written out', async () => {
  const { records } = await read(
    makeWorkbook([
      {
        name: 'A',
        rows: [
          ['Ref', 'Text'],
          [201501012384, 'x'],
        ],
      },
    ]),
  )
  expect(records.map((item) => item.text)).toEqual(['201501012384', 'x'])
})

test('comments, threaded comments, hidden sheets and columns', async () => {
  const book = makeWorkbook([
    {
      name: 'Ett',
      rows: ROWS,
      hiddenColumns: [4],
      comments: { C4: 'Ring mamman', D4: '[Threaded comment] Har fått diagnos' },
      threaded: { D4: 'Har fått diagnos' },
    },
    { name: 'Två', state: 'hidden', rows: [['Kommentar'], ['Kom sent.']] },
  ])
  const { records, notices, prose } = await read(book)
  expect(prose).toContain('Kom sent.')
  expect(
    records.filter((item) => item.field === 'cellkommentar').map(({ text, locator }) => [text, locator.pointer]),
  ).toEqual([
    ['Har fått diagnos', 'Ett!D4'],
    ['Ring mamman', 'Ett!C4'],
  ])
  expect(notices.filter((item) => item.about === 'hidden').map((item) => item.message)).toEqual([
    'Ett: hidden but read: columns D.',
    'Två: hidden but read: the sheet itself.',
  ])
})

test('a column that is asked for has to be in one sheet only', async () => {
  const book = makeWorkbook([
    {
      name: 'Ett',
      rows: [
        ['A', 'B'],
        ['x', 'y'],
      ],
    },
    {
      name: 'Två',
      rows: [
        ['C', 'D'],
        ['z', 'w'],
      ],
    },
  ])
  expect((await read(book, { columns: ['a', 'd'] })).failures).toEqual([])
  expect((await read(book, { columns: ['a', 'saknas'] })).failures).toMatchObject([{ code: 'E220' }])
})

test('a damaged sheet costs that sheet only', async () => {
  const good = makeWorkbook([{ name: 'Ett', rows: ROWS }])
  expect((await read(good.subarray(0, good.length - 30))).failures).toMatchObject([{ code: 'E260' }])
  const bad = makeZip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': '<worksheet><row',
  })
  expect((await read(bad)).failures).toMatchObject([{ code: 'E262', locator: { part: 'A' } }])
})
