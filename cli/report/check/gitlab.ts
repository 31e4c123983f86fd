/** GitLab's code quality report. Its form has no place for what was suppressed or could not be read: the command tells that on standard error. */
import { createHash } from 'node:crypto'
import type { Severity } from '../../../src/index.ts'
import { type CheckReport, oneLine } from './report.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' }

/** Makes the report. */
export function gitlabCheck({ results, lang }: CheckReport): string {
  const met = new Map<string, number>()
  const issues = results.flatMap(({ file, findings }) =>
    findings.map((finding) => {
      // Fingerprints must differ: equal hits of a file are told apart by their order.
      const key = `${file} ${finding.rule} ${finding.identity}`
      const count = met.get(key) ?? 0
      met.set(key, count + 1)
      return {
        description: oneLine(finding, lang),
        check_name: finding.rule,
        fingerprint: createHash('sha256').update(`${key} ${count}`).digest('hex').slice(0, 40),
        severity: SEVERITIES[finding.severity],
        location: { path: file, lines: { begin: finding.line, end: finding.endLine } },
      }
    }),
  )
  return `${JSON.stringify(issues, undefined, 2)}\n`
}
