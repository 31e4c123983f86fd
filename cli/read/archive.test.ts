import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeWorkbook, makeZip } from './make-zip.ts'

const read = (bytes: Buffer, options = {}) => collect(openBytes('x.zip', bytes, options))

test('entries in order, workbooks and archives inside, failures with their entry', async () => {
  const inner = makeZip({ 'd.txt': 'Inuti två arkiv.' })
  const { records, failures } = await read(
    makeZip({
      'c.csv': 'Namn;Kommentar\nBo;Sjuk\nEva;Ledig\n',
      'b.xlsx': makeWorkbook([{ name: 'Blad', rows: [['Kommentar'], ['Kom sent.']] }]),
      'a.zip': inner,
      'e\u001b.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
    }),
  )
  expect(records.map(({ text, locator }) => [text, locator.part])).toEqual([
    ['Inuti två arkiv.', 'a.zip > d.txt'],
    ['Kom sent.', 'b.xlsx > Blad'],
    ['Sjuk', 'c.csv'],
    ['Ledig', 'c.csv'],
  ])
  expect(failures).toMatchObject([{ code: 'E215', locator: { part: 'e\\u{1b}.png' } }])
})

test('Office documents in disguise are refused by what they are', async () => {
  for (const [name, code] of [['xl/workbook.bin', 'E206']] as const) {
    expect((await read(makeZip({ [name]: 'x' }))).failures).toMatchObject([{ code }])
  }
  expect(
    (await read(makeZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': 'x' }))).failures,
  ).toMatchObject([{ code: 'E207' }])
})

test('limits: ratio, depth, encryption', async () => {
  const bomb = makeZip({ 'a.txt': Buffer.alloc(3 * 1024 * 1024, 0x61) })
  expect((await read(bomb)).failures).toMatchObject([{ code: 'E261' }])
  let nested = makeZip({ 'a.txt': 'Hej.' })
  for (let depth = 0; depth < 4; depth++) nested = makeZip({ 'a.zip': nested })
  expect((await read(nested)).failures).toMatchObject([{ code: 'E261' }])
  expect((await read(makeZip({ 'a.txt': 'Hej.' }, 1))).failures).toMatchObject([{ code: 'E263' }])
})

test('a limit on files holds for entries', async () => {
  expect((await read(makeZip({ 'a.txt': 'Hej på dig.' }), { maxBytes: 5 })).failures).toMatchObject([
    { code: 'E210', locator: { part: 'a.txt' } },
  ])
})
