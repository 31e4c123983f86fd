/** The counts by rule, system, school unit and period, as tables: in full, or for a board, with small groups kept back. */
import { allRules } from '../rule-info.ts'
import type { GroupCount, ScanSummary } from './result.ts'
import { type CountRow, suppress, told } from './suppress.ts'
import { say, type Word } from './words.ts'

/** One table of counts. */
export interface GroupTable {
  readonly id: 'rule' | 'system' | 'unit' | 'period'
  readonly title: string
  readonly rows: readonly CountRow[]
}

/** Rows that would take a board by surprise are sorted so that the most findings come first; periods by their name. */
export function groupTables(summary: ScanSummary, lang: 'sv' | 'en', detail: 'full' | 'board'): GroupTable[] {
  const titles = new Map(allRules().map(({ id, title }) => [id, title[lang]]))
  const rules: CountRow[] = Object.entries(summary.byRule).map(([rule, findings]) => ({
    name: detail === 'board' ? (titles.get(rule) ?? rule) : rule,
    findings,
  }))
  const tables: GroupTable[] = [
    { id: 'rule', title: say('byRule', lang), rows: sorted(rules) },
    groups('system', 'bySystem', 'unknownSystem', summary.bySystem, lang),
    groups('unit', 'byUnit', 'unknownUnit', summary.byUnit, lang),
    groups('period', 'byPeriod', 'unknownPeriod', summary.byPeriod, lang),
  ]
  return detail === 'full' ? tables : tables.map((table) => ({ ...table, rows: suppress(table.rows) }))
}

function sorted(rows: readonly CountRow[]): CountRow[] {
  return [...rows].sort((a, b) => (b.findings ?? 0) - (a.findings ?? 0) || a.name.localeCompare(b.name, 'sv'))
}

function groups(
  id: GroupTable['id'],
  title: Word,
  unknown: Word,
  counts: Readonly<Record<string, GroupCount>>,
  lang: 'sv' | 'en',
): GroupTable {
  const rows = Object.entries(counts)
    .filter(([name, count]) => name !== '' || count.prose > 0 || count.findings > 0)
    .map(([name, count]) => ({
      name: name === '' ? say(unknown, lang) : name,
      texts: count.prose,
      withFindings: count.proseWithFindings,
      findings: count.findings,
    }))
  const nameless = (name: string): number => (name.startsWith('(') ? 1 : 0)
  const order =
    id === 'period'
      ? [...rows].sort((a, b) => nameless(a.name) - nameless(b.name) || a.name.localeCompare(b.name, 'sv'))
      : sorted(rows)
  return { id, title: say(title, lang), rows: order }
}

/** The numbers of the whole scan as a board may see them. */
export interface BoardTotals {
  readonly files: number
  readonly texts: number
  readonly values: number
  readonly unread: number
  readonly withFindings: number | undefined
  readonly findings: number | undefined
  readonly coverage: ScanSummary['coverage']
  readonly baseline?: { new: number | undefined; remaining: number | undefined; gone: number | undefined }
}

/** The totals, small ones kept back. */
export function boardTotals(summary: ScanSummary): BoardTotals {
  const { baseline } = summary
  return {
    files: summary.files,
    texts: summary.prose,
    values: summary.scanned - summary.prose,
    unread: summary.failed,
    withFindings: told(summary.recordsWithFindings),
    findings: told(summary.findings),
    coverage: summary.coverage,
    ...(baseline === undefined
      ? {}
      : { baseline: { new: told(baseline.new), remaining: told(baseline.remaining), gone: told(baseline.gone) } }),
  }
}
