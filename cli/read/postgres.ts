/**
 * Reader of PostgreSQL by `pg`, an optional package: the rows of one query through a cursor, in a transaction that can only read. The
 * one reader that opens a connection, and only to the database that the user names.
 */

import { DbRow, type DbValue, dbText, headerRow } from './db-rows.ts'
import { failure } from './messages.ts'
import { loadOptional, missingPackage } from './optional.ts'
import type { ReadOptions } from './options.ts'
import { partItem } from './part.ts'
import { postgresLabel } from './postgres-address.ts'
import type { ReadItem } from './record.ts'
import { readTable, type TableRow } from './table.ts'

/** Rows that are fetched at once. */
const ROWS = 500

interface Result {
  readonly rows: readonly (readonly DbValue[])[]
  readonly fields: readonly { readonly name: string }[]
}

interface Client {
  connect(): Promise<void>
  query(what: string | Readonly<Record<string, unknown>>): Promise<Result>
  end(): Promise<void>
  on(event: 'error', listener: () => void): void
}

interface Pg {
  default: { Client: new (options: Readonly<Record<string, unknown>>) => Client }
}

/** The SQLSTATE or system code of an error. Its message may quote rows and is never shown. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z\d_]{1,30}$/.test(code) ? code : 'unknown'
}

async function* rows(client: Client, file: string, first: Result): AsyncGenerator<TableRow | ReadItem> {
  const names = first.fields.map(({ name }) => name)
  yield headerRow(names, undefined)
  let number = 0
  for (let batch = first; batch.rows.length > 0; ) {
    for (const row of batch.rows) {
      number++
      yield new DbRow(
        row.map((value) => dbText(value) ?? ''),
        names,
        number,
        undefined,
      )
    }
    try {
      batch = await fetch(client)
    } catch (error) {
      yield failure('E283', file, {}, { what: codeOf(error) })
      return
    }
  }
}

/** Everything comes as the text that the database writes: dates, numbers and JSON are not turned over on the way. */
const AS_TEXT = { getTypeParser: () => (value: string) => value }

function fetch(client: Client): Promise<Result> {
  return client.query({ text: `FETCH FORWARD ${ROWS} FROM fritext`, rowMode: 'array', types: AS_TEXT })
}

/** Reads the rows of `options.query` from the database at `address`. */
export async function* readPostgres(address: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const file = postgresLabel(address)
  if (options.query === undefined) {
    yield failure('E280', file, {})
    return
  }
  const pg = await loadOptional<Pg>('pg')
  if (pg === undefined) {
    yield missingPackage('pg', file, undefined)
    return
  }
  let client: Client
  try {
    client = new pg.default.Client({ connectionString: address, connectionTimeoutMillis: 20_000 })
    // A connection that breaks while nobody waits must not end the process.
    client.on('error', () => undefined)
    await client.connect()
  } catch (error) {
    yield failure('E281', file, {}, { what: codeOf(error) })
    return
  }
  try {
    let first: Result
    try {
      await client.query('BEGIN READ ONLY')
      // The extended protocol takes one statement and no more.
      await client.query({ text: `DECLARE fritext NO SCROLL CURSOR FOR ${options.query}`, queryMode: 'extended' })
      first = await fetch(client)
    } catch (error) {
      yield failure('E282', file, {}, { what: codeOf(error) })
      return
    }
    yield partItem({ file }, 'postgresql')
    yield* readTable(rows(client, file, first), { file, options, start: '', headed: true })
  } finally {
    await client.end().catch(() => undefined)
  }
}
