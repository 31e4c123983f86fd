import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { FileLedger } from '../scan/ledger.ts'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeDocx, makePdf, paragraph, run, wordTable } from './make-documents.ts'
import { makeZip } from './make-zip.ts'

const read = (bytes: Buffer, options = {}) => collect(openBytes('x.docx', bytes, options))

const BODY =
  paragraph(run('Samtal'), 'Heading1') +
  paragraph(`${run('Elsa är ')}${run('glad & nöjd')}<w:r><w:tab/><w:t>idag</w:t><w:br/><w:t>också.</w:t></w:r>`) +
  wordTable([
    ['Elev', 'Kommentar'],
    ['Bo Ek', 'Kom sent.'],
  ])

test('the body is what mammoth reads', async () => {
  const bytes = makeDocx({ body: BODY })
  const { records } = await read(bytes, { columns: ['Elev', 'Kommentar'] })
  const ours = records.map(({ text }) => text.replace(/\s+/g, ' '))
  const { value } = await mammoth.extractRawText({ buffer: bytes })
  const theirs = value.split(/\n\n+/).map((text) => text.replace(/\s+/g, ' ').trim())
  // The line break inside a paragraph is left out there.
  expect(ours).toEqual(theirs.filter((text) => text !== '').map((text) => text.replace('idagockså', 'idag också')))
})

test('places, headings as fields, cells by their header', async () => {
  const { records } = await read(makeDocx({ body: BODY }))
  expect(records.map(({ field, text, locator, role }) => [locator.pointer, field, role, text])).toEqual([
    ['paragraph 1', undefined, 'prose', 'Samtal'],
    ['paragraph 2', 'Samtal', 'prose', 'Elsa är glad & nöjd\tidag\nockså.'],
    ['paragraph 3', undefined, 'prose', 'Elev'],
    ['paragraph 4', undefined, 'prose', 'Kommentar'],
    ['paragraph 6', 'Kommentar', 'prose', 'Kom sent.'],
  ])
})

test('what converters leave out: comments, notes, headers, properties, descriptions of pictures, field codes', async () => {
  const { records } = await read(
    makeDocx({
      body: paragraph(
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="Elsa i rullstol"/></wp:inline></w:drawing></w:r>' +
          run('Se bild.') +
          '<w:r><w:instrText> HYPERLINK "mailto:elsa@example.se" </w:instrText></w:r>',
      ),
      parts: {
        comments: `<w:comment w:id="7" w:author="Anna">${paragraph(run('Ring mamman'))}</w:comment>`,
        footnotes: `<w:footnote w:id="1">${paragraph(run('Enligt BUP'))}</w:footnote>`,
        endnotes: `<w:endnote w:id="1">${paragraph(run('Se akten'))}</w:endnote>`,
        header1: paragraph(run('Resursskolan')),
        footer1: paragraph(run('Sida 1')),
      },
      properties: { title: 'Utredning av Elsa', creator: 'Anna Andersson' },
    }),
  )
  expect(records.map(({ field, text, locator }) => `${locator.pointer} | ${field} | ${text}`)).toEqual([
    'picture 1 | alternativtext | Elsa i rullstol',
    'paragraph 1 | undefined | Se bild.',
    'paragraph 1, field code | fältkod | HYPERLINK "mailto:elsa@example.se"',
    'header 1, paragraph 1 | sidhuvud | Resursskolan',
    'footer 1, paragraph 1 | sidfot | Sida 1',
    'footnote 1 | fotnot | Enligt BUP',
    'endnote 1 | slutnot | Se akten',
    'comment 1 | kommentar | Ring mamman',
    'property 1 | title | Utredning av Elsa',
  ])
})

test('tracked changes: as it stands now, and as it stood before', async () => {
  const body = paragraph(
    `${run('Elsa har ')}<w:del w:id="1">${run('diabetes', 'delText')}</w:del><w:ins w:id="2">${run('migrän')}</w:ins>${run('.')}`,
  )
  const moved = `<w:p><w:moveFrom>${run('Flyttat stycke.')}</w:moveFrom></w:p>`
  const { records } = await read(makeDocx({ body: body + moved }))
  expect(records.map(({ text, locator }) => [locator.pointer, text])).toEqual([
    ['paragraph 1', 'Elsa har migrän.'],
    ['paragraph 1, before changes', 'Elsa har diabetes.'],
    ['paragraph 2, before changes', 'Flyttat stycke.'],
  ])
})

test('a text box is read once, though it stands twice in the file', async () => {
  const box = (text: string): string => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`
  const body = paragraph(
    `<w:r><mc:AlternateContent><mc:Choice>${box('I rutan')}</mc:Choice><mc:Fallback>${box('I rutan')}</mc:Fallback></mc:AlternateContent></w:r>${run('Utanför.')}`,
  )
  expect((await read(makeDocx({ body }))).prose).toEqual(['I rutan', 'Utanför.'])
})

test('embedded files are read, pictures are counted', async () => {
  const { records, notices } = await read(
    makeDocx({
      body: paragraph(run('Se bilaga.')),
      more: {
        'word/embeddings/doc1.docx': makeDocx({ body: paragraph(run('I bilagan.')) }),
        'word/embeddings/doc2.pdf': makePdf([['I en inbäddad PDF som har tillräckligt med text.']]),
        'word/media/image1.png': Buffer.from([0x89, 0x50]),
        'customXml/item1.xml': '<a><comment>Dolt i uppgifter.</comment></a>',
      },
    }),
  )
  expect(records.map(({ text, locator }) => [locator.part, text])).toEqual([
    [undefined, 'Se bilaga.'],
    ['word/embeddings/doc1.docx', 'I bilagan.'],
    ['word/embeddings/doc2.pdf > page 1', 'I en inbäddad PDF som har tillräckligt med text.'],
    ['customXml/item1.xml', 'Dolt i uppgifter.'],
  ])
  expect(notices.find(({ about }) => about === 'unread')?.message).toContain('1 picture')
})

test('a damaged part costs that part, and says so', async () => {
  const { prose, failures } = await read(
    makeDocx({ body: paragraph(run('Hel.')), parts: { comments: '<w:comment><w:p>' }, properties: { title: 'T' } }),
  )
  expect(prose).toEqual(['Hel.', 'T'])
  expect(failures.map(({ code, locator }) => [code, locator])).toEqual([['E262', { pointer: 'word/comments.xml' }]])
})

test('damage is counted where the texts before it are counted', async () => {
  const bytes = makeDocx({ body: `${paragraph(run('Hel.'))}<w:p></w:r>` })
  for (const [name, part] of [
    ['x.docx', undefined],
    ['x.zip', 'inne.docx'],
  ] as const) {
    const { records, failures } = await collect(
      openBytes(name, part === undefined ? bytes : makeZip({ [part]: bytes })),
    )
    expect(records.map(({ text, locator }) => [text, locator.part])).toEqual([['Hel.', part]])
    expect(failures.map(({ code, locator }) => [code, locator.part])).toEqual([['E262', part]])
    const ledger = new FileLedger(name, 'f')
    for (const { locator } of records) ledger.scanned(locator.part, 0)
    for (const failure of failures) ledger.failed(failure.locator.part, failure)
    expect(new Set(ledger.lines().map(({ status }) => status))).toEqual(new Set(['PARTIAL']))
  }
})
