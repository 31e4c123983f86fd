import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes, openStream } from './index.ts'
import { makeDocx, makePptx, paragraph, run } from './make-documents.ts'
import { makeWorkbook, makeZip } from './make-zip.ts'

const read = (name: string, content: string | Buffer, options = {}) =>
  collect(openBytes(name, Buffer.from(content), options))

const codes = async (name: string, content: string | Buffer, options = {}) =>
  (await read(name, content, options)).failures.map(({ code }) => code)

const stream = (name: string, chunks: () => AsyncGenerator<Buffer>, options = {}) =>
  collect(openStream(Readable.from(chunks()), { stdinFilename: name, ...options }))

/** Heap and buffers in MiB after a collection, where Node can be asked for one. */
function memory(): number {
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

const LAUGHS = `<!DOCTYPE a [<!ENTITY a "Zebra">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`
const EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

test.each([LAUGHS, EXTERNAL])('entities that a file declares are never followed', async (doctype) => {
  const name = doctype === LAUGHS ? 'j' : 'x'
  const { failures, records } = await read(
    'x.xml',
    `<?xml version="1.0"?>${doctype}<a><comment>Hel text här.</comment><comment>&${name};</comment></a>`,
  )
  expect(failures).toMatchObject([{ code: 'E250' }])
  expect(JSON.stringify(records)).not.toMatch(/Zebra|root:/)
  const sheet = makeZip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `${doctype}<worksheet><sheetData><row><c t="inlineStr"><is><t>&${name};</t></is></c></row></sheetData></worksheet>`,
  })
  expect(await codes('x.xlsx', sheet)).toEqual(['E262'])
  const word = makeDocx({
    body: paragraph(run('Hel.')),
    more: { 'word/header2.xml': `${doctype}<w:hdr>&${name};</w:hdr>` },
  })
  expect(await codes('x.docx', word)).toEqual(['E262'])
})

test('bombs: by ratio, by nesting, inside documents', async () => {
  const zeros = Buffer.alloc(8 * 1024 * 1024, 'a')
  expect(await codes('x.zip', makeZip({ 'a.txt': zeros }))).toEqual(['E261'])
  expect(await codes('x.docx', makeDocx({ body: '', more: { 'word/header1.xml': zeros } }))).toEqual(['E261'])
  const inner = makeZip({ 'a.txt': zeros })
  expect(await codes('x.zip', makeZip({ 'b.zip': inner, 'c.txt': 'Hej.' }))).toEqual(['E261'])
})

test('names that lead out of their folder are read, said, and never written to', async () => {
  const files = { '../../a.txt': 'Ett.', '/etc/b.txt': 'Två.', 'C:\\c.txt': 'Tre.', 'd/./e.txt': 'Fyra.' }
  const { prose, failures, notices } = await read('x.zip', makeZip(files))
  expect(failures).toEqual([])
  expect(prose.sort()).toEqual(['Ett.', 'Fyra.', 'Tre.', 'Två.'])
  expect(notices.find(({ message }) => message.includes('lead out'))?.message).toContain('3 files')
})

test('names of sheets, entries, columns and attachments reach nobody raw', async () => {
  const evil = 'a\u001b[2J\u202e\u0000b'
  const said = [
    await read('x.zip', makeZip({ [`${evil}.txt`]: 'Hej.', [`${evil}.bin`]: Buffer.from([0, 1, 2, 0, 1]) })),
    await read('x.xlsx', makeWorkbook([{ name: 'A\u202eB', rows: [[`Kommentar\u202e`], ['Hej på dig.']] }])),
    await read('x.csv', `Namn;Kommentar\u001b[2J\nBo;Sjuk idag\nEva;Sen\n`),
    await read('x.pptx', makePptx([{ paragraphs: ['Hej'] }])),
  ]
  for (const { failures, notices, parts } of said) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(JSON.stringify([failures, notices, parts])).not.toMatch(/\\u001b|\\u0000|[\u202e\u001b\u0000]/)
  }
})

test('a cell without end is cut in pieces, each of them read, and reported', async () => {
  const cell = async function* () {
    yield Buffer.from('Namn;Kommentar\nBo;"')
    for (let count = 0; count < 200; count++) yield Buffer.from('Elsa kom sent. '.repeat(700))
    yield Buffer.from('"\nEva;Sen\n')
  }
  const { prose, failures } = await stream('x.csv', cell, { maxFieldLength: 50_000 })
  expect(failures.length).toBeGreaterThan(0)
  expect(prose.join('').match(/Elsa kom sent/g)).toHaveLength(140_000)
  expect(prose.at(-1)).toBe('Sen')
})

test.each([
  ['x.txt', 'Elsa kom sent. '],
  ['x.html', 'Elsa kom sent. '],
  ['x.ndjson', '{"comment": "Elsa kom sent. '],
  ['x.xml', '<a><comment>Elsa kom sent. '],
  ['x.csv', '"Elsa kom sent. '],
])('%s: 100 MB in one line stay within bounds', async (name, start) => {
  const before = memory()
  let most = 0
  const line = async function* () {
    yield Buffer.from(start)
    const piece = Buffer.from('Elsa kom sent igen. '.repeat(12_000))
    for (let count = 0; count < 400; count++) {
      yield piece
      most = Math.max(most, memory())
    }
  }
  let items = 0
  for await (const item of openStream(Readable.from(line()), { stdinFilename: name }))
    if (item.type !== 'notice') items++
  expect(items).toBeGreaterThan(0)
  expect(most - before).toBeLessThan(500)
})

