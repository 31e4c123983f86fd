/** The small parts of a scan: keys, identities, names, groups, the ledger, the line of progress. */
import { describe, expect, it } from 'vitest'
import { linterFor, openEngine } from '../engine.ts'
import type { ReadItem, TextRecord } from '../read/index.ts'
import { makeFolder } from '../testing.ts'
import { batchesOf } from './batch.ts'
import { RowGroups } from './groups.ts'
import { identityOf, idOf } from './identity.ts'
import { findKey, keyCheck, keyedHash } from './key.ts'
import { FileLedger } from './ledger.ts'
import { leaksIn, MASK, NameMask } from './names.ts'
import { duration, progressLine } from './progress.ts'

const { policy } = await openEngine({ policy: 'strict' })
const linter = linterFor(policy, 'rules')
const key = Buffer.from('a key that tests share')

describe('the key', () => {
  it('comes from the file, else from the environment, else is made', () => {
    const folder = makeFolder({ key: 'sixteen bytes ok\n', short: 'short' })
    expect(findKey(`${folder.path}/key`, { FRITEXT_KEY: 'not this one, it is' }).bytes.toString()).toBe(
      'sixteen bytes ok',
    )
    expect(findKey(undefined, { FRITEXT_KEY: 'a key that tests share' })).toEqual({ bytes: key, fresh: false })
    const made = [findKey(undefined, {}), findKey(undefined, {})]
    expect(made.map(({ fresh }) => fresh)).toEqual([true, true])
    expect(made[0]?.bytes.equals(made[1]?.bytes ?? key)).toBe(false)
    expect(() => findKey(`${folder.path}/short`, {})).toThrow(/shorter than 16 bytes/)
    expect(() => findKey(`${folder.path}/none`, {})).toThrow(/cannot be read/)
    folder.remove()
  })

  it('hashes to letters alone, so that no hash reads like a personal number', () => {
    for (let index = 0; index < 200; index++) expect(keyedHash(key, 'x', [String(index)])).toMatch(/^[k-z]{16}$/)
    expect(keyCheck(key)).not.toBe(keyCheck(Buffer.from('another key of tests')))
  })
})

describe('an identity', () => {
  const at = (text: string, word: string, field?: string): string =>
    identityOf(key, text, {
      rule: 'art9/health',
      field,
      start: text.indexOf(word),
      end: text.indexOf(word) + word.length,
    })

  it('is that of rule, hit, neighbours and field, wherever it stands and however it is spaced', () => {
    const first = at('Elsa har diabetes i dag.', 'diabetes', 'Kommentar')
    expect(at('Först något annat. Elsa har  Diabetes i våras', 'Diabetes', 'kommentar')).toBe(first)
    expect(at('Elsa har astma i dag.', 'astma', 'Kommentar')).not.toBe(first)
    expect(at('Elsa fick diabetes i dag.', 'diabetes', 'Kommentar')).not.toBe(first)
    expect(at('Elsa har diabetes i dag.', 'diabetes', 'Orsak')).not.toBe(first)
  })

  it('is no id: that tells two places apart', () => {
    const hit = { rule: 'r', field: undefined, start: 0, end: 4 }
    expect(idOf(key, 'file', 1, hit)).not.toBe(idOf(key, 'file', 2, hit))
  })
})

describe('names', () => {
  const names = new NameMask(linter, key)

  it('lose personal numbers, addresses and what rules find, and keep the rest', () => {
    expect(names.name('export 20120101-2380.csv')).toBe(`export ${MASK}.csv`)
    expect(names.name('Kommentar till elev')).toBe('Kommentar till elev')
    expect(names.name('Elsa har diabetes')).not.toContain('diabetes')
    expect(names.path('/elever/20120101-2380/kommentar')).toBe(`/elever/${MASK}/kommentar`)
    expect(names.path('Blad1!F3')).toBe('Blad1!F3')
    expect(names.key('201201012380')).toBe(MASK)
  })

  it.each([
    'iup.docx',
    'elevlista.docx',
    'kommentarer.xlsx',
    'anteckningar.pdf',
    'submissions',
    'shortAnswerSubmission',
    'remark',
    'remarks',
    'absenceReason',
    'exports/rapport3.csv',
    'data/export_2026-11-27.csv',
    'klasser/7A.csv',
    'ht2025/iup-7b.docx',
    'loggar/inloggning1.txt',
    'Sheet1',
    'a.csv',
    'elev_17/kommentar_2.txt',
    'archive.tar.gz/a/b/c1.json',
    'C:\\Users\\admin\\rapport3.csv',
    '3f2a9c10-77aa-4b0e-9f27-0a3c51c0f3aa.json',
  ])('that are files and fields are kept, whatever the learned judge makes of their letters: %s', (name) => {
    for (const judge of ['both', 'rules'] as const) {
      expect(new NameMask(linterFor(policy, judge), key).file(name)).toBe(name)
    }
  })

  it('of files lose the step that tells, and are told apart', () => {
    const [one, other] = ['20120101-2380', '20170101-2393'].map((number) => names.file(`exports/elev ${number}.csv`))
    expect(one).toMatch(new RegExp(`^exports/elev ${MASK}[k-z]{4}\\.csv$`))
    expect(other).not.toBe(one)
    expect(names.file('klass 7A/Elsa har diabetes/1.txt')).toMatch(
      new RegExp(`^klass 7A/[^/]*${MASK}[k-z]{4}/1\\.txt$`),
    )
    expect(names.file('lösenord Sommar2025.docx')).not.toContain('Sommar')
    expect(names.file('20120101/2380.csv')).not.toContain('2380')
  })

  it('of records are masked whole where they read as a note, and by their words else', () => {
    for (const key of ['Elsa har diabetes och äter medicin', 'Kalle_har_adhd_och_bråkar', 'a;b\nElsa'])
      expect(names.key(key)).toMatch(new RegExp(`^${MASK}[k-z]{4}$`))
    expect(names.key('Elsa har diabetes')).not.toContain('diabetes')
    for (const key of ['x1', 'elev-4711', '3f2a9c10-77aa-4b0e-9f27-0a3c51c0f3aa', 'Ek, Bo', '7B/12', 'abcDEF123'])
      expect(names.key(key)).toBe(key)
  })

  it('hold nothing that is found again', () => {
    for (const name of ['20120101-2380 20120101-2380', 'Elsa har diabetes och epilepsi', 'x@example.org'])
      expect(leaksIn(names.name(name), linter)).toEqual([])
  })
})

