import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEngine } from '../engine.ts'
import { makePdf } from '../read/make-documents.ts'
import { makeWorkbook, makeZip } from '../read/make-zip.ts'
import { NameMask } from '../scan/names.ts'
import { makeFolder } from '../testing.ts'
import { collectPlan, maskedPlan } from './collect.ts'
import { prettyPlan } from './pretty.ts'

const folder = makeFolder({
  'a.csv': Buffer.from(
    `Elev;Datum;Frånvaroanledning;Lektion;Anmäld av\n${'Bo Ek;2026-01-12;Sjuk idag;MA;VH\n'.repeat(4)}`,
    'latin1',
  ),
  'b.zip': makeZip({
    'c.xlsx': makeWorkbook([
      {
        name: 'Blad',
        state: 'hidden',
        rows: [
          ['Elev', 'Kommentar'],
          ['Eva', 'Kom sent.'],
        ],
      },
    ]),
    'd.pdf': makePdf([['Ett stycke text som räcker för en hel sida.'], 'picture']),
    'e.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  }),
})
afterAll(folder.remove)

const plan = () => collectPlan([folder.path], {})

test('per file and part: format, encoding, delimiter, system, columns with their reasons, what is not read', async () => {
  const found = (await plan()).map(({ file, columns, notes, problems, ...rest }) => ({
    file: file.slice(folder.path.length),
    ...rest,
    columns: columns.map(({ name, role, why }) => `${name} ${role} (${why.en})`),
    problems: problems.map(({ code }) => code),
  }))
  expect(found).toEqual([
    {
      file: '/a.csv',
      format: 'csv',
      encoding: 'windows-1252',
      delimiter: ';',
      system: { id: 'skola24', title: 'Skola24', basis: 'heuristic' },
      columns: [
        'Elev identifier (a known field of Skola24)',
        'Datum cell (its header)',
        'Frånvaroanledning prose (a known field of Skola24)',
        'Lektion cell (its header)',
        'Anmäld av identifier (a known field of Skola24)',
      ],
      problems: [],
    },
    { file: '/b.zip', format: 'zip', columns: [], problems: [] },
    { file: '/b.zip', part: 'c.xlsx', format: 'xlsx', columns: [], problems: [] },
    {
      file: '/b.zip',
      part: 'c.xlsx > Blad',
      format: 'sheet',
      columns: ['Elev identifier (its header)', 'Kommentar prose (its header)'],
      problems: [],
    },
    { file: '/b.zip', part: 'd.pdf', format: 'pdf', columns: [], problems: ['E270'] },
    { file: '/b.zip', part: 'e.xls', columns: [], problems: ['E205'] },
  ])
})

test('in words, without any text of a note', async () => {
  const text = prettyPlan(await plan(), 'sv', false).replaceAll(folder.path, '')
  expect(text).toContain(
    '/a.csv\n  Format: csv, windows-1252, semikolon\n  System: Skola24 (en gissning efter rubrikerna',
  )
  expect(text).toContain('  Läses som fritext: Frånvaroanledning (ett känt fält i Skola24)\n')
  expect(text).toContain('/b.zip > e.xls\n  Läses inte: E205')
  expect(text).toContain('Blad: dolt men läst: själva bladet.')
  expect(text).toContain('2 filer, 3 delar att läsa, 2 som inte läses. Inget granskades: det här är planen.')
  expect(text).not.toMatch(/Sjuk idag|Bo Ek|Kom sent|stycke text/)
})

test('what is named twice stands there once, in whatever way it is named', async () => {
  const own = makeFolder({
    'a.csv': 'Elev;Kommentar\nBo Ek;Kom sent.\n',
    'in/b.csv': 'Elev;Kommentar\nBo Ek;Kom sent.\n',
  })
  const [a, b, missing] = ['a.csv', 'in/b.csv', 'c.csv'].map((name) => join(own.path, name)) as [string, string, string]
  symlinkSync(a, join(own.path, 'in/link.csv'))
  const files = async (...inputs: string[]) =>
    (await collectPlan(inputs, {})).map(({ file }) => file.slice(own.path.length + 1))
  expect(await files(a, a, join(own.path, 'in/link.csv'))).toEqual(['a.csv'])
  expect(await files(b, own.path, `${own.path}/`, a)).toEqual(['in/b.csv', 'a.csv', ''])
  expect(await files(missing, missing)).toEqual(['c.csv'])
  own.remove()
})

test('a long file is not read to its end', async () => {
  const rows = 'Bo Ek;Kom sent till lektionen idag.\n'
  const long = makeFolder({ 'x.csv': `Elev;Kommentar\n${rows.repeat(200_000)}` })
  let bytes = 0
  const found = await collectPlan([long.path], { onBytes: (count) => (bytes += count) })
  long.remove()
  expect(found[0]?.columns.map(({ role }) => role)).toEqual(['identifier', 'prose'])
  expect(bytes).toBeLessThan(1_000_000)
})

test('names that our own rules find something in are masked', async () => {
  const own = makeFolder({
    'Elsa har adhd.csv': 'Elsa har diabetes och 070-1740605;Kommentar\nNils har adhd;Kul\n',
    'b.zip': makeZip({ '20170101-2393.csv': 'Id;Kommentar\n1;Hej där på dig\n' }),
  })
  const { linter } = await openEngine({ policy: 'strict' })
  const parts = maskedPlan(
    await collectPlan([own.path], {}),
    new NameMask(linter, Buffer.from('a key that tests share')),
  )
  own.remove()
  for (const text of [prettyPlan(parts, 'sv', false), prettyPlan(parts, 'en', false), JSON.stringify(parts)]) {
    for (const secret of ['diabetes', '1740605', 'adhd', '2393']) expect(text).not.toContain(secret)
    expect(text).toContain('b.zip')
  }
})
