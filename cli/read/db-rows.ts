/** Rows of databases and column files as rows of a table. */

import type { Locator } from './record.ts'
import type { TableRow } from './table.ts'

/** A value as databases give it. */
export type DbValue = string | number | bigint | boolean | Date | Uint8Array | object | null | undefined

/** The value as text; undefined for bytes that are none. */
export function dbText(value: DbValue): string | undefined {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    return bytes.includes(0) || !isText(bytes) ? undefined : bytes.toString('utf8')
  }
  if (typeof value === 'object')
    return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))
  return String(value)
}

function isText(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes)
}

/** One row. `names` are its columns, `number` counts from 1 in its table. */
export class DbRow implements TableRow {
  readonly type = 'row'
  readonly values: readonly string[]
  readonly #names: readonly string[]
  readonly #number: number
  readonly #part: string | undefined

  constructor(values: readonly string[], names: readonly string[], number: number, part: string | undefined) {
    this.values = values
    this.#names = names
    this.#number = number
    this.#part = part
  }

  place(index: number): Locator {
    const pointer =
      this.#number === 0 ? 'header' : `row ${this.#number}, ${this.#names[index] ?? `column ${index + 1}`}`
    return { pointer, ...(this.#part === undefined ? {} : { part: this.#part }) }
  }
}

/** The row of the names themselves, which the table takes as its header. */
export function headerRow(names: readonly string[], part: string | undefined): DbRow {
  return new DbRow(names, names, 0, part)
}
