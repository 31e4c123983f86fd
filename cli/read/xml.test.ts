import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'

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

test('an embedded document is reported as not read', async () => {
  const { failures } = await read(`<a><documentcontent>${'QUJD'.repeat(10)}</documentcontent></a>`)
  expect(failures).toMatchObject([{ code: 'E251', records: 1 }])
})

test('windows-1252 that says so', async () => {
  const { prose } = await read(
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a><comment>F\xf6rkyld</comment></a>', 'latin1'),
  )
  expect(prose).toEqual(['Förkyld'])
})