const record = (field: string, text: string, row: number, role: 'prose' | 'cell' = 'cell'): TextRecord => ({
  type: 'record',
  file: 'a.csv',
  locator: { row },
  field,
  text,
  role,
})

describe('groups', () => {
  it('are told by the other cells of the row, wherever they stand', () => {
    const rows = new RowGroups({})
    const out = [
      record('Kommentar', 'hej', 1, 'prose'),
      record('Skola', ' Ekskolan ', 1),
      record('Datum', '2026-03-12', 1),
      record('Kommentar', 'hej', 2, 'prose'),
    ].flatMap((item) => rows.push(item))
    const all = [...out, ...rows.end()].map((item) => [item.unit, item.period])
    expect(all).toEqual([...Array(3).fill(['Ekskolan', '2026-03']), [undefined, undefined]])
  })

  it('are never texts', () => {
    const rows = new RowGroups({ unit: 'Enhetens namn' })
    rows.push(
      record('Enhetens namn', 'en mycket lång mening som ingen enhet heter, och som fortsätter längre än så', 1),
    )
    expect(rows.end()[0]?.unit).toBeUndefined()
  })
})

it('batches number records and keep what stands between them in place', async () => {
  const items = async function* (): AsyncGenerator<ReadItem> {
    yield { type: 'part', file: 'a.csv', format: 'csv' }
    for (let row = 1; row <= 600; row++) yield record('Kommentar', 'hej', row, 'prose')
    yield { type: 'notice', file: 'a.csv', message: 'm' }
  }
  const opened: string[] = []
  const batches = []
  for await (const batch of batchesOf(items(), 'f', 7, {}, ({ format }) => opened.push(format))) batches.push(batch)
  expect(opened).toEqual(['csv'])
  expect(batches.map(({ seq }) => seq)).toEqual([7, 8, 9])
  const numbers = batches.flatMap(({ items }) => items.flatMap((item) => (item.type === 'record' ? [item.number] : [])))
  expect(numbers).toEqual(Array.from({ length: 600 }, (_, index) => index + 1))
})

describe('the ledger', () => {
  it('counts parts into their file and says what is complete, partial and skipped', () => {
    const ledger = new FileLedger('a.xlsx', 'f')
    for (const part of ['Blad1', 'Blad2', 'Blad3']) ledger.opened(part, 'sheet')
    ledger.scanned('Blad1', 2)
    ledger.scanned('Blad2', 0)
    ledger.failed('Blad2', { code: 'E262' })
    ledger.failed('Blad3', { code: 'E262', records: 4 })
    expect(
      ledger.lines().map(({ part, status, records, scanned, failed }) => [part, status, records, scanned, failed]),
    ).toEqual([
      [undefined, 'PARTIAL', 7, 2, 5],
      ['Blad1', 'COMPLETE', 1, 1, 0],
      ['Blad2', 'PARTIAL', 2, 1, 1],
      ['Blad3', 'SKIPPED', 4, 0, 4],
    ])
  })

  it('knows a part without any text, and that something was left out', () => {
    const ledger = new FileLedger('a.zip', 'f')
    ledger.opened('tom.txt', 'text')
    ledger.leftOut(undefined, 'unread')
    expect(ledger.lines().map(({ status }) => status)).toEqual(['SKIPPED', 'COMPLETE'])
  })
})

it('progress is one line, a few times a second, wiped out at the end', () => {
  const out: string[] = []
  let time = 0
  const line = progressLine(
    (text) => out.push(text),
    'sv',
    () => time,
  )
  const summary = { records: 120, findings: 4 } as Parameters<NonNullable<typeof line.batch>>[1]
  line.planned?.(3, 40_000_000)
  line.bytes?.(20_000_000)
  time = 2000
  line.batch?.(1, summary)
  line.batch?.(2, summary)
  line.end()
  expect(out).toEqual(['\r\u001b[K0/3 filer · 120 texter · 10,0 MB/s · 4 fynd · 2 s kvar', '\r\u001b[K'])
  expect([duration(45), duration(180), duration(7500)]).toEqual(['45 s', '3 min', '2 h 5 min'])
})
