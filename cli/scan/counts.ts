/** The counts of a whole scan, kept while its items pass. */
import type { Coverage, GroupCount, LocatedFinding, ScanSummary } from '../report/result.ts'
import type { NumberedRecord } from './batch.ts'
import { LedgerError } from './ledger.ts'

/** Most groups of one kind that are kept apart; what comes after goes to the nameless one. */
const MOST_GROUPS = 500

/** Keeps the summary of a scan. Names that reach it are fit to be shown. */
export class Counts {
  readonly summary: ScanSummary

  constructor(policy: string) {
    this.summary = {
      type: 'summary',
      policy,
      files: 0,
      records: 0,
      scanned: 0,
      prose: 0,
      failed: 0,
      recordsWithFindings: 0,
      findings: 0,
      bySeverity: { error: 0, warning: 0, info: 0 },
      byRule: {},
      bySystem: {},
      byUnit: {},
      byPeriod: {},
      coverage: {
        files: { COMPLETE: 0, PARTIAL: 0, SKIPPED: 0 },
        parts: { COMPLETE: 0, PARTIAL: 0, SKIPPED: 0 },
      },
      failures: 0,
    }
  }

  /** A text was judged. `unit` and `period` are fit to be shown. */
  scanned(
    record: Pick<NumberedRecord, 'role' | 'system'>,
    unit: string,
    period: string,
    findings: readonly LocatedFinding[],
  ): void {
    const { summary } = this
    const prose = record.role === 'prose'
    summary.records++
    summary.scanned++
    if (prose) summary.prose++
    for (const group of [
      groupOf(summary.bySystem, record.system ?? ''),
      groupOf(summary.byUnit, unit),
      groupOf(summary.byPeriod, period),
    ]) {
      group.records++
      if (prose) group.prose++
      group.findings += findings.length
      if (findings.length > 0) group.recordsWithFindings++
      if (findings.length > 0 && prose) group.proseWithFindings++
    }
    if (findings.length === 0) return
    summary.recordsWithFindings++
    for (const { severity, rule } of findings) {
      summary.findings++
      summary.bySeverity[severity]++
      summary.byRule[rule] = (summary.byRule[rule] ?? 0) + 1
    }
  }

  /** Texts that could not be read. */
  failed(lost: number): void {
    this.summary.failures++
    this.summary.failed += lost
    this.summary.records += lost
  }

  /** A line of the ledger. */
  covered(line: Coverage): void {
    const { coverage } = this.summary
    if (line.part === undefined) {
      coverage.files[line.status]++
      this.summary.files++
      this.#covered += line.records
    } else coverage.parts[line.status]++
  }

  #covered = 0

  /** The summary, once everything has passed. Throws `LedgerError` where it does not add up. */
  end(): ScanSummary {
    const { summary } = this
    const sum = (groups: Readonly<Record<string, GroupCount>>, field: keyof GroupCount): number =>
      Object.values(groups).reduce((total, group) => total + group[field], 0)
    if (summary.records !== summary.scanned + summary.failed) throw new LedgerError('texts of the scan')
    if (this.#covered !== summary.records) throw new LedgerError('texts of the files')
    for (const groups of [summary.bySystem, summary.byUnit, summary.byPeriod]) {
      if (sum(groups, 'records') !== summary.scanned) throw new LedgerError('texts of the groups')
      if (sum(groups, 'findings') !== summary.findings) throw new LedgerError('findings of the groups')
    }
    return summary
  }
}

function groupOf(groups: Record<string, GroupCount>, name: string): GroupCount {
  const known = Object.hasOwn(groups, name) || Object.keys(groups).length < MOST_GROUPS ? name : ''
  let group = Object.hasOwn(groups, known) ? groups[known] : undefined
  if (group === undefined) {
    group = { records: 0, prose: 0, recordsWithFindings: 0, proseWithFindings: 0, findings: 0 }
    // A group may be named like a property that every object has.
    Object.defineProperty(groups, known, { value: group, enumerable: true, configurable: true, writable: true })
  }
  return group
}
