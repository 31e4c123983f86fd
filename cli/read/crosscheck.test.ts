import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'

const read = (name: string, content: string | Buffer, options = {}) =>
  collect(openBytes(name, Buffer.from(content), options))

const word = fc.constantFrom('Elsa', 'kom', 'sent', 'åäö', 'förkyld', '”nej”', 'och', 'a&b', '<3', '1', 'idag.')
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))

const markup = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

test('XLSX: what exceljs writes is read, and what is read is what exceljs reads', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Anteckningar')
  sheet.addRow(['Elev', 'Datum', 'Kommentar'])
  sheet.addRow(['Bo', new Date(Date.UTC(2026, 0, 12)), 'Kom sent & trött.\nRingde hem.'])
  sheet.addRow([
    'Eva',
    new Date(Date.UTC(2026, 0, 13, 8, 30)),
    { richText: [{ text: 'Fick ' }, { font: { bold: true }, text: 'beröm.' }] },
  ])
  sheet.addRow(['Siv', null, { formula: '"Elsa "&"sov."', result: 'Elsa sov.' }])
  sheet.getCell('A2').note = 'Ring mamman'
  book.addWorksheet('Dolt', { state: 'veryHidden' }).addRow(['Kommentar']).commit()
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  const { records, failures } = await read('x.xlsx', bytes, { columns: ['Kommentar', 'Datum'] })
  expect(failures).toEqual([])
  expect(records.filter(({ role }) => role === 'prose').map(({ text, locator }) => [locator.pointer, text])).toEqual([
    ['Anteckningar!B2', '2026-01-12'],
    ['Anteckningar!C2', 'Kom sent & trött.\nRingde hem.'],
    ['Anteckningar!B3', '2026-01-13 08:30'],
    ['Anteckningar!C3', 'Fick beröm.'],
    ['Anteckningar!C4', 'Elsa sov.'],
    ['Anteckningar!A2', 'Ring mamman'],
  ])
  const again = new ExcelJS.Workbook()
  await again.xlsx.load(bytes as unknown as ArrayBuffer)
  const theirs = again.getWorksheet('Anteckningar')
  for (const { text, locator } of records.filter(({ field }) => field === 'Kommentar')) {
    expect(theirs?.getCell(locator.pointer?.split('!')[1] ?? '').text).toBe(text)
  }
})

function textsOf(node: Tree.Node, out: string[]): void {
  if (node.nodeName === '#text') out.push((node as Tree.TextNode).value)
  if ('childNodes' in node && !/^(?:script|style)$/.test(node.nodeName))
    for (const child of node.childNodes) textsOf(child, out)
}

test('HTML: the words of a page are those that parse5 finds', async () => {
  const block = fc.tuple(fc.constantFrom('p', 'div', 'li', 'h1', 'td', 'blockquote', 'span'), sentence, fc.boolean())
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 12 }), async (blocks) => {
      const page = `<!doctype html><body>${blocks
        .map(([tag, text, open]) => `<${tag}>${markup(text)}${open ? '' : `</${tag}>`}`)
        .join('\n')}<script>var a = 1</script></body>`
      const texts: string[] = []
      textsOf(parse(page), texts)
      const letters = (text: string): string => text.replace(/\s+/g, '')
      expect(letters((await read('x.html', page)).records.map(({ text }) => text).join(''))).toBe(
        letters(texts.join('')),
      )
    }),
    { numRuns: 60 },
  )
})

test('XML: the texts of elements are those that htmlparser2 finds', async () => {
  const element = fc.tuple(fc.constantFrom('comment', 'ämne', 'a:text', 'x-y'), sentence, fc.boolean())
  await fc.assert(
    fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 12 }), async (elements) => {
      const document = `<?xml version="1.0"?><rot xmlns:a="a">${elements
        .map(([name, text, data]) => `<${name}>${data ? `<![CDATA[${text}]]>` : markup(text)}</${name}>`)
        .join('\n')}</rot>`
      const theirs: string[] = []
      const parser = new Parser(
        { onopentag: () => theirs.push(''), ontext: (text) => theirs.push((theirs.pop() ?? '') + text) },
        { xmlMode: true },
      )
      parser.end(document)
      const { records } = await read('x.xml', document, { columns: ['comment', 'ämne', 'text', 'x-y'] })
      expect(records.map(({ text }) => text)).toEqual(theirs.slice(1).map((text) => text.trim()))
    }),
    { numRuns: 60 },
  )
})

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

test('JSON and NDJSON: every string under a chosen name, in order', async () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.dictionary(fc.constant('comment'), sentence),
      fc.array(tie('node'), { maxLength: 4 }),
    ),
  })).node
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 5 }), async (values) => {
      const wrapped = values.map((inner) => ({ inner }))
      const expected = leaves(wrapped)
      expect((await read('x.json', JSON.stringify(wrapped))).records.map(({ text }) => text)).toEqual(expected)
      const lines = wrapped.map((one) => `${JSON.stringify(one)}\n`).join('')
      expect((await read('x.ndjson', lines)).records.map(({ text }) => text)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
