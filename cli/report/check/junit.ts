/** JUnit XML: a suite a file, a failed case a finding; a file without findings is one case that passes. */
import { type CheckReport, oneLine, xml } from './report.ts'

/** Makes the report. */
export function junitCheck({ results, summary, lang }: CheckReport): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>']
  const total = results.reduce(
    (sum, { findings, failure }) => sum + Math.max(1, findings.length + Number(failure !== undefined)),
    0,
  )
  const shown = results.reduce((sum, { findings }) => sum + findings.length, 0)
  out.push(`<testsuites name="fritext" tests="${total}" failures="${shown}" errors="${summary.failures}">`)
  for (const { file, findings, failure, suppressed } of results) {
    const tests = Math.max(1, findings.length + Number(failure !== undefined))
    const name = xml(file)
    out.push(
      `  <testsuite name="${name}" tests="${tests}" failures="${findings.length}" errors="${failure === undefined ? 0 : 1}">`,
    )
    out.push(`    <properties><property name="suppressed" value="${suppressed.length}"/></properties>`)
    if (failure !== undefined) {
      const place = failure.line === undefined ? '' : `:${failure.line}:${failure.column ?? 1}`
      out.push(
        `    <testcase classname="${name}" name="${failure.code}"><error message="${xml(failure.message[lang])}">${name}${place}</error></testcase>`,
      )
    } else if (findings.length === 0) out.push(`    <testcase classname="${name}" name="fritext"/>`)
    for (const finding of findings) {
      const { rule, severity, line, column } = finding
      out.push(
        `    <testcase classname="${name}" name="${xml(rule)} ${line}:${column}">`,
        `      <failure type="${severity}" message="${xml(oneLine(finding, lang))}">${name}:${line}:${column}</failure>`,
        '    </testcase>',
      )
    }
    out.push('  </testsuite>')
  }
  out.push('</testsuites>')
  return `${out.join('\n')}\n`
}
