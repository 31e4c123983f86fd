import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { type FileResult, failed, summarise } from '../../check/result.ts'
import { checkstyleCheck } from './checkstyle.ts'
import { githubCheck } from './github.ts'
import { gitlabCheck } from './gitlab.ts'
import { jsonCheck } from './json.ts'
import { junitCheck } from './junit.ts'
import { excerpt, prettyCheck, shapeOf } from './pretty.ts'
import type { CheckReport } from './report.ts'
import { sarifCheck } from './sarif.ts'

const both = (text: string) => ({ sv: text, en: text })
const finding = {
  rule: 'art9/health',
  severity: 'error' as const,
  confidence: 1,
  start: 4,
  end: 9,
  line: 1,
  column: 5,
  endLine: 1,
  endColumn: 10,
  message: both('Fel: 100 % <b>"x"</b>,\nmer.'),
  why: both('Därför.'),
  suggestions: [{ text: both('Skriv annat.') }],
  identity: '0'.repeat(24),
}

/** A report on one file with an evil name. */
function report(file: string, source: string): CheckReport {
  return reportOf([{ file, findings: [finding], suppressed: [], pieces: 1 }], file, source)
}

function reportOf(results: readonly FileResult[], file: string, source: string): CheckReport {
  const rest = { hidden: 0, lang: 'sv', colour: false, width: 60, mask: false, rules: [], version: '0.1.0' } as const
  return { results, summary: summarise(results, ['strict'], 0), sources: new Map([[file, source]]), ...rest }
}

const EVIL = 'a,b:c%\u001b[31m<&"\u202e.md'

describe('nothing of a file reaches a terminal or a parser raw', () => {
  it('pretty', () => {
    const out = prettyCheck(report(EVIL, 'abc \u001b[2Jxy\u202e z'))
    for (const sign of ['\u001b', '\u202e']) expect(out).not.toContain(sign)
    expect(out).toContain('    1 | abc \ufffd[2Jxy\ufffd z\n      |     ^^^^^\n')
  })

  it('github', () => {
    const [line = ''] = githubCheck(report(EVIL, '')).split('\n')
    expect(line).toBe(
      '::error file=a%2Cb%3Ac%25\ufffd[31m<&"\ufffd.md,line=1,endLine=1,col=5,endColumn=9,title=art9/health::Fel: 100 %25 <b>"x"</b>,%0Amer. Skriv annat.',
    )
  })

  it.each([
    ['junit', junitCheck],
    ['checkstyle', checkstyleCheck],
  ])('%s is XML', (_, make) => {
    const names: string[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ attributes }) => names.push(attributes.name ?? ''))
    parser.on('error', (error) => {
      throw error
    })
    parser.write(make(report(EVIL, ''))).close()
    expect(names).toContain('a,b:c%\ufffd[31m<&"\ufffd.md')
  })
})

it.each([
  ['gitlab', gitlabCheck, '"check_name": "E307"'],
  ['github', githubCheck, 'title=E307'],
  ['junit', junitCheck, 'name="E307"'],
  ['checkstyle', checkstyleCheck, 'source="fritext.E307"'],
  ['json', jsonCheck, '"code": "E307"'],
  ['sarif', sarifCheck, '"id": "E307"'],
  ['pretty', prettyCheck, 'E307'],
])('%s names a file that could not be read', (_, make, sign) => {
  const failure = { code: 'E307', message: both('Filen är trasig. Laga den.'), line: 3 }
  const made = make(reportOf([{ ...failed('a.mdx', failure), findings: [finding] }], 'a.mdx', ''))
  expect(made).toContain(sign)
  expect(made).toContain('Filen är trasig. Laga den.')
  expect(made).toContain('art9/health')
})

it('gitlab: what could not be read stands at its line, or at the first', () => {
  const results = [3, undefined].map((line) =>
    failed(`${line}.mdx`, { code: 'E307', message: both('x'), ...(line === undefined ? {} : { line }) }),
  )
  const issues = JSON.parse(gitlabCheck(reportOf(results, '', '')))
  expect(issues).toMatchObject([
    { severity: 'critical', location: { path: '3.mdx', lines: { begin: 3 } } },
    { severity: 'critical', location: { path: 'undefined.mdx', lines: { begin: 1 } } },
  ])
  expect(issues[0].fingerprint).not.toBe(issues[1].fingerprint)
})

describe('the excerpt', () => {
  const place = { ...finding, start: 500, end: 505, column: 501, endColumn: 506 }
  const source = `${'a'.repeat(500)}XXXXX${'b'.repeat(500)}`

  it('is cut around the hit in a long line, and never wider than the terminal', () => {
    const [line = '', carets = ''] = excerpt(source, place, 60, false)
    expect(line.length).toBeLessThanOrEqual(60)
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('XXXXX')
    expect(line).toMatch(/^ {4}1 \| …a+XXXXXb+…$/)
  })

  it('shows a hit at the end of a line that is longer than the line', () => {
    expect(excerpt('ab cd\nef', { ...finding, start: 3, end: 8, column: 4 }, 60, false)).toEqual([
      '    1 | ab cd',
      '      |    ^^',
    ])
  })
})

it('a masked text keeps its shape alone', () => {
  expect(shapeOf('Åsa X, 7B: {{namn}}!')).toBe('Xxx X, 0X: {{xxxx}}!')
})
