import { expect, it } from 'vitest'
import { jsonReporter } from './json.ts'
import { ndjsonReporter } from './ndjson.ts'
import type { Reporter, ReportOptions, ScanItem } from './result.ts'

const ITEMS: ScanItem[] = [
  { type: 'notice', file: 'a.csv', about: 'columns', message: 'm' },
  {
    type: 'finding',
    file: 'a.csv',
    rule: 'art9/health',
    severity: 'error',
    confidence: 0.9,
    start: 0,
    end: 4,
    line: 2,
    column: 3,
  },
  { type: 'failure', file: 'b.csv', locator: {}, code: 'E203', message: 'empty', remedy: 'r' },
  {
    type: 'summary',
    policy: 'p',
    files: 2,
    records: 2,
    scanned: 1,
    failed: 1,
    recordsWithFindings: 1,
    findings: 1,
    failures: 1,
    bySeverity: { error: 1, warning: 0, info: 0 },
    byRule: { 'art9/health': 1 },
    bySystem: { '': { records: 1, recordsWithFindings: 1, findings: 1 } },
  },
]

function written(make: (options: ReportOptions) => Reporter): string[] {
  const pieces: string[] = []
  const reporter = make({ write: (text) => pieces.push(text), colour: false, lang: 'sv', maxFindings: 0, quiet: true })
  for (const item of ITEMS) reporter.item(item)
  reporter.end()
  return pieces
}

it('json is one object, written at the end; what is shown and hidden elsewhere makes no difference', () => {
  const pieces = written(jsonReporter)
  expect(pieces).toHaveLength(1)
  expect(pieces[0]).toMatch(/^\{\n {2}"summary": \{\n {4}"policy": "p",/)
  const without = (type: string) => ITEMS.filter((item) => item.type === type).map(({ type: _, ...rest }) => rest)
  expect(JSON.parse(pieces[0] ?? '')).toEqual({
    summary: without('summary')[0],
    findings: without('finding'),
    failures: without('failure'),
    notices: without('notice'),
  })
})

it('ndjson is one object a line, each written when it comes', () => {
  const pieces = written(ndjsonReporter)
  expect(pieces.map((line) => JSON.parse(line))).toEqual(ITEMS)
  for (const piece of pieces) expect(piece).toMatch(/^[^\n]+\n$/)
})
