/** The rows of one sheet, as a stream. */

import type { Entry } from 'yauzl'
import type { Locator } from './record.ts'
import type { TableRow } from './table.ts'
import type { DateStyles } from './xlsx-dates.ts'
import { type PartHandler, parsePart, unescapeCell } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** What a sheet holds beside its rows. Filled while they are read. */
export interface Beside {
  hiddenRows: number
  /** Letters of the hidden columns, the first hundred. */
  readonly hiddenColumns: string[]
  /** Printed headers and footers, prompts of cells. */
  readonly texts: { readonly field: string; readonly text: string }[]
  /** Cells that point at a shared text which is not there. */
  lost: number
}

/** What the cells of a workbook refer to. */
export interface Shared {
  readonly strings: readonly string[]
  readonly dates: DateStyles
}

/** Widest sheet that Excel knows; a reference beyond it is damage. */
const MAX_COLUMNS = 16_384

/** Empty cells that one sheet may be padded with: references all over the place are made to fill the memory. */
const MAX_PADDING = 50_000_000

/** Printed texts begin with signs for place and look: `&C&"Arial,Bold"&12`. */
const PRINT_CODES = /&(?:"[^"]*"|\d+|[A-Z])/g

const PRINTED = /^(?:odd|even|first)(?:Header|Footer)$/

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
  readonly #shared: Shared
  readonly #sheet: string
  readonly #part: string
  readonly #beside: Beside
  #out: SheetRow[] = []
  #values: string[] = []
  #row = 0
  #cell = 0
  #type = ''
  #value = ''
  #taking = false
  #phonetic = false
  #style: number | undefined
  #padding = 0
  #printed: string | undefined

  constructor(shared: Shared, sheet: string, part: string, beside: Beside) {
    this.#shared = shared
    this.#sheet = sheet
    this.#part = part
    this.#beside = beside
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
      this.#style = attributes.s === undefined ? undefined : Number(attributes.s)
      this.#value = ''
    } else if (name === 'v') this.#taking = true
    else if (name === 't') this.#taking = !this.#phonetic
    else if (name === 'rPh') this.#phonetic = true
    else if (name === 'row') {
      const number = Number(attributes.r)
      this.#row = Number.isSafeInteger(number) && number > 0 ? number : this.#row + 1
      this.#values = []
      if (/^(?:1|true)$/.test(attributes.hidden ?? '')) this.#beside.hiddenRows++
    } else if (name === 'col' && /^(?:1|true)$/.test(attributes.hidden ?? '')) {
      const { hiddenColumns } = this.#beside
      const last = Math.min(Number(attributes.max), MAX_COLUMNS)
      for (let index = Number(attributes.min); index <= last && hiddenColumns.length < 100; index++)
        hiddenColumns.push(columnLetters(index - 1))
    } else if (PRINTED.test(name)) {
      this.#printed = ''
    } else if (name === 'dataValidation') {
      for (const key of ['promptTitle', 'prompt', 'errorTitle', 'error']) {
        const text = attributes[key]
        if (text !== undefined) this.#beside.texts.push({ field: 'inmatningshjälp', text: unescapeCell(text) })
      }
    }
  }

  text(text: string): void {
    if (this.#taking) this.#value += text
    else if (this.#printed !== undefined) this.#printed += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#taking = false
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'c') {
      this.#padding += Math.max(0, this.#cell - this.#values.length)
      if (this.#padding > MAX_PADDING) throw new Error('cells far apart')
      while (this.#values.length < this.#cell) this.#values.push('')
      this.#values[this.#cell] = this.#read()
    } else if (name === 'row') this.#out.push(new SheetRow(this.#values, this.#sheet, this.#row, this.#part))
    else if (this.#printed !== undefined && PRINTED.test(name)) {
      const text = this.#printed.replace(PRINT_CODES, ' ').replaceAll('&&', '&').trim()
      if (text !== '') this.#beside.texts.push({ field: /Header$/.test(name) ? 'sidhuvud' : 'sidfot', text })
      this.#printed = undefined
    }
  }

  #read(): string {
    switch (this.#type) {
      case 's': {
        const text = this.#shared.strings[Number(this.#value)]
        if (text === undefined && this.#value !== '') this.#beside.lost++
        return text ?? ''
      }
      case 'n':
        return (
          (this.#style === undefined ? undefined : this.#shared.dates.read(this.#style, this.#value)) ??
          plainNumber(this.#value)
        )
      case 'e':
        return ''
      default:
        return unescapeCell(this.#value)
    }
  }
}

/** Streams the rows of a sheet. Throws when the sheet is damaged, behind the rows before the damage. `sheet` and `part` must be safe to print. */
export async function* readRows(
  archive: Archive,
  entry: Entry,
  shared: Shared,
  names: { readonly sheet: string; readonly part: string },
  beside: Beside,
): AsyncGenerator<TableRow> {
  const handler = new SheetHandler(shared, names.sheet, names.part, beside)
  try {
    for await (const _ of parsePart(archive, entry, handler)) yield* handler.drain()
  } catch (error) {
    yield* handler.drain()
    throw error
  }
  yield* handler.drain()
}
