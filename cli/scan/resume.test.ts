import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder } from '../testing.ts'

const NOTES = [
  'Elsa har diabetes och behöver insulin.',
  'Bra arbete med kapitel tre i dag.',
  'Han var sjuk i feber hela veckan.',
  'Läser vidare på fredag med gruppen.',
  'Hemligsson bor med sin mamma på skyddat boende.',
]
const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `${index};Skola ${index % 3};2026-0${1 + (index % 6)}-12;${NOTES[index % NOTES.length]} Nummer ${index}.`,
  ).join('\n')

const folder = makeFolder({
  'in/a.csv': `Id;Skola;Datum;Kommentar\n${rows(600)}\n`,
  'in/b.ndjson': `${Array.from({ length: 300 }, (_, id) => JSON.stringify({ id, text: NOTES[id % 5] })).join('\n')}\n{"id":1, bruten\n`,
  'in/c.txt': 'Hon har epilepsi.\n\nHon har läst boken.\n',
  'in/d.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
})
afterAll(folder.remove)

const KEY = { FRITEXT_KEY: 'a key that tests share' }
const input = join(folder.path, 'in')
const file = (name: string): string => join(folder.path, name)
const command = (target: string, ...more: string[]): string[] => [
  'dist/cli/main.js',
  ...['scan', input, '--policy', 'strict', '--fail-on', 'never', '--format', 'ndjson', '-o', target, ...more],
]

function scan(target: string, ...more: string[]): { code: number | null; err: string } {
  const run = spawnSync(process.execPath, command(target, ...more), {
    encoding: 'utf8',
    env: { ...process.env, ...KEY },
  })
  return { code: run.status, err: run.stderr }
}

/** Kills a scan without a word after some milliseconds; true if it was still at work. */
function killed(target: string, after: number, more: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command(target, ...more), {
      stdio: 'ignore',
      env: { ...process.env, ...KEY },
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), after)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

let whole = ''
let took = 0

beforeAll(() => {
  const started = performance.now()
  expect(scan(file('whole.ndjson'), '--concurrency', '1').code).toBe(2)
  took = performance.now() - started
  whole = readFileSync(file('whole.ndjson'), 'utf8')
}, 120_000)

describe('the result', () => {
  it('is the same for one, two and three workers', () => {
    for (const workers of ['2', '3']) {
      scan(file('w.ndjson'), '--concurrency', workers)
      expect(readFileSync(file('w.ndjson'), 'utf8')).toBe(whole)
    }
    expect(whole.split('\n').filter((line) => line.startsWith('{"type":"finding"')).length).toBeGreaterThan(400)
  })

  it('leaves no checkpoint behind', () => {
    expect(existsSync(file('whole.ndjson.checkpoint'))).toBe(false)
  })
})

describe('a scan that is killed', () => {
  it('ends, when resumed, with the same bytes: 20 random moments', async () => {
    let caught = 0
    let kept = 0
    for (let round = 0; round < 20; round++) {
      const target = file('killed.ndjson')
      rmSync(target, { force: true })
      rmSync(`${target}.checkpoint`, { force: true })
      const workers = ['--concurrency', String(1 + (round % 2))]
      if (await killed(target, took * (0.2 + 0.75 * Math.random()), workers)) caught++
      if (existsSync(`${target}.checkpoint`)) {
        kept++
        expect(readFileSync(`${target}.checkpoint`, 'utf8')).toMatch(
          /^\{"bytes":\d+,"batches":\d+,"seal":"[\w-]{43}"\}\n$/,
        )
      }
      expect(scan(target, '--resume', ...workers).code).toBe(2)
      expect(readFileSync(target, 'utf8')).toBe(whole)
    }
    expect(caught).toBeGreaterThan(10)
    expect(kept).toBeGreaterThan(2)
  }, 600_000)

  it('is resumed after it was killed again, and after bytes were written behind the checkpoint', async () => {
    const target = file('again.ndjson')
    for (let round = 0; round < 3; round++) {
      await killed(target, took * 0.6, ['--concurrency', '1', '--resume'])
      if (existsSync(target)) appendFileSync(target, '{"type":"find')
    }
    scan(target, '--resume')
    expect(readFileSync(target, 'utf8')).toBe(whole)
  }, 120_000)

  it('starts over where the result lost what the checkpoint promises', async () => {
    const target = file('lost.ndjson')
    await killed(target, took * 0.8, ['--concurrency', '1'])
    if (existsSync(target)) truncateSync(target, 10)
    scan(target, '--resume')
    expect(readFileSync(target, 'utf8')).toBe(whole)
  }, 120_000)
})

describe('--resume', () => {
  it('starts anew where its checkpoint is damaged', () => {
    const target = join(folder.path, 'skadad.ndjson')
    scan(target)
    const whole = readFileSync(target, 'utf8')
    for (const damaged of ['null', '{"bytes":1}', '[]', '{']) {
      writeFileSync(`${target}.checkpoint`, damaged)
      expect(scan(target, '--resume').err).toContain('from the beginning')
      expect(readFileSync(target, 'utf8')).toBe(whole)
    }
  })

  it('needs a result file and files that can be read twice', () => {
    const run = spawnSync(process.execPath, ['dist/cli/main.js', 'scan', input, '--resume'], { encoding: 'utf8' })
    expect([run.status, run.stderr]).toEqual([
      2,
      '--resume continues a result: give --format ndjson and the same -o as before.\n',
    ])
  })
})
