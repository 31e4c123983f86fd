/** The rows of one sheet, as a stream. */

import type { Entry } from 'yauzl'
import type { Locator } from './record.ts'
import type { TableRow } from './table.ts'
import { type PartHandler, parsePart, unescapeCell } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** What is hidden in a sheet. Filled while its rows are read. */
export interface Hidden {
  rows: number
  /** Letters of the columns. */
  readonly columns: string[]
}

/** Widest sheet that Excel knows; a reference beyond it is damage. */
const MAX_COLUMNS = 16_384

/** The letters of a column, from index 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** The index of a cell reference's column, from 0; undefined for no reference. */
export function columnIndex(ref: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(ref)?.[0]
  if (letters === undefined) return undefined
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index <= MAX_COLUMNS ? index - 1 : undefined
}

/** A number as it was typed: long ones, personal numbers among them, are stored as 2.01501012384E11. */
function plainNumber(value: string): string {
  return /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value
}

class SheetRow implements TableRow {
  readonly type = 'row'
  readonly values: readonly string[]
  readonly #sheet: string
  readonly #number: number
  readonly #part: string

  constructor(values: readonly string[], sheet: string, number: number, part: string) {
    this.values = values
    this.#sheet = sheet
    this.#number = number
    this.#part = part
  }

  place(index: number): Locator {
    return { pointer: `${this.#sheet}!${columnLetters(index)}${this.#number}`, part: this.#part }
  }
}

class SheetHandler implements PartHandler {
  readonly #strings: readonly string[]
  readonly #sheet: string
  readonly #part: string
  readonly #hidden: Hidden
  #out: SheetRow[] = []
  #values: string[] = []
  #row = 0
  #cell = 0
  #type = ''
  #value = ''
  #taking = false
  #phonetic = false

  constructor(strings: readonly string[], sheet: string, part: string, hidden: Hidden) {
    this.#strings = strings
    this.#sheet = sheet
    this.#part = part
    this.#hidden = hidden
  }

  drain(): SheetRow[] {
    const out = this.#out
    this.#out = []
    return out
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      this.#cell = columnIndex(attributes.r ?? '') ?? this.#values.length
      this.#type = attributes.t ?? 'n'
      this.#value = ''
    } else if (name === 'v') this.#taking = true
    else if (name === 't') this.#taking = !this.#phonetic
    else if (name === 'rPh') this.#phonetic = true
    else if (name === 'row') {
      const number = Number(attributes.r)
      this.#row = Number.isSafeInteger(number) && number > 0 ? number : this.#row + 1
      this.#values = []
      if (/^(?:1|true)$/.test(attributes.hidden ?? '')) this.#hidden.rows++
    } else if (name === 'col' && /^(?:1|true)$/.test(attributes.hidden ?? '')) {
      const last = Math.min(Number(attributes.max), Number(attributes.min) + 50)
      for (let index = Number(attributes.min); index <= last; index++)
        this.#hidden.columns.push(columnLetters(index - 1))
    }
  }

  text(text: string): void {
    if (this.#taking) this.#value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#taking = false
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'c') {
      while (this.#values.length < this.#cell) this.#values.push('')
      this.#values[this.#cell] = this.#read()
    } else if (name === 'row') this.#out.push(new SheetRow(this.#values, this.#sheet, this.#row, this.#part))
  }

  #read(): string {
    switch (this.#type) {
      case 's':
        return this.#strings[Number(this.#value)] ?? ''
      case 'n':
        return plainNumber(this.#value)
      case 'e':
        return ''
      default:
        return unescapeCell(this.#value)
    }
  }
}

/** Streams the rows of a sheet. Throws when the sheet is damaged. `sheet` and `part` must be safe to print. */
export async function* readRows(
  archive: Archive,
  entry: Entry,
  strings: readonly string[],
  names: { readonly sheet: string; readonly part: string },
  hidden: Hidden,
): AsyncGenerator<TableRow> {
  const handler = new SheetHandler(strings, names.sheet, names.part, hidden)
  for await (const _ of parsePart(archive, entry, handler)) yield* handler.drain()
  yield* handler.drain()
}
