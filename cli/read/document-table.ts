/** A table in a running document: where its reader stands, and the header over each column once the first row is known to be one. */

import { isHeaderRow } from './html.ts'

/** One table while it is read. */
export class DocumentTable {
  #row = 0
  #column = 0
  #cell = ''
  /** Texts of the first row; its headers if it is one. */
  readonly #first: string[] = []
  #headers: readonly string[] = []

  /** The header over the cell that is being read; undefined where there is none. */
  get header(): string | undefined {
    const header = this.#headers[this.#column]
    return header === '' ? undefined : header
  }

  /** A row begins. */
  startRow(): void {
    if (this.#row === 1 && isHeaderRow(this.#first)) this.#headers = this.#first
    this.#row++
    this.#column = 0
    this.#cell = ''
  }

  /** Takes a paragraph of the cell. */
  add(text: string): void {
    this.#cell += `${this.#cell === '' ? '' : '\n'}${text}`
  }

  /** A cell ends. */
  endCell(): void {
    if (this.#row === 1) this.#first.push(this.#cell.trim())
    this.#column++
    this.#cell = ''
  }
}
