import { expect, it } from 'vitest'
import { jsonReporter } from './json.ts'
import { ndjsonReporter } from './ndjson.ts'
import type { Reporter, ReportOptions, ScanItem } from './result.ts'

const GROUP = { records: 1, prose: 1, recordsWithFindings: 1, proseWithFindings: 1, findings: 1 }

const ITEMS: ScanItem[] = [
  { type: 'scan', schema: 1, version: '0.1.0', policy: 'p', keyCheck: 'zzzz' },
  { type: 'notice', file: 'a.csv', about: 'columns', message: 'm' },
  {
    type: 'finding',
    id: 'kk',
    identity: 'll',
    fileId: 'mm',
    record: 1,
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
    bySystem: { '': GROUP },
    byUnit: { '': GROUP },
    byPeriod: { '': GROUP },
    prose: 1,
    coverage: { files: { COMPLETE: 1, PARTIAL: 0, SKIPPED: 1 }, parts: { COMPLETE: 0, PARTIAL: 0, SKIPPED: 0 } },
  },
]

function written(make: (options: ReportOptions) => Reporter): string[] {
  const pieces: string[] = []
  const reporter = make({
    write: (text) => pieces.push(String(text)),
    colour: false,
    lang: 'sv',
    maxFindings: 0,
    quiet: true,
    today: '2026-11-26',
  })
  for (const item of ITEMS) reporter.item(item)
  reporter.end()
  return pieces
}

it('json is one object, written at the end; what is shown and hidden elsewhere makes no difference', () => {
  const pieces = written(jsonReporter)
  expect(pieces).toHaveLength(1)
  expect(pieces[0]).toMatch(/^\{\n {2}"scan": \{\n {4}"schema": 1,/)
  const without = (type: string) => ITEMS.filter((item) => item.type === type).map(({ type: _, ...rest }) => rest)
  expect(JSON.parse(pieces[0] ?? '')).toEqual({
    scan: without('scan')[0],
    summary: without('summary')[0],
    findings: without('finding'),
    failures: without('failure'),
    notices: without('notice'),
    coverage: without('coverage'),
  })
})

it('ndjson is one object a line, each written when it comes', () => {
  const pieces = written(ndjsonReporter)
  expect(pieces.map((line) => JSON.parse(line))).toEqual(ITEMS)
  for (const piece of pieces) expect(piece).toMatch(/^[^\n]+\n$/)
})