test('a quotation mark that is never closed costs its field the quotation, and nothing else', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `Elev ${at};Kom sent nummer ${at}.\n`).join('')
  const { prose, failures } = await read('x.csv', `Namn;Kommentar\nBo;"Elsa kom sent.\n${rows}`)
  expect(failures.map(({ code }) => code)).toEqual(['E230'])
  expect(prose).toHaveLength(5001)
})

test('NUL bytes, lone halves of pairs, wrong encodings: a failure, a notice or the text', async () => {
  expect(await codes('x.csv', 'Namn;Kommentar\nBo;Sj\u0000uk\n')).toEqual(['E204'])
  const { prose } = await read('x.json', '{"comment": "Elsa \\ud800 kom \\u0000 sent"}')
  expect(prose).toEqual(['Elsa \ud800 kom \u0000 sent'])
  const late = Buffer.concat([
    Buffer.from('Namn;Kommentar\nBo;Hej på dig\n'.repeat(4000)),
    Buffer.from([0, 0xff, 0xfe, 0x0a]),
  ])
  const { notices, records } = await read('x.csv', late)
  expect(records.length).toBeGreaterThan(3999)
  expect(notices.some(({ about }) => about === 'encoding')).toBe(true)
  const wrong = await read('x.csv', Buffer.from('Namn;Kommentar\nBo;Förkyld\n', 'latin1'), { encoding: 'utf-16le' })
  expect(wrong.failures.length + wrong.notices.length).toBeGreaterThan(0)
})

test.each(['json', 'xml', 'html', 'md', 'ndjson'])(
  'x.%s nested a hundred thousand deep: a failure, no overflow',
  async (ending) => {
    const [open = '', close = ''] =
      {
        json: ['[', ']'],
        ndjson: ['[', ']'],
        xml: ['<a>', '</a>'],
        html: ['<div>', ''],
        md: ['>', ''],
      }[ending] ?? []
    const deep = `${open.repeat(100_000)}"Elsa kom sent igen idag."${close.repeat(100_000)}`
    const { failures, records } = await read(`x.${ending}`, deep)
    expect(failures.length + records.length).toBeGreaterThan(0)
    expect(failures.map(({ code }) => code)).not.toContain('E299')
  },
)

const SHEETS = (body: string): Buffer =>
  makeZip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body}</sheetData></worksheet>`,
  })

test('absurd references: cells far apart, beyond the edge, to texts that are not there', async () => {
  const far = Array.from({ length: 4000 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join(
    '',
  )
  expect(await codes('x.xlsx', SHEETS(far))).toEqual(['E262'])
  const beyond = await read(
    'x.xlsx',
    SHEETS('<row r="99999999999999999999"><c r="ZZZZZ1" t="inlineStr"><is><t>Elsa kom sent.</t></is></c></row>'),
  )
  expect(beyond.prose).toEqual(['Elsa kom sent.'])
  const lost = await read(
    'x.xlsx',
    SHEETS('<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c t="inlineStr"><is><t>Kvar.</t></is></c></row>'),
  )
  expect(lost.failures).toMatchObject([{ code: 'E262', records: 2 }])
})

test('parts that refer to each other in a circle, or out of the file', async () => {
  const rels = (target: string): string =>
    `<Relationships><Relationship Id="r" Type="x/drawing" Target="${target}"/></Relationships>`
  const { failures, prose } = await read(
    'x.xlsx',
    makeZip({
      'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/><sheet name="B" r:id="r"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row><c t="inlineStr"><is><t>Elsa kom sent.</t></is></c></row></sheetData></worksheet>',
      'xl/worksheets/_rels/sheet1.xml.rels': rels('../../../../../../etc/passwd'),
      'xl/_rels/sheet1.xml.rels': rels('../worksheets/sheet1.xml'),
    }),
  )
  expect(failures).toEqual([])
  expect(prose).toEqual(['Elsa kom sent.', 'Elsa kom sent.'])
})

test('ten thousand sheets', async () => {
  const sheets = Array.from({ length: 10_000 }, (_, at) => ({
    name: `B${at}`,
    rows: [['Kommentar'], [`Kom sent ${at}.`]],
  }))
  const { prose, parts, failures } = await read('x.xlsx', makeWorkbook(sheets))
  expect(failures).toEqual([])
  expect(prose).toHaveLength(10_000)
  expect(parts).toHaveLength(10_001)
})

test('more entries than the limit: one clear failure', async () => {
  const many = Object.fromEntries(Array.from({ length: 50_001 }, (_, at) => [`${at}`, '']))
  expect(await codes('x.zip', makeZip(many))).toEqual(['E261'])
})

test('formulas are read as the text that they show', async () => {
  const { prose } = await read('x.csv', 'Namn;Kommentar\nBo;"=HYPERLINK(""http://x"";""Elsa kom sent"")"\nEva;+46\n')
  expect(prose[0]).toBe('=HYPERLINK("http://x";"Elsa kom sent")')
})
