import { describe, expect, it } from 'vitest'
import { prettyReporter } from './pretty.ts'
import type { LocatedFinding, ReportOptions, ScanItem, ScanSummary } from './result.ts'

const finding: LocatedFinding = {
  type: 'finding',
  id: 'kk',
  identity: 'll',
  fileId: 'mm',
  record: 1,
  file: 'a.csv',
  rule: 'art9/health',
  severity: 'error',
  confidence: 0.875,
  start: 3,
  end: 11,
  line: 2,
  column: 5,
  field: 'Orsak',
}
const summary: ScanSummary = {
  type: 'summary',
  policy: 'strict',
  files: 1,
  records: 3,
  scanned: 2,
  failed: 1,
  recordsWithFindings: 1,
  findings: 1,
  failures: 1,
  bySeverity: { error: 1, warning: 0, info: 0 },
  byRule: { 'art9/health': 1 },
  bySystem: { unikum: { records: 2, prose: 2, recordsWithFindings: 1, proseWithFindings: 1, findings: 1 } },
  byUnit: {},
  byPeriod: {},
  prose: 2,
  coverage: { files: { COMPLETE: 0, PARTIAL: 1, SKIPPED: 0 }, parts: { COMPLETE: 2, PARTIAL: 0, SKIPPED: 0 } },
}

/** What is written of these items. */
function report(items: readonly ScanItem[], options: Partial<ReportOptions> = {}): string {
  let text = ''
  const write = (piece: string | Uint8Array): void => {
    text += String(piece)
  }
  const reporter = prettyReporter({
    write,
    colour: false,
    lang: 'sv',
    maxFindings: 10,
    quiet: false,
    today: '2026-11-26',
    ...options,
  })
  for (const item of items) reporter.item(item)
  reporter.end()
  return text
}

const leftOut = (name: string): ScanItem => ({
  type: 'coverage',
  file: name,
  fileId: 'nn',
  status: 'SKIPPED',
  records: 0,
  scanned: 0,
  failed: 0,
  recordsWithFindings: 0,
  findings: 0,
  reasons: { 'left-out': 1 },
})

const line = (more: Partial<LocatedFinding>): string =>
  report([{ ...finding, ...more }])
    .trim()
    .split('\n')[1] ?? ''

describe('a finding', () => {
  it('is one line below its file', () => {
    expect(report([finding, { ...finding, line: 3 }, { ...finding, file: 'b.csv', system: 'unikum' }])).toBe(
      [
        '',
        'a.csv',
        '  rad 2:5        Orsak                  fel      art9/health                tecken 3–11  0,88',
        '  rad 3:5        Orsak                  fel      art9/health                tecken 3–11  0,88',
        '',
        'b.csv  unikum',
        '  rad 2:5        Orsak                  fel      art9/health                tecken 3–11  0,88',
        '',
      ].join('\n'),
    )
  })

  it('tells its place by line, by the end of its pointer or by its row', () => {
    const { line: _, column: __, ...nowhere } = finding
    const place = (more: Partial<LocatedFinding>): string =>
      report([{ ...nowhere, ...more }])
        .split('\n')[2]
        ?.slice(2, 31)
        .split(/ {2,}/)[0] ?? ''
    expect(place({ line: 4 })).toBe('rad 4')
    expect(place({ pointer: '/a/b' })).toBe('/a/b')
    expect(place({ pointer: `/${'x'.repeat(40)}/kommentar` })).toMatch(/^…x+\/kommentar/)
    expect(place({ row: 7 })).toBe('post 7')
  })

  it('tells that it asks, and where the information belongs', () => {
    expect(line({ asks: true, belongsIn: 'registret' })).toMatch(/0,88 {2}frågar efter {2}→ registret$/)
  })

  it('never sends control characters to the terminal', () => {
    const text = report([{ ...finding, file: 'a\u001b[31m.csv', field: 'F\u0007\u009b1' }])
    expect([...text].filter((char) => char !== '\n' && /\p{Cc}/u.test(char))).toEqual([])
  })
})

describe('the summary', () => {
  it('tells records, rules and severities', () => {
    expect(report([summary], { lang: 'en' })).toBe(
      [
        '',
        'Summary  policy strict',
        '  System  texts  with findings  findings',
        '  unikum      2              1         1',
        '',
        '  Rule         findings',
        '  art9/health         1',
        '',
        '  1 file. Texts read 3 = scanned 2 + not read 1.',
        '  Read: 1 file (0 complete, 1 partly, 0 not at all), 2 parts (2 complete, 0 partly, 0 not at all).',
        '  1 finding: 1 error, 0 warnings, 0 info. Findings are possible hits; a person decides.',
        '',
      ].join('\n'),
    )
  })

  it('tells what is new, remaining and gone beside an earlier result', () => {
    const baseline = { new: 1, remaining: 2, gone: 3, newBySeverity: { error: 1, warning: 0, info: 0 } }
    expect(report([{ ...summary, baseline }], { lang: 'en' })).toContain(
      'Beside the earlier result: 1 new, 2 remaining, 3 gone.',
    )
    expect(line({ baseline: 'remaining' })).toContain('0,88  kvar')
  })

  it('says when nothing was found', () => {
    const none = { ...summary, findings: 0, byRule: {}, bySystem: {}, bySeverity: { error: 0, warning: 0, info: 0 } }
    expect(report([none])).toContain('Inga fynd.')
  })

  it('sorts rules by their number, then by name', () => {
    const text = report([{ ...summary, byRule: { 'b/b': 1, 'c/c': 5, 'a/a': 1 } }])
    expect([...text.matchAll(/\w\/\w/g)].map(([rule]) => rule)).toEqual(['c/c', 'a/a', 'b/b'])
  })

  it('lists what could not be read, in the language of the reader', () => {
    const failure: ScanItem = {
      type: 'failure',
      file: 'c.csv',
      locator: { line: 3 },
      code: 'E230',
      message: 'Open quote.',
      remedy: 'Close it.',
      sv: { message: 'Öppet citat.', remedy: 'Stäng det.' },
    }
    expect(report([failure, summary])).toContain('Kunde inte läsas\n  c.csv:3  E230  Öppet citat. Stäng det.\n')
    expect(report([failure, summary], { lang: 'en' })).toContain(
      'Could not be read\n  c.csv:3  E230  Open quote. Close it.\n',
    )
  })
})

describe('options', () => {
  it('maxFindings hides the rest and says how many', () => {
    const text = report([finding, finding, finding, summary], { maxFindings: 1 })
    expect(text.match(/art9\/health {16}/g)).toHaveLength(1)
    expect(text).toContain('… 2 fynd till visas inte; alla är räknade')
  })

  it('quiet shows the summary alone', () => {
    expect(report([finding, summary], { quiet: true })).toBe(report([summary]))
  })

  it('colour paints and changes no word', () => {
    const plain = report([finding, summary])
    const painted = report([finding, summary], { colour: true })
    expect(painted).not.toBe(plain)
    expect(painted.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(plain)
  })
})

it('names what was left out of folders, the first of many', () => {
  const names = Array.from({ length: 7 }, (_, index) => `mapp/länk${index}`)
  expect(report([...names.map(leftOut), summary])).toContain(
    'specialfiler): mapp/länk0, mapp/länk1, mapp/länk2, mapp/länk3, mapp/länk4, 2 till.\n',
  )
  expect(report([summary])).not.toContain('Utelämnat')
})
