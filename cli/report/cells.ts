/** Cells of CSV and spreadsheets, safe to open in a program that takes formulas. */

/** A cell: text or a number. */
export type Cell = string | number

/** A text that a spreadsheet could take for a formula gets an apostrophe in front (CWE-1236). Numbers are left alone. */
export function safeCell(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** A table as CSV for the spreadsheet of a language: semicolon and decimal comma in Swedish; a mark of UTF-8 in front. */
export function csvOf(rows: readonly (readonly Cell[])[], lang: 'sv' | 'en'): string {
  const delimiter = lang === 'sv' ? ';' : ','
  const written = (cell: Cell): string => {
    if (typeof cell === 'number') return lang === 'sv' ? String(cell).replace('.', ',') : String(cell)
    const text = String(safeCell(cell))
    return /[";,\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${rows.map((row) => row.map(written).join(delimiter)).join('\r\n')}\r\n`
}
