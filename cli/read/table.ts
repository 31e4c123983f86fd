/** Rows to records: the part that CSV, XLSX and HTML tables share. Finds header and columns, then yields value by value. */

import type { SystemProfile } from '../systems/system.ts'
import { type Column, type ColumnPlan, describeColumns, planColumns } from './columns.ts'
import { looksLikeProse } from './content.ts'
import { findHeader, type HeaderPlace } from './header.ts'
import { many, notice } from './messages.ts'
import type { ReadOptions } from './options.ts'
import type { Locator, ReadItem, Segment, TextRecord } from './record.ts'
import { systemNotice, systemOf } from './system-of.ts'

/** How many rows are looked at before columns are chosen. */
const SAMPLE = 250

/** How much text they hold at most, in UTF-16 code units. */
const SAMPLE_LENGTH = 4_000_000

/** One row of a table, as a reader found it. */
export interface TableRow {
  readonly type: 'row'
  readonly values: readonly string[]
  /** Where a value stands; `row` is added by the table. */
  place(index: number): Locator
  /** Where the parts of a value stand, if it is not in the file as it is. */
  segments?(index: number): readonly Segment[] | undefined
}

/** What a table is read with. */
export interface TableContext {
  readonly file: string
  readonly options: ReadOptions
  /** The first characters of the file, for the systems to recognise. */
  readonly start: string
  /** Name of the sheet or entry, for notices. */
  readonly part?: string
  /** A system that is already known. */
  readonly system?: SystemProfile
  /** True where the first row is the header for certain, as in databases. */
  readonly headed?: boolean
}

const TOTAL = /^\s*(?:summa|totalt?|sum|antal|utskriven|utskrivet|rapporten? skapad|genererad|skapad)\b/i

function isBlank(values: readonly string[]): boolean {
  return values.every((value) => value.trim() === '')
}

class Table {
  readonly #context: TableContext
  readonly #plan: ColumnPlan
  readonly #system: SystemProfile | undefined
  readonly #place: HeaderPlace
  #row = 0
  #longer = 0
  #totals = 0
  #lifted = 0

  constructor(context: TableContext, sample: readonly TableRow[]) {
    this.#context = context
    const rows = sample.map((row) => row.values)
    this.#place =
      context.headed === true
        ? { header: 0, first: 1, width: rows[0]?.length ?? 0 }
        : findHeader(rows, [
            ...(context.options.columns ?? []),
            ...(context.options.groups ?? []),
            ...(context.options.key === undefined ? [] : [context.options.key]),
          ])
    const { header, first, width } = this.#place
    const names = header === undefined ? [] : (rows[header] ?? [])
    const headers = Array.from({ length: width }, (_, index) => {
      const name = names[index]?.trim() ?? ''
      return name === '' ? undefined : name
    })
    const fields = headers.filter((name) => name !== undefined)
    this.#system = context.system ?? systemOf(context.file, context.start, fields, context.options)
    this.#plan = planColumns(context.file, headers, rows.slice(first), context.options, this.#system)
  }

