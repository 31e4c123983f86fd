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

const INLINE = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`

const BOOK = '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>'

test.each([1, 58, 2998])('what stands before damage is read: %i rows', async (count) => {
  const rows = Array.from(
    { length: count },
    (_, at) => `<row r="${at + 2}">${INLINE(`A${at + 2}`, `Kom sent ${at}.`)}</row>`,
  ).join('')
  const sheet = `<worksheet><sheetData><row r="1">${INLINE('A1', 'Kommentar')}</row>${rows}<row r="9999"><c></row></sheetData>`
  const { prose, failures } = await read(makeZip({ 'xl/workbook.xml': BOOK, 'xl/worksheets/sheet1.xml': sheet }))
  expect(prose).toHaveLength(count)
  expect(prose.at(-1)).toBe(`Kom sent ${count - 1}.`)
  expect(failures).toMatchObject([{ code: 'E262', locator: { part: 'A' } }])
})

test('shared strings and comments before damage are read', async () => {
  const { prose, failures } = await read(
    makeZip({
      'xl/workbook.xml': BOOK,
      'xl/sharedStrings.xml': '<sst><si><t>Kommentar</t></si><si><t>Kom sent.</t></si><si><t>Av',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c></row></sheetData></worksheet>',
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships><Relationship Id="r" Type="x/comments" Target="../comments1.xml"/></Relationships>',
      'xl/comments1.xml': '<comments><comment ref="A2"><t>Ring mamman</t></comment><comment></comments>',
    }),
  )
  expect(prose).toEqual(['Kom sent.', 'Ring mamman'])
  expect(failures.map(({ code, locator }) => [code, locator.part, locator.pointer])).toEqual([
    ['E262', undefined, 'xl/sharedStrings.xml'],
    ['E262', 'A', undefined],
    ['E262', 'A', 'xl/comments1.xml'],
  ])
})

test('a group that is asked for has to be in one sheet only', async () => {
  const book = makeWorkbook([
    { name: 'Ett', rows: ROWS },
    { name: 'Två', rows: [['Kommentar'], ['Kom sent.']] },
  ])
  expect((await read(book, { groups: ['elev'] })).failures).toEqual([])
  expect((await read(book, { groups: ['saknas'] })).failures).toMatchObject([{ code: 'E223' }])
})
