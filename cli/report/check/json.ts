/** One JSON object: the counts, and every file with its findings, what was suppressed and why it could not be checked. No text of files. */
import type { CheckFinding } from '../../check/result.ts'
import type { CheckReport } from './report.ts'

/** Makes the report. */
export function jsonCheck({ results, summary, hidden, lang, stats, version }: CheckReport): string {
  const finding = ({ message, why, suggestions, ...rest }: CheckFinding) => ({
    ...rest,
    message: message[lang],
    why: why[lang],
    suggestions: suggestions.map(({ text, replacement, fix }) => ({
      text: text[lang],
      ...(replacement === undefined ? {} : { replacement }),
      ...(fix === undefined ? {} : { fix }),
    })),
  })
  const files = results.map(({ file, findings, suppressed, failure }) => ({
    file,
    findings: findings.map(finding),
    suppressed: suppressed.map(({ finding: hit, by, reason }) => ({
      rule: hit.rule,
      line: hit.line,
      column: hit.column,
      identity: hit.identity,
      by,
      ...(reason === undefined ? {} : { reason }),
    })),
    ...(failure === undefined ? {} : { failure: { ...failure, message: failure.message[lang] } }),
  }))
  return `${JSON.stringify({ version, summary, hidden, ...(stats === undefined ? {} : { stats }), files }, undefined, 2)}\n`
}
