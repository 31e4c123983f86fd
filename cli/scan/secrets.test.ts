import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { report } from '../commands/report.ts'
import { scan } from '../commands/scan.ts'
import { makeDocx, paragraph, run } from '../read/make-documents.ts'
import { makeWorkbook, makeZip } from '../read/make-zip.ts'
import { bufferSource } from '../read/source.ts'
import { openArchive } from '../read/zip.ts'
import { capture, makeFolder, type Output } from '../testing.ts'

const MARK = 'hemlqa'
const EACH = 1000

/** 1,000 notes of a format, each with a secret of its own, most with something to find. */
function notes(format: number): string[] {
  const letters = (value: number): string => [...String(value)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  return Array.from({ length: EACH }, (_, index) => {
    const secret = `${MARK}${letters(format * EACH + index)}`
    return (
      [
        `Elsa har diabetes sedan ${secret} kom.`,
        `Han var sjuk i feber, sa ${secret} i dag.`,
        `Vi ses hos ${secret} på fredag.`,
      ][index % 3] ?? ''
    )
  })
}

const of = (format: number, join: (note: string, index: number) => string, between = '\n'): string =>
  notes(format).map(join).join(between)

const folder = makeFolder({
  'in/a.csv': `Id;Kommentar\n${of(0, (note, id) => `${id};${note}`)}\nx;"${MARK}öppen\n`,
  'in/b.ndjson': `${of(1, (text, id) => JSON.stringify({ id, text }))}\n{"text": "${MARK}bruten\n`,
  'in/c.json': JSON.stringify(notes(2).map((text, id) => ({ id, text }))),
  'in/d.xml': `<a>${of(3, (note) => `<note>${note}</note>`)}<b>${MARK}`,
  'in/e.html': `<html><body>${of(4, (note) => `<p>${note}</p>`)}</body></html>`,
  'in/f.md': of(5, (note) => note, '\n\n'),
  'in/g.txt': of(6, (note) => note, '\n\n'),
  'in/h.xlsx': makeWorkbook([
    { name: 'Blad1', rows: [['Id', 'Kommentar'], ...notes(7).map((note, id) => [id, note])] },
  ]),
  'in/i.docx': makeDocx({
    body: notes(8)
      .map((note) => paragraph(run(note)))
      .join(''),
  }),
  'in/j.zip': makeZip({
    'inne.csv': `Id;Kommentar\n${of(9, (note, id) => `${id};${note}`)}`,
    'bruten.json': `{"a": "${MARK}`,
  }),
})
afterAll(folder.remove)

const result = join(folder.path, 'r.ndjson')
let scanned: Output<number>

beforeAll(async () => {
  process.env.FRITEXT_KEY = 'a key that tests share'
  scanned = await capture(() =>
    scan([join(folder.path, 'in')], {
      policy: 'strict',
      format: 'ndjson',
      outputFile: result,
      failOn: 'never',
      lang: 'sv',
      concurrency: 1,
    }),
  )
}, 300_000)

async function unpacked(bytes: Buffer): Promise<string> {
  const archive = await openArchive(bufferSource('a.xlsx', bytes), {})
  let text = ''
  for (const entry of archive.entries) for await (const piece of await archive.stream(entry)) text += String(piece)
  archive.close()
  return text
}

it('10,000 secrets in ten formats were scanned, and what is broken was told', () => {
  const summary = JSON.parse(readFileSync(result, 'utf8').trim().split('\n').at(-1) ?? '{}')
  expect(summary.scanned).toBeGreaterThanOrEqual(10 * EACH)
  expect(summary.findings).toBeGreaterThan(5 * EACH)
  expect(summary.failures).toBeGreaterThanOrEqual(4)
  expect(scanned.code).toBe(2)
})

it('none stands in the result, on either stream or in an error', () => {
  for (const text of [readFileSync(result, 'utf8'), scanned.out, scanned.err])
    expect(text.toLowerCase().includes(MARK)).toBe(false)
  expect(scanned.err).toMatch(/E2\d\d/)
})

it.each([['pretty'], ['json'], ['ndjson'], ['csv'], ['sarif'], ['html'], ['xlsx']] as const)(
  'none stands in the report as %s',
  async (format) => {
    const target = join(folder.path, `report.${format}`)
    const { code, out, err } = await capture(() =>
      report(result, { format, outputFile: target, locale: 'sv', maxFindings: 1e6 }),
    )
    expect([code, out, err]).toEqual([0, '', ''])
    const bytes = readFileSync(target)
    const text = format === 'xlsx' ? await unpacked(bytes) : bytes.toString()
    expect(text.length).toBeGreaterThan(10_000)
    expect(text.toLowerCase().includes(MARK)).toBe(false)
  },
)

/** Runs a scan with workers in a process of its own, with everything that Node and its workers can be asked to tell; kills it when a checkpoint is there. */
function interrupted(
  target: string,
  more: readonly string[],
  kill: boolean,
): Promise<{ code: number | null; said: string }> {
  const args = [
    '--trace-warnings',
    '--trace-uncaught',
    'dist/cli/main.js',
    'scan',
    join(folder.path, 'in'),
    '--policy',
    'strict',
  ]
  const child = spawn(
    process.execPath,
    [...args, '--format', 'ndjson', '-o', target, '--fail-on', 'never', '--concurrency', '2', ...more],
    { env: { ...process.env, NODE_DEBUG: 'worker,stream,fs' } },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)))
  const timer = kill
    ? setInterval(() => {
        if (existsSync(`${target}.checkpoint`)) child.kill('SIGKILL')
      }, 5)
    : undefined
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(timer)
      resolve({ code, said })
    })
  })
}

it('none stands in what a killed scan leaves, in its checkpoint, in what workers say, or in what a resumed one writes', async () => {
  const target = join(folder.path, 'killed.ndjson')
  const clean = (text: string): boolean => !text.toLowerCase().includes(MARK)
  const first = await interrupted(target, [], true)
  expect(first.code).toBeNull()
  const left = readdirSync(folder.path).filter((name) => name.startsWith('killed'))
  expect(left).toContain('killed.ndjson.checkpoint')
  expect(readFileSync(target).length).toBeGreaterThan(1000)
  for (const name of left) expect([name, clean(readFileSync(join(folder.path, name), 'latin1'))]).toEqual([name, true])
  const second = await interrupted(target, ['--resume'], false)
  expect(second.code).toBe(2)
  expect(second.said).toMatch(/WORKER/)
  expect([clean(first.said), clean(second.said)]).toEqual([true, true])
  expect(readFileSync(target, 'utf8')).toBe(readFileSync(result, 'utf8'))
}, 300_000)
