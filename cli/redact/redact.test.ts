import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Linter } from '../../src/index.ts'
import { linterFor, openEngine } from '../engine.ts'
import { makeDocx, paragraph, run } from '../read/make-documents.ts'
import { makeWorkbook } from '../read/make-zip.ts'
import { bufferSource } from '../read/source.ts'
import { openArchive } from '../read/zip.ts'
import { type Manner, redactBytes, replacementFor } from './index.ts'

const { policy } = await openEngine({ policy: 'strict' })
// The rules alone: what they find in these sentences does not change with the learned model.
const linter = linterFor(policy, 'rules')
const KEY = Buffer.from('a key that tests share')

async function redacted(name: string, bytes: Buffer, manner: Manner = 'mask') {
  return redactBytes(name, bytes, {
    linter,
    read: {},
    replace: replacementFor(manner, 'sv', KEY, linter),
    mask: replacementFor('mask', 'sv', KEY, linter),
  })
}

async function entriesOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const archive = await openArchive(bufferSource('a.zip', bytes), {})
  const out = new Map<string, Buffer>()
  for (const entry of archive.entries) {
    const pieces: Buffer[] = []
    for await (const piece of await archive.stream(entry)) pieces.push(piece as Buffer)
    out.set(entry.fileName, Buffer.concat(pieces))
  }
  archive.close()
  return out
}

/** What is left of a text when its replacements are taken out. */
function pieces(copy: string): string[] {
  return copy.split('[maskerat]')
}

/** True where the pieces stand in the original in this order, beginning and ending with it. */
function standIn(original: string, parts: readonly string[]): boolean {
  let at = 0
  for (const [index, part] of parts.entries()) {
    const found = original.indexOf(part, at)
    if (found < 0 || (index === 0 && found !== 0)) return false
    at = found + part.length
  }
  return original.endsWith(parts.at(-1) ?? '')
}

const FORMATS = new Set(['.csv', '.txt', '.tsv', '.json', '.ndjson', '.html', '.md'])
const TEXTS = readdirSync('fixtures/exports').filter(
  (name) => (FORMATS.has(extname(name)) && name !== 'skolportalen-nyheter.html') || name === 'procapita-franvaro.xml',
)

describe('a copy of an export', () => {
  it.each(TEXTS)('%s is clean, and its other bytes are those of the file', async (name) => {
    const bytes = readFileSync(join('fixtures/exports', name))
    const { bytes: copy, passages } = await redacted(name, bytes)
    expect(passages).toBeGreaterThan(0)
    expect((await redacted(name, copy)).passages).toBe(0)
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe
    const text = (buffer: Buffer): string => buffer.toString(wide ? 'utf16le' : 'latin1')
    expect(standIn(text(bytes), pieces(text(copy)))).toBe(true)
  })

  it.each(['fronter-inlamningar.xlsx', 'iup.docx'])(
    '%s is clean, and the parts without findings are unchanged',
    async (name) => {
      const bytes = readFileSync(join('fixtures/exports', name))
      const { bytes: copy, passages } = await redacted(name, bytes)
      expect(passages).toBeGreaterThan(0)
      expect((await redacted(name, copy)).passages).toBe(0)
      const before = await entriesOf(bytes)
      const after = await entriesOf(copy)
      expect([...after.keys()]).toEqual([...before.keys()])
      const changed = [...before].filter(([part, content]) => !after.get(part)?.equals(content)).map(([part]) => part)
      expect(changed.length).toBeGreaterThan(0)
      expect(
        changed.every((part) => /^(?:xl\/(?:worksheets|sharedStrings|comments|threadedComments)|word\/)/.test(part)),
      ).toBe(true)
    },
  )
})

