/** A table written one row a line, words apart by blanks: the words of each row by its first one. */
export function rowsByFirst(table: string): ReadonlyMap<string, readonly string[]> {
  const rows = table.trim().split('\n')
  return new Map(rows.map((row) => row.split(' ')).map(([first = '', ...others]) => [first, others] as const))
}
