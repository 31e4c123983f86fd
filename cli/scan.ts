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
      if (item.type === 'part') continue
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
  const names = namesOf(record, linter)
  for (const finding of findings) {
    count.findings++
    summary.findings++
    summary.bySeverity[finding.severity]++
    summary.byRule[finding.rule] = (summary.byRule[finding.rule] ?? 0) + 1
    yield located(record, finding, names)
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

type Names = Pick<LocatedFinding, 'key' | 'field' | 'pointer' | 'part'>

function namesOf(record: TextRecord, linter: Linter): Names {
  const { key, field } = record
  const { pointer, part } = record.locator
  return {
    ...(key === undefined ? {} : { key: mask(key, linter) }),
    ...(field === undefined ? {} : { field: mask(field, linter) }),
    ...(pointer === undefined ? {} : { pointer: mask(pointer, linter) }),
    ...(part === undefined ? {} : { part: mask(part, linter) }),
  }
}

function located(record: TextRecord, finding: Finding, names: Names): LocatedFinding {
  const { rule, severity, confidence, start, end, belongsIn, asks } = finding
  const { row } = record.locator
  const { key, field, pointer, part } = names
  const place = locate(record, start)
  return {
    type: 'finding',
    file: record.file,
    ...(key === undefined ? {} : { key }),
    ...(record.system === undefined ? {} : { system: record.system }),
    ...(field === undefined ? {} : { field }),
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

/**
 * Names are shown so that people find the record, but not where they hold a personal number: a key, or a property that is named by one.
 * Whatever the policy makes of such numbers in notes, a report does not spread them.
 */
function mask(name: string, linter: Linter): string {
  if (!/\p{Nd}/u.test(name)) return name
  const hits = linter.explain(name).filter(({ candidate }) => candidate.rule === 'identity/personal-number')
  let out = name
  for (const { candidate } of hits.reverse()) {
    out = `${out.slice(0, candidate.start)}••••••-••••${out.slice(candidate.end)}`
  }
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
