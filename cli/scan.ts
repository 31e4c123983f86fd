/** Scanning: records in, located findings out, and every record counted. */
import type { Context, Finding, Linter, NoteKind } from '../src/index.ts'
import { locate, openInput, type ReadOptions, type TextRecord } from './read/index.ts'
import type { LocatedFinding, ScanItem, ScanSummary } from './report/result.ts'

/** Scans inputs one after the other. The last item is the summary. Never throws for bad input. */
export async function* scanInputs(
  inputs: readonly string[],
  linter: Linter,
  policy: string,
  options: ReadOptions,
): AsyncGenerator<ScanItem> {
  const summary = emptySummary(policy)
  const files = new Set<string>()
  for (const input of inputs) {
    for await (const item of openInput(input, options)) {
      files.add(item.file)
      if (item.type === 'failure') {
        summary.failures++
        summary.failed += item.records ?? 1
        summary.records += item.records ?? 1
        yield item
      } else if (item.type === 'notice') yield item
      else yield* scanRecord(item, linter, summary)
    }
  }
  summary.files = files.size
  yield summary
}

function* scanRecord(record: TextRecord, linter: Linter, summary: ScanSummary): Generator<LocatedFinding> {
  const findings = lintRecord(record, linter)
  summary.records++
  summary.scanned++
  const system = record.system ?? ''
  summary.bySystem[system] ??= { records: 0, recordsWithFindings: 0, findings: 0 }
  const count = summary.bySystem[system]
  count.records++
  if (findings.length === 0) return
  count.recordsWithFindings++
  summary.recordsWithFindings++
  const key = record.key === undefined ? undefined : maskKey(record.key, linter)
  for (const finding of findings) {
    count.findings++
    summary.findings++
    summary.bySeverity[finding.severity]++
    summary.byRule[finding.rule] = (summary.byRule[finding.rule] ?? 0) + 1
    yield located(record, finding, key)
  }
}

/** The findings of a record; a cell that is no prose is searched for personal numbers alone. */
export function lintRecord(record: TextRecord, linter: Linter): Finding[] {
  const findings = linter.lint(record.text, contextOf(record))
  return record.role === 'prose' ? findings : findings.filter(({ rule }) => rule === 'identity/personal-number')
}

/** What the judges are told of a record. */
export function contextOf(record: TextRecord): Context {
  const { field, system, kind } = record
  return {
    ...(field === undefined ? {} : { field }),
    ...(system === undefined ? {} : { system }),
    ...(kind === undefined ? {} : { kind: kind satisfies NoteKind }),
  }
}

function located(record: TextRecord, finding: Finding, key: string | undefined): LocatedFinding {
  const { rule, severity, confidence, start, end, belongsIn, asks } = finding
  const { row, pointer, part } = record.locator
  const place = locate(record, start)
  return {
    type: 'finding',
    file: record.file,
    ...(key === undefined ? {} : { key }),
    ...(record.system === undefined ? {} : { system: record.system }),
    ...(record.field === undefined ? {} : { field: record.field }),
    ...(place === undefined ? {} : { line: place.line, column: place.column }),
    ...(row === undefined ? {} : { row }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(part === undefined ? {} : { part }),
    rule,
    severity,
    confidence,
    start,
    end,
    ...(belongsIn === undefined ? {} : { belongsIn }),
    ...(asks === undefined ? {} : { asks }),
  }
}

/** Keys are shown so that people find the record, but not where the key is itself a personal number. */
function maskKey(key: string, linter: Linter): string {
  const hits = linter.lint(key).filter(({ rule }) => rule === 'identity/personal-number')
  let out = key
  for (const { start, end } of hits.reverse()) out = `${out.slice(0, start)}••••••-••••${out.slice(end)}`
  return out
}

function emptySummary(policy: string): ScanSummary {
  return {
    type: 'summary',
    policy,
    files: 0,
    records: 0,
    scanned: 0,
    failed: 0,
    recordsWithFindings: 0,
    findings: 0,
    bySeverity: { error: 0, warning: 0, info: 0 },
    byRule: {},
    bySystem: {},
    failures: 0,
  }
}
