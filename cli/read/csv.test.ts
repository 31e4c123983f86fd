import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { locate } from './locate.ts'

const read = (text: string | Buffer, options = {}) => collect(openBytes('x.csv', Buffer.from(text), options))

const REPORT = `Frånvarorapport;;;
Skola;Ekskolan;;

Elev;Personnummer;Datum;Frånvaroorsak
Bo Ek;20150101-2384;2026-01-12;Sjuk
Eva Ek;20150102-2383;2026-01-13;"Magsjuk,
hemma hos pappa"

Summa: 2;;;
`

test('title rows, header, quoted line break, total row', async () => {
  const { records, prose, failures, notices } = await read(REPORT)
  expect(failures).toEqual([])
  expect(prose).toEqual(['Sjuk', 'Magsjuk,\nhemma hos pappa'])
  const note = records.find((item) => item.text.startsWith('Magsjuk'))
  expect(note).toMatchObject({ field: 'Frånvaroorsak', kind: 'absence', locator: { line: 6, column: 34, row: 2 } })
  expect(note && locate(note, note.text.indexOf('hemma'))).toEqual({ line: 7, column: 1 })
  expect(notices.map((item) => item.about)).toEqual(['delimiter', 'columns', 'titles', 'totals'])
  // Identifiers are named and not yielded; titles and totals are yielded as cells.
  expect(records.some((item) => item.text === 'Bo Ek')).toBe(false)
  expect(records.filter((item) => item.role === 'cell').map((item) => item.text)).toEqual([
    'Frånvarorapport',
    'Skola',
    'Ekskolan',
    '2026-01-12',
    '2026-01-13',
    'Summa: 2',
  ])
})

test('windows-1252 and a sep= line', async () => {
  const { prose, notices } = await read(
    Buffer.from('sep=,\r\nNamn,Kommentar\r\nBo,F\xf6rkyld \x96 hemma\r\n', 'latin1'),
  )
  expect(prose).toEqual(['Förkyld – hemma'])
  expect(notices.some((item) => item.message.includes('Windows 1252'))).toBe(true)
})

test('an unclosed quote is a failure at its line, and the rest is read', async () => {
  const { prose, failures } = await read('Id;Kommentar\n1;a\n2;"b\n3;c\n4;d\n')
  expect(failures).toMatchObject([{ code: 'E230', locator: { line: 3, column: 3 } }])
  expect(prose).toEqual(['a', '"b', 'c', 'd'])
})

test('ragged rows: what runs over is judged on its own', async () => {
  const { prose, notices } = await read('Id;Kommentar\n1;bra\n2;kom sent; sov över hos en kompis igår\n')
  expect(prose).toEqual(['bra', 'kom sent', ' sov över hos en kompis igår'])
  expect(notices.map((item) => item.about)).toContain('rows')
})

test('--column and --key', async () => {
  const { records } = await read('Ref;A;B\nx1;hej;Kom sent till lektionen.\n', { columns: ['a'], key: 'REF' })
  expect(records.map(({ text, role, key }) => [text, role, key])).toEqual([
    ['x1', 'cell', 'x1'],
    ['hej', 'prose', 'x1'],
    ['Kom sent till lektionen.', 'cell', 'x1'],
  ])
})

test('a sentence in a column of codes is prose', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => `${index};Giltig`).join('\n')
  const { prose } = await read(`Id;Status\n${rows}\n300;Har brutit armen och är hemma\n`)
  expect(prose).toEqual(['Har brutit armen och är hemma'])
})

test('columns stay right where quotation marks are doubled', async () => {
  const text = 'Id;Kommentar\n1;"Hon sa ""nej"" och\nlog ""brett"" då"\n'
  const { records } = await read(text)
  const note = records.find((item) => item.role === 'prose')
  const lines = text.split('\n')
  for (const word of ['Hon', 'nej', 'och', 'log', 'brett', 'då']) {
    const place = note && locate(note, note.text.indexOf(word))
    expect(lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(new RegExp(`^${word}`))
  }
})

test('an empty table says nothing but its columns', async () => {
  const { records, notices } = await read('Id;Kommentar\n')
  expect(records).toEqual([])
  expect(notices.map((item) => item.about)).toEqual(['delimiter', 'columns'])
})

test('columns that were asked for: all of a name, and no number taken for a header', async () => {
  const twice = 'Namn;Kommentar;Kommentar\nBo;Sjuk;Ledig\nEva;Sen;Borta\n'
  expect((await collect(openBytes('x.csv', Buffer.from(twice), { columns: ['kommentar'] }))).prose).toEqual([
    'Sjuk',
    'Ledig',
    'Sen',
    'Borta',
  ])
  const { records, failures } = await collect(
    openBytes('x.csv', Buffer.from('1;Elsa har diabetes\n2;Bo har astma\n'), { columns: ['-1'] }),
  )
  expect(failures).toMatchObject([{ code: 'E220' }])
  expect(records.map(({ text }) => text)).toContain('Elsa har diabetes')
})
