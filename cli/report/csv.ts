/** The work list as CSV, followed by the coverage ledger below an empty line. */
import { csvOf } from './cells.ts'
import type { ScanItem } from './result.ts'
import { coverageList, workList } from './worklist.ts'

/** Makes the report. */
export function renderCsv(items: readonly ScanItem[], lang: 'sv' | 'en'): string {
  return csvOf([...workList(items, lang), [], ...coverageList(items)], lang)
}
