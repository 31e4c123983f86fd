/** School unit and period of a record, from the other values of its row. */
import { findNamed } from '../read/columns.ts'
import type { ReadFailure, ReadNotice, TextRecord } from '../read/index.ts'

/** Columns that tell school unit and period, by name; the usual names are known. */
export interface Groups {
  readonly unit?: string
  readonly period?: string
}

const UNITS = new Set(['skola', 'skolenhet', 'enhet', 'school', 'schoolunit', 'unit'])
const PERIODS = new Set(['termin', 'läsår', 'period', 'term', 'schoolyear', 'datum', 'date', 'skapad', 'created'])

/** Longest value that is taken for the name of a group; longer ones are text. */
const LONGEST = 60

type Item = TextRecord | ReadFailure | ReadNotice
type Grouped = Item & { unit?: string; period?: string }

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A date becomes its month; anything else of one line stands as it is. */
function periodOf(value: string): string | undefined {
  const date = /^\s*((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:[T\s].*)?$/.exec(value)
  return date === null ? nameOf(value) : `${date[1]}-${date[2]}`
}

function nameOf(value: string): string | undefined {
  const name = value.trim()
  return name === '' || name.length > LONGEST || /[\r\n]/.test(name) ? undefined : name
}

interface Cell {
  readonly field: string
  readonly text: string
}

/** The first value that names a group: of the column asked for, found as the readers find it, or else of those with usual names. */
function groupOf(
  cells: readonly Cell[],
  asked: string | undefined,
  usual: ReadonlySet<string>,
  name: (text: string) => string | undefined,
): string | undefined {
  const fields = cells.map(({ field }) => field)
  const named = asked === undefined ? undefined : findNamed(fields, asked)
  for (const [index, { field, text }] of cells.entries()) {
    if (!(named?.includes(index) ?? usual.has(plain(field)))) continue
    const value = name(text)
    if (value !== undefined) return value
  }
  return undefined
}

/** Holds the values of a row until it is complete: its school may stand in the last column. */
export class RowGroups {
  readonly #groups: Groups
  #row: string | undefined
  #held: Item[] = []

  constructor(groups: Groups) {
    this.#groups = groups
  }

  /** Takes the next item; gives those whose row is complete. */
  push(item: Item): Grouped[] {
    const row = rowOf(item)
    // Failures and notices of a row stay in their place within it.
    if (item.type !== 'record' && this.#held.length > 0) {
      this.#held.push(item)
      return []
    }
    if (row !== undefined && row === this.#row) {
      this.#held.push(item)
      return []
    }
    const done = this.end()
    this.#row = row
    if (row === undefined) return [...done, item]
    this.#held.push(item)
    return done
  }

  /** The items of the last row. */
  end(): Grouped[] {
    const held = this.#held
    this.#held = []
    const cells = held.flatMap((item) =>
      item.type === 'record' && item.field !== undefined && item.role === 'cell'
        ? [{ field: item.field, text: item.text }]
        : [],
    )
    const unit = groupOf(cells, this.#groups.unit, UNITS, nameOf)
    const period = groupOf(cells, this.#groups.period, PERIODS, periodOf)
    if (unit === undefined && period === undefined) return held
    const more = { ...(unit === undefined ? {} : { unit }), ...(period === undefined ? {} : { period }) }
    return held.map((item) => (item.type === 'record' ? { ...item, ...more } : item))
  }
}

/** What records of one row share: the row, or the object or element around them. */
function rowOf(item: Item): string | undefined {
  if (item.type !== 'record') return undefined
  const { row, pointer, part } = item.locator
  if (row !== undefined) return `${part ?? ''}\n${row}`
  const cut = pointer?.lastIndexOf('/') ?? -1
  return cut <= 0 ? undefined : `${part ?? ''}\n${pointer?.slice(0, cut)}`
}
