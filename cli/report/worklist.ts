/** The work list: one row a finding, with what its head teacher or system owner needs to find and mend it, and no text. */
import { categoryOf } from './categories.ts'
import type { Cell } from './cells.ts'
import type { GoneFinding, LocatedFinding, ScanHeader, ScanItem } from './result.ts'

/** The columns, for programs; people read the same names. The last three are for those who follow up. */
export const COLUMNS = [
  'finding_id',
  'file_hmac_12',
  'file_label',
  'part',
  'record_no',
  'row',
  'line',
  'pointer',
  'record_key',
  'column',
  'start',
  'length',
  'rule',
  'category',
  'severity',
  'confidence',
  'asks',
  'belongs_in',
  'system',
  'school_unit',
  'period',
  'baseline',
  'rules_version',
  'status',
  'decided_by',
  'decided_at',
] as const

/** Header and rows of the work list. */
export function workList(items: readonly ScanItem[], lang: 'sv' | 'en'): Cell[][] {
  const version = items.find((item): item is ScanHeader => item.type === 'scan')?.version ?? ''
  const rows = items.flatMap((item) =>
    item.type === 'finding' || item.type === 'gone' ? [rowOf(item, version, lang)] : [],
  )
  return [[...COLUMNS], ...rows]
}

function rowOf(item: LocatedFinding | GoneFinding, version: string, lang: 'sv' | 'en'): Cell[] {
  const values: Record<(typeof COLUMNS)[number], Cell> = {
    finding_id: item.id,
    file_hmac_12: item.fileId,
    file_label: item.file,
    part: item.part ?? '',
    record_no: item.record,
    row: item.row ?? '',
    line: item.line ?? '',
    pointer: item.pointer ?? '',
    record_key: item.key ?? '',
    column: item.field ?? '',
    start: item.start,
    length: item.end - item.start,
    rule: item.rule,
    category: categoryOf(item.rule)[lang],
    severity: item.severity,
    confidence: item.confidence,
    asks: item.asks === true ? 'yes' : '',
    belongs_in: item.belongsIn ?? '',
    system: item.system ?? '',
    school_unit: item.unit ?? '',
    period: item.period ?? '',
    baseline: item.type === 'gone' ? 'gone' : (item.baseline ?? ''),
    rules_version: version,
    status: '',
    decided_by: '',
    decided_at: '',
  }
  return COLUMNS.map((column) => values[column])
}

/** The ledger as a table: every file and part with what became of it. */
export function coverageList(items: readonly ScanItem[]): Cell[][] {
  const head = ['file_hmac_12', 'file_label', 'part', 'format', 'status', 'records', 'scanned', 'failed', 'reasons']
  const rows = items.flatMap((item): Cell[][] =>
    item.type !== 'coverage'
      ? []
      : [
          [
            item.fileId,
            item.file,
            item.part ?? '',
            item.format ?? '',
            item.status,
            item.records,
            item.scanned,
            item.failed,
            Object.entries(item.reasons)
              .map(([reason, times]) => (times === 1 ? reason : `${reason} (${times})`))
              .join(', '),
          ],
        ],
  )
  return [head, ...rows]
}
