/** Workflow commands of GitHub Actions: each finding is an annotation at its place in the pull request. */
import type { Severity } from '../../../src/index.ts'
import { type CheckReport, countsIn, oneLine, printable } from './report.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Makes the report. */
export function githubCheck({ results, summary, lang }: CheckReport): string {
  const out: string[] = []
  for (const { file, findings, failure } of results) {
    if (failure !== undefined) {
      const place = failure.line === undefined ? {} : { line: failure.line, col: failure.column ?? 1 }
      out.push(command('error', { file, ...place, title: failure.code }, failure.message[lang]))
    }
    for (const finding of findings) {
      const { rule, severity, line, column, endLine, endColumn } = finding
      // GitHub takes columns only where a finding stands in one line; its end is inclusive.
      const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {}
      out.push(command(COMMANDS[severity], { file, line, endLine, ...columns, title: rule }, oneLine(finding, lang)))
    }
  }
  out.push(command('notice', { title: 'fritext' }, countsIn(summary, lang)))
  return `${out.join('\n')}\n`
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${list.join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(printable(text)).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
