/** Finds the header row of a table that may have title rows above it, or none at all. */

import { countWords, isPersonalValue, isPlainValue, looksLikeProse } from './content.ts'
import { isName, nameSays, plainName } from './words.ts'

/** How many rows are searched for the header. */
const SEARCHED = 30

/** Where the table begins. */
export interface HeaderPlace {
  /** Index of the header row; undefined where the table has none. */
  readonly header: number | undefined
  /** Index of the first data row. */
  readonly first: number
  /** The usual number of cells in a row. */
  readonly width: number
}

function filledWidth(row: readonly string[]): number {
  let width = row.length
  while (width > 0 && (row[width - 1] ?? '').trim() === '') width--
  return width
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) if (filledWidth(row) > 0) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let best = 1
  let times = 0
  for (const [width, count] of counts)
    if (count > times || (count === times && width > best)) [best, times] = [width, count]
  return best
}

function isLabel(cell: string): boolean {
  const text = cell.trim()
  return (
    text.length <= 60 && countWords(text) <= 7 && !isPlainValue(text) && !isPersonalValue(text) && !/[.!?]$/.test(text)
  )
}

function filled(row: readonly string[]): string[] {
  return row.filter((cell) => cell.trim() !== '')
}

/** How many cells of a row are known names of columns; 0 where the row cannot be a header. */
function knownNames(row: readonly string[], width: number): number {
  const cells = filled(row)
  if (cells.length < Math.max(1, Math.ceil(width * 0.6))) return 0
  if (cells.filter(isLabel).length < cells.length * 0.8) return 0
  // One cell alone is a title or a note unless it is hardly more than the known word.
  if (width === 1 && (countWords(cells[0] ?? '') > 3 || nameSays(cells[0] ?? '') === 'value')) return 0
  const known = cells.filter((cell) => nameSays(cell) !== 'unknown').length
  return known >= cells.length * 0.3 ? known : 0
}

/** A first row of short distinct labels over rows of another sort. */
function differsFromBody(row: readonly string[], body: readonly (readonly string[])[]): boolean {
  const cells = filled(row)
  if (cells.length < 2 || !cells.every(isLabel) || new Set(cells).size < cells.length) return false
  return row.some((_, index) => {
    const values = body.map((other) => other[index] ?? '').filter((value) => value.trim() !== '')
    const other = values.filter((value) => isPlainValue(value) || isPersonalValue(value) || looksLikeProse(value))
    return values.length > 0 && other.length > values.length * 0.6
  })
}

/**
 * Finds the header among the first rows. Rows above it are titles. A row that holds one of the names in `wanted` (columns the
 * user asked for) is the header for certain.
 */
export function findHeader(rows: readonly (readonly string[])[], wanted: readonly string[] = []): HeaderPlace {
  const width = usualWidth(rows)
  const searched = rows.slice(0, SEARCHED)
  const names = new Set(wanted.filter(isName).map(plainName))
  const asked = names.size === 0 ? -1 : searched.findIndex((row) => row.some((cell) => names.has(plainName(cell))))
  if (asked >= 0) return { header: asked, first: asked + 1, width: Math.max(width, rows[asked]?.length ?? 0) }
  const scores = searched.map((row) => knownNames(row, width))
  const most = Math.max(0, ...scores)
  const known = most === 0 ? -1 : scores.indexOf(most)
  if (known >= 0) return { header: known, first: known + 1, width: Math.max(width, rows[known]?.length ?? 0) }
  const full = searched.findIndex((row) => filled(row).length >= Math.max(2, width * 0.8))
  const row = rows[full]
  if (row !== undefined && differsFromBody(row, rows.slice(full + 1))) return { header: full, first: full + 1, width }
  return { header: undefined, first: 0, width }
}
