/** Every form of report, made from one stored result as a user makes them. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ReportCommandOptions, report } from '../commands/report.ts'
import { type ScanOptions, scan } from '../commands/scan.ts'
import { capture, makeFolder } from '../testing.ts'
import { byCategory } from './categories.ts'
import { csvOf, safeCell } from './cells.ts'
import type { LocatedFinding, ScanItem } from './result.ts'
import { readStored } from './stored.ts'
import { COLUMNS } from './worklist.ts'

const rows = (count: number, school: string): string =>
  Array.from(
    { length: count },
    (_, id) => `${school}${id};${school};2026-0${1 + (id % 2)}-12;Elsa har diabetes i dag.`,
  ).join('\n')

const folder = makeFolder({
  'a.csv': `Id;Skola;Datum;=Kommentar\n${rows(9, 'Ekskolan')}\n${rows(2, 'Almskolan')}\n${rows(6, 'Björkskolan')}\n20120101-2380;Ekskolan;2026-01-12;Vi ses på fredag.\n`,
  'b 20120101-2380.txt': 'Bo har epilepsi.\n',
  'c.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
})
afterAll(folder.remove)
const at = (name: string): string => join(folder.path, name)
const result = at('r.ndjson')

const scanned = (target: string, inputs: readonly string[], more: Partial<ScanOptions> = {}) =>
  capture(() =>
    scan(inputs, {
      policy: 'strict',
      format: 'ndjson',
      outputFile: target,
      failOn: 'error',
      lang: 'sv',
      concurrency: 1,
      ...more,
    }),
  )

async function made(options: Partial<ReportCommandOptions> & Pick<ReportCommandOptions, 'format'>): Promise<Buffer> {
  const target = at(`report.${options.format}`)
  const { code, err } = await capture(() => report(result, { locale: 'sv', outputFile: target, ...options }))
  expect([code, err]).toEqual([0, ''])
  expect(statSync(target).mode & 0o777).toBe(0o600)
  return readFileSync(target)
}

let items: ScanItem[] = []
let findings: LocatedFinding[] = []

beforeAll(async () => {
  process.env.FRITEXT_KEY = 'a key that tests share'
  expect((await scanned(result, [at('a.csv'), at('b 20120101-2380.txt'), at('c.xls')])).code).toBe(2)
  items = await readStored(result)
  findings = items.filter((item) => item.type === 'finding')
}, 60_000)

describe('the work list', () => {
  it('as CSV has a row a finding, and the ledger', async () => {
    const text = (await made({ format: 'csv' })).toString()
    expect(text.startsWith('\ufeff')).toBe(true)
    const table: string[][] = parse(text, { delimiter: ';', relax_column_count: true, bom: true })
    expect(table[0]).toEqual(COLUMNS)
    expect(table.slice(1, findings.length + 1).map(([id]) => id)).toEqual(findings.map(({ id }) => id))
    expect(table.at(-1)?.slice(4)).toEqual(['SKIPPED', '1', '0', '1', 'E205'])
    expect(text).not.toContain('2380')
  })

  it('as a workbook is read by another library, with the same rows; no cell is a formula', async () => {
    const book = new exceljs.Workbook()
    await book.xlsx.load(Uint8Array.from(await made({ format: 'xlsx' })).buffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Arbetslista', 'Antal', 'Täckning'])
    const [list] = book.worksheets
    expect(list?.rowCount).toBe(findings.length + 1)
    const column = COLUMNS.indexOf('column') + 1
    expect(list?.getRow(2).getCell(column).value).toBe("'=Kommentar")
    list?.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()))
  })

  it('keeps cells from being formulas', () => {
    for (const text of ['=1+1', '+1', '-1', '@a', '\tx', '\rx']) expect(safeCell(text)).toBe(`'${text}`)
    expect([safeCell('a=1'), safeCell(-5)]).toEqual(['a=1', -5])
    expect(csvOf([['a;b', 'c"d', 0.5]], 'sv')).toBe('\ufeff"a;b";"c""d";0,5\r\n')
    expect(csvOf([['a;b', 0.5]], 'en')).toBe('\ufeff"a;b",0.5\r\n')
  })
})

it('SARIF is valid, with a fingerprint and a rule for every result', async () => {
  const schema = createRequire(import.meta.url)
    .resolve('@microsoft/jest-sarif')
    .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json')
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  formats.default(ajv)
  const { $schema: _draft, id: _name, ...body } = JSON.parse(readFileSync(schema, 'utf8'))
  const valid = ajv.compile(body)
  const log = JSON.parse((await made({ format: 'sarif' })).toString())
  expect([valid(log), valid.errors]).toEqual([true, null])
  const [run] = log.runs
  expect(run.results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0])).toEqual(
    findings.map(({ identity }) => identity),
  )
  expect(
    run.results.every(
      (one: { ruleIndex: number; ruleId: string }) => run.tool.driver.rules[one.ruleIndex].id === one.ruleId,
    ),
  ).toBe(true)
  expect(run.invocations[0].toolExecutionNotifications[0].descriptor.id).toBe('E205')
})

describe('for a board', () => {
  it('small groups are kept back, and one more where it takes that; there is no place and no file', async () => {
    const text = (await made({ format: 'json', audience: 'board' })).toString()
    const { tables, totals } = JSON.parse(text)
    const units = tables.find(({ id }: { id: string }) => id === 'unit').rows
    const told = (name: string) => units.find((row: { name: string }) => row.name === name)?.findings
    expect(told('Ekskolan')).toBeGreaterThanOrEqual(9)
    expect([told('Almskolan'), told('(okänd skolenhet)')]).toEqual([undefined, undefined])
    expect(totals.findings).toBe(findings.length)
    for (const hidden of ['.csv', 'Kommentar', findings[0]?.id ?? '']) expect(text.includes(hidden)).toBe(false)
  })

  it.each(['csv', 'xlsx', 'pretty', 'html'] as const)('can be had as %s', async (format) => {
    const text = (await made({ format, audience: 'board' })).toString()
    expect(text.includes('a.csv')).toBe(false)
    if (format !== 'xlsx') expect(text).toMatch(/färre än 5|redovisas inte/)
  })
})

describe('for the authority', () => {
  it('the questions are answered as far as a scan can, in the words of art. 9', async () => {
    const { questions } = JSON.parse((await made({ format: 'json', audience: 'incident' })).toString())
    const text = JSON.stringify(questions)
    expect(text).toContain('Hälsa (')
    expect(text).toContain('artikel 9')
    expect(questions.filter(({ answer }: { answer?: string }) => answer === undefined).length).toBeGreaterThan(5)
    expect((await made({ format: 'html', audience: 'incident', locale: 'en' })).toString()).toContain(
      'Data concerning health',
    )
  })

  it('sums rules by category', () => {
    const sums = byCategory({ 'art9/health': 2, 'absence/sick': 3, 'own/rule': 1, 'tone/personal': 1 })
    expect(sums.map(({ category, findings }) => [category.sv, findings])).toEqual([
      ['Hälsa', 5],
      ['Värderande uppgifter', 1],
      ['Övriga uppgifter', 1],
    ])
  })
})

describe('the HTML file', () => {
  it('fetches nothing: a strict policy, no address, no handler, data that cannot end its element', async () => {
    const text = (await made({ format: 'html' })).toString()
    expect(text).toMatch(
      /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
    )
    expect(text).not.toMatch(/\b(?:src|href)="(?!#)|url\(|@import|\son\w+=|\sstyle=/)
    expect(text.match(/<\/script>/g)).toHaveLength(2)
  })

  it('shows names as text, whatever they hold', async () => {
    const evil = at('<img src=x onerror=alert(1)><b>.csv')
    writeFileSync(evil, 'Id;Kommentar\n1;Elsa har diabetes i dag.\n')
    await scanned(at('evil.ndjson'), [evil])
    await capture(() => report(at('evil.ndjson'), { format: 'html', locale: 'sv', outputFile: at('evil.html') }))
    const text = readFileSync(at('evil.html'), 'utf8')
    expect(text).toContain('\\u003cimg src=x')
    expect(text).not.toContain('<img')
  })
})

describe('beside an earlier result', () => {
  it('moved rows remain, new ones are new, others are gone', async () => {
    const lines = readFileSync(at('a.csv'), 'utf8').trimEnd().split('\n')
    const moved = [lines[0], ...lines.slice(2).reverse(), 'n;Ekskolan;2026-03-01;Bo har epilepsi i natt.']
    writeFileSync(at('moved.csv'), `${moved.join('\n')}\n`)
    await scanned(at('first.ndjson'), [at('a.csv')])
    const { code } = await scanned(at('second.ndjson'), [at('moved.csv')], { baseline: at('first.ndjson') })
    const { baseline } = JSON.parse(readFileSync(at('second.ndjson'), 'utf8').trim().split('\n').at(-1) ?? '{}')
    expect(baseline).toMatchObject({ new: 1, gone: 1, remaining: 16 })
    expect(code).toBe(1)
    const again = await scanned(at('third.ndjson'), [at('a.csv')], { baseline: at('first.ndjson') })
    expect(again.code).toBe(0)
  })

  it('of another key is refused', async () => {
    process.env.FRITEXT_KEY = 'quite another key here'
    await expect(scanned(at('x.ndjson'), [at('a.csv')], { baseline: result })).rejects.toThrow(/another key/)
    process.env.FRITEXT_KEY = 'a key that tests share'
  })
})

describe('what stops a report', () => {
  it('a personal number in it, told without the number', async () => {
    const bad = at('bad.ndjson')
    writeFileSync(bad, readFileSync(result, 'utf8').replaceAll('"field":"=Kommentar"', '"field":"20120101-2380"'))
    await expect(
      capture(() => report(bad, { format: 'csv', locale: 'sv', outputFile: at('bad.csv') })),
    ).rejects.toThrow(/"field" of a line of type "finding" holds what the rule identity\/personal-number finds/)
    expect(statSync(at('bad.csv'), { throwIfNoEntry: false })).toBeUndefined()
  })

  it('a result that is not whole, or none', async () => {
    writeFileSync(at('half.ndjson'), readFileSync(result, 'utf8').split('\n').slice(0, 3).join('\n'))
    const read = (name: string) => readStored(at(name))
    await expect(read('half.ndjson')).rejects.toThrow(/is not complete/)
    await expect(read('a.csv')).rejects.toThrow(/line 1 is no line of a result/)
    await expect(read('none.ndjson')).rejects.toThrow(/cannot be read/)
    const lines = readFileSync(result, 'utf8').trimEnd().split('\n')
    writeFileSync(at('few.ndjson'), lines.filter((line) => !line.startsWith('{"type":"finding"')).join('\n'))
    await expect(read('few.ndjson')).rejects.toThrow(/counts \d+ findings and holds 0/)
    writeFileSync(at('twice.ndjson'), [...lines, ...lines].join('\n'))
    await expect(read('twice.ndjson')).rejects.toThrow(/was changed/)
    writeFileSync(at('bare.ndjson'), [lines[0], '{"type":"coverage"}', lines.at(-1)].join('\n'))
    await expect(read('bare.ndjson')).rejects.toThrow(/line 2 is no line of a result/)
    const changes: readonly (readonly [string, string])[] = [
      ['"severity":"error"', '"severity":"x"'],
      ['"bySeverity":{"error"', '"bySeverity":{"fel"'],
      ['"scanned":', '"scannad":'],
    ]
    for (const [from, to] of changes) {
      writeFileSync(at('odd.ndjson'), lines.join('\n').replace(from, to))
      await expect(read('odd.ndjson')).rejects.toThrow(/is no line of a result/)
    }
  })

  it('a form that the audience cannot have, and a report over its result', async () => {
    const run = (options: Partial<ReportCommandOptions>) =>
      capture(() => report(result, { format: 'sarif', locale: 'sv', ...options }))
    expect(await run({ audience: 'board' })).toMatchObject({ code: 2 })
    expect((await run({ format: 'json', outputFile: result })).err).toContain('would overwrite')
    expect((await run({ format: 'xlsx' })).err).toContain('give a file with -o')
  })
})
