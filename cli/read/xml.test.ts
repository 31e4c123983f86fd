import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes, openStream } from './index.ts'
import { makeDocx, paragraph, run } from './make-documents.ts'

const read = (text: string | Buffer, options = {}) => collect(openBytes('x.xml', Buffer.from(text), options))

const ABSENCE = `<?xml version="1.0" encoding="utf-8"?>
<ns0:absences xmlns:ns0="http://open.tieto.com/edu/absence/v2">
  <persons><person><personid>20150101-2384</personid>
    <event><schoolevent>
      <reason>Valid</reason>
      <comment>
        Sjuk &amp; trött
hemma</comment>
    </schoolevent></event>
  </person></persons>
</ns0:absences>`

test('ProCapita by local-name path, with line and column of the first letter', async () => {
  const { records, failures } = await read(ABSENCE)
  expect(failures).toEqual([])
  expect(records).toMatchObject([
    { role: 'cell', text: 'Valid', system: 'procapita' },
    {
      role: 'prose',
      text: 'Sjuk & trött\nhemma',
      kind: 'absence',
      field: 'comment',
      locator: { line: 7, column: 9, pointer: '/absences[1]/persons[1]/person[1]/event[1]/schoolevent[1]/comment[1]' },
    },
  ])
})

test('the doubled mark that some Edlevo interfaces send', async () => {
  for (const mark of ['efbbbfefbbbf', 'c3afc2bbc2bf']) {
    expect((await read(Buffer.concat([Buffer.from(mark, 'hex'), Buffer.from(ABSENCE)]))).prose).toHaveLength(1)
  }
})

test('any XML: non-ASCII names, attributes, comments, CDATA, marked-up text', async () => {
  const { records } = await read(
    '<ämnesbetyg><prövning id="7" typ="B" kommentar="Ja"><omdöme><![CDATA[Bra & klart]]></omdöme><!-- Han var sjuk hela veckan. --><not>Hej <b>på</b> dig</not></prövning></ämnesbetyg>',
  )
  expect(records.map(({ role, text, key }) => [role, text, key])).toEqual([
    ['cell', 'B', '7'],
    ['prose', 'Ja', '7'],
    ['prose', 'Bra & klart', '7'],
    ['prose', ' Han var sjuk hela veckan. ', '7'],
    ['prose', 'Hej på dig', '7'],
  ])
})

test('--column names elements', async () => {
  const { prose } = await read('<a><b>x</b><c>Kom sent till lektionen.</c></a>', { columns: ['B'] })
  expect(prose).toEqual(['x'])
})

test('an error ends the file, keeps what stood before and quotes nothing', async () => {
  const { prose, failures } = await read('<a><comment>Sjuk</comment>\n<b></hemlig></a>')
  expect(prose).toEqual(['Sjuk'])
  expect(failures).toMatchObject([{ code: 'E250', locator: { line: 2 } }])
  expect(JSON.stringify(failures)).not.toContain('hemlig')
})

test('entities of a DTD are not expanded', async () => {
  const { records } = await read(
    '<!DOCTYPE a [<!ENTITY e "x"><!ENTITY f SYSTEM "file:///etc/passwd">]><a><comment>&f;</comment></a>',
  )
  expect(records).toEqual([])
})

test('a document in Base64 is read like a file of its own, or reported', async () => {
  const inside = (bytes: Buffer) => read(`<a><documentcontent>${bytes.toString('base64')}</documentcontent></a>`)
  expect((await inside(Buffer.from('Elsa var borta hela veckan.'))).records).toMatchObject([
    { text: 'Elsa var borta hela veckan.', locator: { part: '/a[1]/documentcontent[1]' } },
  ])
  const docx = makeDocx({ body: paragraph(run('I ett dokument.')) })
  const { prose, parts } = await inside(docx)
  expect(prose).toEqual(['I ett dokument.'])
  expect(parts.map(({ format }) => format)).toEqual(['xml', 'docx'])
  expect((await inside(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7]))).failures).toMatchObject([
    { code: 'E215', locator: { part: '/a[1]/documentcontent[1]' } },
  ])
})

test('a document is known by its first bytes, whatever the element is called', async () => {
  const docx = makeDocx({ body: paragraph(run('I ett dokument.')) }).toString('base64')
  expect((await read(`<a><x>${docx.replace(/(.{76})/g, '$1\n')}</x></a>`)).prose).toEqual(['I ett dokument.'])
  expect(
    (await read(`<a><comment>Elsa och Bo har varit borta hela veckan utan att ringa till skolan</comment></a>`)).prose,
  ).toHaveLength(1)
})

test('a text without end stops the reading, and is no loss without a word', async () => {
  const endless = async function* () {
    yield Buffer.from('<a><comment>Hej på dig.</comment><comment>')
    const piece = Buffer.alloc(1024 * 1024, 'x')
    for (let count = 0; count < 70; count++) yield piece
  }
  const { prose, failures } = await collect(openStream(Readable.from(endless()), { stdinFilename: 'x.xml' }))
  expect(prose).toEqual(['Hej på dig.'])
  expect(failures).toMatchObject([{ code: 'E232' }])
})

test('windows-1252 that says so', async () => {
  const { prose } = await read(
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a><comment>F\xf6rkyld</comment></a>', 'latin1'),
  )
  expect(prose).toEqual(['Förkyld'])
})
