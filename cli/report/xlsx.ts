/** The work list as a workbook, with the counts and the coverage ledger on sheets of their own. */
import { groupTables } from './board.ts'
import type { Cell } from './cells.ts'
import type { ScanItem, ScanSummary } from './result.ts'
import { say } from './words.ts'
import { workbookOf } from './workbook.ts'
import { coverageList, workList } from './worklist.ts'

/** Makes the report. */
export function renderXlsx(items: readonly ScanItem[], lang: 'sv' | 'en'): Buffer {
  const summary = items.find((item): item is ScanSummary => item.type === 'summary')
  const counts: Cell[][] = [
    [say('group', lang), say('name', lang), say('records', lang), say('withFindings', lang), say('findings', lang)],
  ]
  for (const table of summary === undefined ? [] : groupTables(summary, lang, 'full')) {
    for (const { name, texts, withFindings, findings } of table.rows) {
      counts.push([table.title, name, texts ?? '', withFindings ?? '', findings ?? ''])
    }
  }
  return workbookOf([
    { name: lang === 'sv' ? 'Arbetslista' : 'Work list', rows: workList(items, lang) },
    { name: lang === 'sv' ? 'Antal' : 'Counts', rows: counts },
    { name: lang === 'sv' ? 'Täckning' : 'Coverage', rows: coverageList(items) },
  ])
}