  /** What is said before the rows of the sample, and these. `held` came before: where the file comes from is said first of all. */
  *opening(sample: readonly TableRow[], held: readonly ReadItem[]): Generator<ReadItem> {
    const { file, part, system } = this.#context
    if (system === undefined && this.#system !== undefined)
      yield systemNotice(file, this.#system, this.#context.options)
    yield* held
    yield* this.#plan.missing
    const { en, sv } = describeColumns(this.#plan.columns)
    const where = part === undefined ? '' : `${part}: `
    yield notice(file, 'columns', where + en, where + sv, this.#plan.columns.map(bare))
    if (this.#place.header === undefined) {
      yield notice(file, 'header', `${where}No header row was found.`, `${where}Ingen rubrikrad hittades.`)
    }
    if (this.#context.options.plan === true) return
    const titles = sample.slice(0, this.#place.header ?? 0).filter((row) => !isBlank(row.values))
    if (titles.length > 0) {
      const count = titles.length
      yield notice(
        file,
        'titles',
        `${where}Above the header: ${many(count, 'title row', 'title rows')}.`,
        `${where}Ovanför rubrikraden: ${many(count, 'titelrad', 'titelrader')}.`,
      )
    }
    for (const row of titles) yield* this.#outside(row)
    for (const row of sample.slice(this.#place.first)) yield* this.row(row)
  }

  *row(row: TableRow): Generator<ReadItem> {
    if (isBlank(row.values)) return
    if (this.#isTotal(row.values)) {
      this.#totals++
      yield* this.#outside(row)
      return
    }
    this.#row++
    const { columns, key } = this.#plan
    const shifted = row.values.length > columns.length && !isBlank(row.values.slice(columns.length))
    if (shifted) this.#longer++
    for (const [index, text] of row.values.entries()) {
      if (text.trim() === '') continue
      const column = columns[index]
      const role = this.#role(column, text, shifted)
      if (role === undefined) continue
      yield this.#record(row, index, text, role, column, key === undefined ? undefined : row.values[key])
    }
  }

  *closing(): Generator<ReadItem> {
    const { file } = this.#context
    if (this.#longer > 0) {
      yield notice(
        file,
        'rows',
        `More cells than the header: ${many(this.#longer, 'row', 'rows')}; the cells were judged one by one.`,
        `Fler celler än rubrikraden: ${many(this.#longer, 'rad', 'rader')}; cellerna bedömdes en för en.`,
      )
    }
    if (this.#totals > 0) {
      yield notice(
        file,
        'totals',
        `Totals: ${many(this.#totals, 'row', 'rows')}.`,
        `Summeringar: ${many(this.#totals, 'rad', 'rader')}.`,
      )
    }
    if (this.#lifted > 0) {
      yield notice(
        file,
        'lifted',
        `Outside the prose columns ${many(this.#lifted, 'value reads', 'values read')} like sentences: judged as prose.`,
        `Utanför fritextkolumnerna ser ${many(this.#lifted, 'värde', 'värden')} ut som meningar: bedöms som fritext.`,
      )
    }
  }

  #isTotal(values: readonly string[]): boolean {
    const filled = values.filter((value) => value.trim() !== '')
    const width = this.#plan.columns.length
    return width >= 3 && filled.length <= width / 2 && TOTAL.test(filled[0] ?? '')
  }

  /** The role of one value. A sentence in a column of values is prose all the same, unless the user chose the columns. */
  #role(column: Column | undefined, text: string, shifted: boolean): TextRecord['role'] | undefined {
    if (column?.role === 'prose') return 'prose'
    if (column?.fixed !== true && looksLikeProse(text)) {
      this.#lifted++
      return 'prose'
    }
    const left = column?.role === 'identifier' && !shifted && this.#context.options.everything !== true
    return left ? undefined : 'cell'
  }

  /** Values of a row above or below the table. */
  *#outside(row: TableRow): Generator<ReadItem> {
    for (const [index, text] of row.values.entries()) {
      if (text.trim() === '') continue
      yield this.#record(row, index, text, looksLikeProse(text) ? 'prose' : 'cell', undefined, undefined, true)
    }
  }

  #record(
    row: TableRow,
    index: number,
    text: string,
    role: TextRecord['role'],
    column: Column | undefined,
    key: string | undefined,
    outside = false,
  ): TextRecord {
    const place = row.place(index)
    const segments = row.segments?.(index)
    return {
      type: 'record',
      file: this.#context.file,
      locator: outside ? place : { ...place, row: this.#row },
      role,
      text,
      ...(key === undefined || key === '' ? {} : { key }),
      ...(this.#system === undefined ? {} : { system: this.#system.id }),
      ...(column?.field === undefined ? {} : { field: column.field }),
      ...(column?.kind === undefined ? {} : { kind: column.kind }),
      ...(segments === undefined ? {} : { segments }),
    }
  }
}

function bare({ number, name, role, why }: Column): Pick<Column, 'number' | 'name' | 'role' | 'why'> {
  return { number, name, role, why }
}

/** Reads a table: rows in, records and notices out. Other items of the stream pass through in their place. */
export async function* readTable(
  rows: AsyncIterable<TableRow | ReadItem>,
  context: TableContext,
): AsyncGenerator<ReadItem> {
  let sample: TableRow[] | undefined = []
  const held: ReadItem[] = []
  let length = 0
  let table: Table | undefined
  for await (const item of rows) {
    if (item.type !== 'row') {
      // A document in the first rows is not kept waiting: it may be large.
      if (sample !== undefined && item.type !== 'record') held.push(item)
      else yield item
    } else if (sample !== undefined) {
      sample.push(item)
      for (const value of item.values) length += value.length
      if (sample.length >= SAMPLE || length >= SAMPLE_LENGTH) {
        table = new Table(context, sample)
        yield* table.opening(sample, held)
        sample = undefined
        if (context.options.plan === true) return
      }
    } else if (table !== undefined) yield* table.row(item)
  }
  if (sample?.some((row) => !isBlank(row.values))) {
    table = new Table(context, sample)
    yield* table.opening(sample, held)
  } else if (sample !== undefined) yield* held
  if (table !== undefined) yield* table.closing()
}
