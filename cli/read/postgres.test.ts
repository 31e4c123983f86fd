import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openInput } from './index.ts'
import { isPostgres, postgresLabel } from './postgres-address.ts'

test('an address shows neither user nor password', () => {
  expect(postgresLabel('postgresql://anna:hemligt@db.example.se:5432/skola?sslmode=require')).toBe(
    'postgres://db.example.se:5432/skola',
  )
  expect(isPostgres('postgres://x/y')).toBe(true)
  expect(isPostgres('postgres.csv')).toBe(false)
})

test('without a query, or without a server: what to do', async () => {
  const read = async (options = {}) =>
    (await collect(openInput('postgres://anna:hemligt@127.0.0.1:1/skola', options))).failures
  expect(await read()).toMatchObject([{ code: 'E280' }])
  const failures = await read({ query: 'select 1' })
  expect(failures).toMatchObject([{ code: 'E281', file: 'postgres://127.0.0.1:1/skola' }])
  expect(JSON.stringify(failures)).not.toContain('hemligt')
})

/** A server of one's own, where PostgreSQL is installed and does not run as root. */
const canServe = process.getuid?.() !== 0 && hasServer()

function hasServer(): boolean {
  try {
    execFileSync('pg_ctl', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const given = process.env.FRITEXT_TEST_POSTGRES

describe.skipIf(given === undefined && !canServe)('a server', () => {
  let address = given ?? ''
  let folder: string | undefined

  beforeAll(() => {
    if (given !== undefined) return
    folder = mkdtempSync(join(tmpdir(), 'fritext-pg-'))
    const data = join(folder, 'data')
    const port = 20_000 + (process.pid % 10_000)
    execFileSync('initdb', ['-D', data, '-A', 'trust', '-U', 'test'], { stdio: 'ignore' })
    execFileSync('pg_ctl', ['-D', data, '-o', `-p ${port} -k ${folder}`, '-w', 'start'], { stdio: 'ignore' })
    address = `postgres://test@127.0.0.1:${port}/postgres`
  })

  afterAll(() => {
    if (folder === undefined) return
    execFileSync('pg_ctl', ['-D', join(folder, 'data'), '-m', 'immediate', 'stop'], { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  })

  test('rows come through a cursor, as text', async () => {
    const query =
      "select i as id, 'Elsa kom sent ' || i as kommentar, date '2026-01-12' as datum from generate_series(1, 1201) i"
    const { records, failures } = await collect(openInput(address, { query }))
    expect(failures).toEqual([])
    const prose = records.filter(({ role }) => role === 'prose')
    expect(prose).toHaveLength(1201)
    expect(prose.at(-1)).toMatchObject({ text: 'Elsa kom sent 1201', key: '1201', locator: { row: 1201 } })
    expect(records.find(({ field }) => field === 'datum')?.text).toBe('2026-01-12')
  })

  test('nothing can be written, one statement only, and a query that fails on the way loses nothing without a word', async () => {
    const codes = async (query: string) =>
      (await collect(openInput(address, { query }))).failures.map(({ code }) => code)
    expect(await codes('select 1; drop table x')).toEqual(['E282'])
    expect(await codes('create table x (y int)')).toEqual(['E282'])
    expect(await codes("select setval('x', 1)")).toEqual(['E282'])
    const { records, failures } = await collect(
      openInput(address, {
        query: "select 'Elsa kom sent ' || 1 / (900 - i) as kommentar from generate_series(1, 1201) i",
      }),
    )
    expect(records.length).toBeGreaterThanOrEqual(500)
    expect(failures).toMatchObject([{ code: 'E283' }])
  })
})
