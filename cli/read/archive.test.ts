import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeDocx, makeOdt, makePptx, paragraph, run } from './make-documents.ts'
import { makeWorkbook, makeZip } from './make-zip.ts'

/** How the entry of a directory begins. */
const CENTRAL = Buffer.from('PK\x01\x02', 'latin1')

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

test('overwritten bytes: what is there is read, and told', async () => {
  const text = 'Elsa har diabetes. '.repeat(5000)
  const bytes = makeZip({ 'a.txt': text, 'b.txt': 'Bo har astma.' }, 0, 'stored')
  bytes.write('XXXXXXXX', bytes.indexOf('diabetes', 50_000))
  const { failures, records } = await read(bytes)
  expect(failures).toMatchObject([{ code: 'E264', locator: { part: 'a.txt' } }])
  expect(records.map((item) => item.text).join('')).toContain('XXXXXXXX')
  expect(records.at(-1)?.text).toBe('Bo har astma.')
})

test('an entry that cannot be unpacked to its end is read up to there', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `${at};Kom sent nummer ${(at * 7919) % 10_007}.\n`).join('')
  const bytes = makeZip({ 'a.csv': `Nr;Kommentar\n${rows}`, 'b.txt': 'Bo har astma.' })
  // The packed bytes are told to end before they do.
  bytes.writeUInt32LE(60_000, bytes.indexOf(CENTRAL) + 20)
  const { failures, prose } = await read(bytes)
  expect(failures).toMatchObject([{ code: 'E260', locator: { part: 'a.csv' } }])
  expect(prose.length).toBeGreaterThan(1000)
  expect(prose.at(-1)).toBe('Bo har astma.')
})

test.each([
  [
    'x.xlsx',
    makeWorkbook([{ name: 'Blad', rows: [['Kommentar'], ['Kom sent.']] }], false),
    /worksheets\/sheet1/,
    { part: 'Blad' },
  ],
  [
    'x.xlsx',
    makeWorkbook([{ name: 'Blad', rows: [['Kommentar'], ['Kom sent.']] }]),
    /sharedStrings/,
    { pointer: 'xl/sharedStrings.xml' },
  ],
  ['x.docx', makeDocx({ body: paragraph(run('Kom sent.')) }), /word\/document/, { pointer: 'word/document.xml' }],
  ['x.odt', makeOdt('<text:p>Kom sent.</text:p>'), /content\.xml/, { pointer: 'content.xml' }],
  ['x.pptx', makePptx([{ paragraphs: ['Kom sent.'] }]), /slides\/slide1\.xml$/, { part: 'slide 1' }],
  ['x.pptx', makePptx([{ paragraphs: ['Kom sent.'] }]), /presentation\.xml$/, { pointer: 'ppt/presentation.xml' }],
])('%s: a part that does not match its checksum is read, and told', async (name, good, entry, locator) => {
  const bytes = Buffer.from(good)
  for (let at = bytes.indexOf(CENTRAL); at >= 0; at = bytes.indexOf(CENTRAL, at + 1)) {
    const label = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    if (entry.test(label)) bytes.writeUInt32LE(1, at + 16)
  }
  const { prose, failures } = await collect(openBytes(name, bytes))
  expect(prose).toContain('Kom sent.')
  expect(failures).toMatchObject([{ code: 'E264', locator }])
})
