/** What a check gives: the one form that all its reports, the cache and the editors are made from. Holds no text of a file. */
import type { Bilingual, Severity, Suggestion } from '../../src/index.ts'

/** One finding with its place. Offsets, lines and columns count UTF-16 code units; lines and columns from 1, ends exclusive. */
export interface CheckFinding {
  /** Rule id; `suppression/<fault>` where a suppression itself is at fault. */
  readonly rule: string
  readonly severity: Severity
  readonly confidence: number
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: Bilingual
  readonly why: Bilingual
  readonly belongsIn?: string
  readonly asks?: boolean
  readonly suggestions: readonly Suggestion[]
  readonly field?: string
  /** Keyed hash of rule, hit, neighbours and field: the same wherever in the file it stands. */
  readonly identity: string
  /** The replacement that the rule says is safe here. */
  readonly fix?: string
}

/** A finding that is counted and not shown. */
export interface SuppressedFinding {
  readonly finding: CheckFinding
  readonly by: 'comment' | 'baseline'
  readonly reason?: string
}

/** A file that could not be checked. */
export interface CheckFailure {
  /** Stable code in the E3xx series. */
  readonly code: string
  readonly message: Bilingual
  readonly line?: number
  readonly column?: number
}

/** What came of one file. */
export interface FileResult {
  /** Path from the current folder, with slashes. */
  readonly file: string
  readonly findings: readonly CheckFinding[]
  readonly suppressed: readonly SuppressedFinding[]
  readonly failure?: CheckFailure
  /** Number of pieces of prose that were judged. */
  readonly pieces: number
}

/** The result of a file that could not be checked. */
export function failed(file: string, failure: CheckFailure): FileResult {
  return { file, findings: [], suppressed: [], failure, pieces: 0 }
}

/** Counts of a whole check. */
export interface CheckSummary {
  readonly policy: readonly string[]
  readonly files: number
  readonly filesWithFindings: number
  readonly findings: number
  readonly bySeverity: Readonly<Record<Severity, number>>
  readonly byRule: Readonly<Record<string, number>>
  readonly suppressed: { readonly comment: number; readonly baseline: number }
  readonly failures: number
  /** Baselined hits of the files checked that are gone. */
  readonly gone: number
}

/** Adds up what came of the files. */
export function summarise(results: readonly FileResult[], policy: readonly string[], gone: number): CheckSummary {
  const bySeverity = { error: 0, warning: 0, info: 0 }
  const byRule: Record<string, number> = {}
  const suppressed = { comment: 0, baseline: 0 }
  let findings = 0
  for (const result of results) {
    for (const { severity, rule } of result.findings) {
      findings++
      bySeverity[severity]++
      byRule[rule] = (byRule[rule] ?? 0) + 1
    }
    for (const { by } of result.suppressed) suppressed[by]++
  }
  return {
    policy,
    files: results.length,
    filesWithFindings: results.filter((result) => result.findings.length > 0).length,
    findings,
    bySeverity,
    byRule,
    suppressed,
    failures: results.filter(({ failure }) => failure !== undefined).length,
    gone,
  }
}
