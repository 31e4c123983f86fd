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
  const fewTexts = rows.some(({ texts }) => small(texts))
  const sum = (of: 'findings' | 'texts'): number =>
    [...hidden].reduce((all, index) => all + (rows[index]?.[of] ?? 0), 0)
  const isEnough = (): boolean =>
    hidden.size >= 2 && sum('findings') >= SMALLEST && (!fewTexts || sum('texts') >= SMALLEST)
  for (const { index } of helpers) {
    if (hidden.size === 0 || isEnough()) break
    hidden.add(index)
  }
  // A small number of texts alone in its column could be worked out as well.
  return rows.map((row, index) =>
    hidden.has(index)
      ? { ...row, texts: fewTexts ? undefined : row.texts, withFindings: undefined, findings: undefined }
      : row,
  )
}

/** A number of the whole, told unless it is small. */
export function told(value: number): number | undefined {
  return small(value) ? undefined : value
}
