/**
 * Small groups in published counts: a number from 1 to 4 could point at a person, so it is not told; and where it could be worked out
 * from the total and the other rows, one more row is kept back.
 */

/** The smallest number of findings or texts that is told. */
export const SMALLEST = 5

/** One row of a table of counts. A number that is not told is undefined. */
export interface CountRow {
  readonly name: string
  /** Texts the row rests on; absent where the table has no such number. */
  readonly texts?: number | undefined
  readonly withFindings?: number | undefined
  readonly findings: number | undefined
}

function small(value: number | undefined): boolean {
  return value !== undefined && value > 0 && value < SMALLEST
}

/** The rows with small numbers, and those that would give them away, kept back. The total of `findings` counts as known. */
export function suppress(rows: readonly CountRow[]): CountRow[] {
  const hidden = new Set<number>()
  rows.forEach((row, index) => {
    if (small(row.findings) || small(row.withFindings) || small(row.texts)) hidden.add(index)
  })
  const bySize = rows
    .map(({ findings }, index) => ({ findings: findings ?? 0, index }))
    .sort((a, b) => a.findings - b.findings || a.index - b.index)
  // Rows with findings hide best; an empty one only serves where nothing else is left.
  const helpers = [...bySize.filter(({ findings }) => findings > 0), ...bySize.filter(({ findings }) => findings === 0)]
  const weight = (): number => [...hidden].reduce((sum, index) => sum + (rows[index]?.findings ?? 0), 0)
  for (const { index } of helpers) {
    if (hidden.size === 0 || (hidden.size >= 2 && weight() >= SMALLEST)) break
    hidden.add(index)
  }
  return rows.map((row, index) =>
    hidden.has(index)
      ? { ...row, texts: small(row.texts) ? undefined : row.texts, withFindings: undefined, findings: undefined }
      : row,
  )
}

/** A number of the whole, told unless it is small. */
export function told(value: number): number | undefined {
  return small(value) ? undefined : value
}
