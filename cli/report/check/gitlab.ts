/**
 * GitLab's code quality report. A file that could not be checked, or only in part, is an issue of its own, at line 1 where no line is known; its
 * form has no place for what was suppressed: the command tells that on standard error.
 */
import { createHash } from 'node:crypto'
import type { Severity } from '../../../src/index.ts'
import { type CheckReport, oneLine } from './report.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' }

/** Makes the report. */
export function gitlabCheck({ results, lang }: CheckReport): string {
  const met = new Map<string, number>()
  const issues = results.flatMap(({ file, findings, failure }) => [
    ...(failure === undefined
      ? []
      : [
          {
            description: failure.message[lang],
            check_name: failure.code,
            fingerprint: fingerprintOf(`${file} ${failure.code}`),
            // What nobody has seen may hold anything: it weighs more than what was found.
            severity: 'critical',
            location: { path: file, lines: { begin: failure.line ?? 1 } },
          },
        ]),
    ...findings.map((finding) => {
      // Fingerprints must differ: equal hits of a file are told apart by their order.
      const key = `${file} ${finding.rule} ${finding.identity}`
      const count = met.get(key) ?? 0
      met.set(key, count + 1)
      return {
        description: oneLine(finding, lang),
        check_name: finding.rule,
        fingerprint: fingerprintOf(`${key} ${count}`),
        severity: SEVERITIES[finding.severity],
        location: { path: file, lines: { begin: finding.line, end: finding.endLine } },
      }
    }),
  ])
  return `${JSON.stringify(issues, undefined, 2)}\n`
}

function fingerprintOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40)
}