describe('a value is found again', () => {
  const copyOf = async (name: string, content: string | Buffer, manner?: Manner): Promise<string> =>
    (await redacted(name, Buffer.from(content), manner)).bytes.toString('latin1')

  it('behind doubled quotation marks and a line break in a CSV cell', async () => {
    const csv = 'Id;Kommentar\r\n1;"Hon sa ""hej"" och\nElsa har diabetes i dag."\r\n2;Vi ses på fredag.\r\n'
    expect(Buffer.from(await copyOf('a.csv', csv), 'latin1').toString()).toBe(csv.replace('diabetes', '[maskerat]'))
  })

  it('in windows-1252 and in UTF-16', async () => {
    const text = 'Id;Kommentar\r\n1;Åsa har diabetes, sägs det här.\r\n'
    const ansi = Buffer.from(text, 'latin1')
    expect((await redacted('a.csv', ansi)).bytes).toEqual(Buffer.from(text.replace('diabetes', '[maskerat]'), 'latin1'))
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
    const expected = Buffer.from(`\ufeff${text.replace('diabetes', '[maskerat]')}`, 'utf16le')
    expect((await redacted('a.csv', wide)).bytes).toEqual(expected)
  })

  it('in lines of UTF-8 among those of windows-1252', async () => {
    const latin = Buffer.from(
      'Id;Kommentar\r\n1;\xc5sa har diabetes, s\xe4gs det h\xe4r.\r\n2;H\xe4r \xe4r \xe5tta \xe4pplen.\r\n',
      'latin1',
    )
    const bytes = Buffer.concat([latin, Buffer.from('3;Åsa har diabetes, sägs det.\r\n')])
    const expected = bytes.toString('latin1').replaceAll('diabetes', '[maskerat]')
    expect(await copyOf('a.csv', bytes)).toBe(expected)
  })

  it('behind escapes in JSON, spaces and order kept', async () => {
    const json = '{ "id" : "1",\n  "text" : "Elsa s\\u00e4ger \\"hej\\" \\n och har diabetes i dag." }\n'
    expect(await copyOf('a.json', json)).toBe(json.replace('diabetes', '[maskerat]'))
  })

  it('as a number in JSON and in a workbook, where it becomes a text', async () => {
    expect(await copyOf('a.json', '{"tal": 201201012380}')).toBe('{"tal": "[maskerat]"}')
    const book = makeWorkbook([
      {
        name: 'Blad1',
        rows: [
          ['Tal', 'Kommentar'],
          [201201012380, 'Vi ses på fredag.'],
        ],
      },
    ])
    const sheet = (await entriesOf((await redacted('a.xlsx', book)).bytes)).get('xl/worksheets/sheet1.xml')?.toString()
    expect(sheet).toContain('t="inlineStr"><is><t>[maskerat]</t></is></c>')
    expect(sheet).not.toContain('201201012380')
  })

  it('behind entities and markup in XML and HTML', async () => {
    const xml = '<?xml version="1.0"?>\n<a><note id="1">Saft &amp; bullar: hon har <b>diabe</b>tes i dag.</note></a>'
    expect(await copyOf('a.xml', xml)).toBe(xml.replace('diabe</b>tes', '[maskerat]</b>'))
    const html = '<html><body><p>Saft &amp; b&auml;r: hon har dia<b>betes</b> i dag.</p></body></html>'
    expect(await copyOf('a.html', html)).toBe(html.replace('dia<b>betes</b>', '[maskerat]<b></b>'))
  })

  it('over runs and in tracked changes of a Word document', async () => {
    const body =
      paragraph(run('Elsa har dia') + run('betes sedan i våras.')) +
      paragraph(`${run('Bo går hem.')}<w:del>${run(' Bo har epilepsi.', 'delText')}</w:del>`)
    const copy = await redacted('a.docx', makeDocx({ body }))
    const xml = (await entriesOf(copy.bytes)).get('word/document.xml')?.toString() ?? ''
    expect(xml).toContain('Elsa har [maskerat]')
    expect(xml).not.toMatch(/betes|epilepsi/)
  })

  it('by category, and by a pseudonym that is the same for the same passage', async () => {
    const csv = 'Id;Kommentar\n1;Ring pappa på 070-174 06 05.\n2;Ring mamma på 070-174 06 05.\n'
    expect(await copyOf('a.csv', csv, 'category')).toContain('[Kontaktuppgifter och inloggning]')
    const names = [...(await copyOf('a.csv', csv, 'pseudonym')).matchAll(/\[([k-z]{8})\]/g)].map(([, name]) => name)
    expect(names).toHaveLength(2)
    expect(names[0]).toBe(names[1])
  })

  it('by another pseudonym where the first would be found itself', () => {
    const [passage, rule] = ['070-174 06 05', 'identity/contact-details']
    const first = replacementFor('pseudonym', 'sv', KEY, linter)(passage, rule)
    const touchy: Linter = { ...linter, lint: (text) => (text === first ? linter.lint('Elsa har diabetes') : []) }
    const replace = replacementFor('pseudonym', 'sv', KEY, touchy)
    expect(replace(passage, rule)).toMatch(/^\[[k-z]{8}\]$/)
    expect(replace(passage, rule)).not.toBe(first)
    expect(replace(passage, rule)).toBe(replace(passage, rule))
  })
})

it('a format without a way back is refused', async () => {
  await expect(redacted('a.eml', readFileSync('fixtures/exports/brev.eml'))).rejects.toThrow(/cannot be redacted/)
})
