/** Checkstyle XML. The form has no place for counts: they stand in a comment. */
import { type CheckReport, countsIn, oneLine, xml } from './report.ts'

/** Makes the report. */
export function checkstyleCheck({ results, summary, lang }: CheckReport): string {
  const out = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="8.0">',
    `  <!-- ${countsIn(summary, lang)} -->`,
  ]
  for (const { file, findings, failure } of results) {
    if (findings.length === 0 && failure === undefined) continue
    out.push(`  <file name="${xml(file)}">`)
    if (failure !== undefined) {
      out.push(
        `    <error line="${failure.line ?? 1}" severity="error" message="${xml(failure.message[lang])}" source="fritext.${failure.code}"/>`,
      )
    }
    for (const finding of findings) {
      const { rule, severity, line, column } = finding
      out.push(
        `    <error line="${line}" column="${column}" severity="${severity}" message="${xml(oneLine(finding, lang))}" source="fritext.${xml(rule)}"/>`,
      )
    }
    out.push('  </file>')
  }
  out.push('</checkstyle>')
  return `${out.join('\n')}\n`
}
