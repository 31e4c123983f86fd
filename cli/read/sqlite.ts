/** Reader of SQLite databases by `better-sqlite3`, an optional package: the rows of a query, or every table. Opened to be read only. */

import { DbRow, type DbValue, dbText, headerRow } from './db-rows.ts'
import { Budget, once, placeOf, readInside } from './inside.ts'
import { failure } from './messages.ts'
import { loadOptional, missingPackage } from './optional.ts'
import { DOCUMENT_BYTES, type ReadOptions, type ReadSource, type Source } from './options.ts'
import { inPart, partItem, partWithin } from './part.ts'
import type { ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { allBytes } from './source.ts'
import { readTable, type TableRow } from './table.ts'

interface Statement {
  readonly reader: boolean
  readonly readonly: boolean
  raw(on: boolean): Statement
  safeIntegers(on: boolean): Statement
  columns(): readonly { readonly name: string }[]
  iterate(): IterableIterator<DbValue[]>
  all(): unknown[]
}

interface Database {
  prepare(sql: string): Statement
  pragma(text: string): unknown
  close(): void
}

interface BetterSqlite {
  default: new (file: string | Buffer, options: { readonly readonly: boolean }) => Database
}

/** The code of a database error, which is safe to print; its message may quote. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z_\d]{1,40}$/.test(code) ? code : 'unknown'
}

async function* rows(
  statement: Statement,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
  part: string,
): AsyncGenerator<TableRow | ReadItem> {
  const names = statement.columns().map(({ name }) => name)
  yield headerRow(names, part)
  let number = 0
  try {
    for (const row of statement.raw(true).safeIntegers(true).iterate()) {
      number++
      const values: string[] = []
      for (const [index, value] of row.entries()) {
        const text = dbText(value)
        values.push(text ?? '')
        // A document in a cell is read as one.
        if (text === undefined && value instanceof Uint8Array) {
          const inner = `row ${number}, ${safeName(names[index] ?? '', 80)}`
          yield* readInside({ ...source, part }, inner, once(value), options, read)
        }
      }
      yield new DbRow(values, names, number, part)
    }
  } catch (error) {
    yield failure('E283', source.file, { part }, { what: codeOf(error) })
  }
}

function tablesOf(database: Database): string[] {
  const list = database.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
  )
  return list.all().map((row) => String((row as { name: unknown }).name))
}

async function open(source: Source, options: ReadOptions, sqlite: BetterSqlite): Promise<Database | ReadItem> {
  const limit = options.maxDocumentBytes ?? DOCUMENT_BYTES
  const bytes = source.path === undefined ? await allBytes(source, limit) : undefined
  if (source.path === undefined && bytes === undefined) {
    return failure('E210', source.file, placeOf(source), { limit })
  }
  try {
    const database = new sqlite.default(source.path ?? bytes ?? '', { readonly: true })
    // A database from elsewhere may hold views and triggers that were made to do harm.
    for (const pragma of ['trusted_schema = OFF', 'query_only = ON', 'cell_size_check = ON']) database.pragma(pragma)
    return database
  } catch (error) {
    // Installed without its native part.
    const unbuilt = error instanceof Error && /bindings|dlopen|NODE_MODULE_VERSION/i.test(error.message)
    if (unbuilt) return missingPackage('better-sqlite3', source.file, source.part)
    return failure('E281', source.file, placeOf(source), { what: codeOf(error) })
  }
}

/** Reads an SQLite database. With `options.query` its rows, else all tables one after the other. */
export async function* readSqlite(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  const { file } = source
  const sqlite = await loadOptional<BetterSqlite>('better-sqlite3')
  if (sqlite === undefined) {
    yield missingPackage('better-sqlite3', file, source.part)
    return
  }
  const database = await open(source, options, sqlite)
  if ('type' in database) {
    yield database
    return
  }
  const outer: Source = { ...source, budget: source.budget ?? new Budget() }
  try {
    const queries =
      options.query === undefined
        ? tablesOf(database).map((name) => [name, `SELECT * FROM "${name.replaceAll('"', '""')}"`] as const)
        : [['query', options.query] as const]
    for (const [name, sql] of queries) {
      const part = safeName(partWithin(source, name))
      let statement: Statement
      try {
        statement = database.prepare(sql)
        if (!statement.reader || !statement.readonly) throw Object.assign(new Error(), { code: 'NOT_A_SELECT' })
      } catch (error) {
        yield failure(options.query === undefined ? 'E283' : 'E282', file, { part }, { what: codeOf(error) })
        continue
      }
      yield partItem({ file, part }, 'table')
      const context = { file, options, start: '', part, headed: true }
      for await (const item of readTable(rows(statement, outer, options, read, part), context)) yield inPart(item, part)
    }
  } catch (error) {
    yield failure('E283', file, placeOf(source), { what: codeOf(error) })
  } finally {
    database.close()
  }
}
