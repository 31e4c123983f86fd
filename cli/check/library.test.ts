import { readdirSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fritext } from './testing.ts'

const LIBRARY = 'fixtures/templates'
const FORMS = ['.docx', '.html', '.json', '.md', '.mdx', '.txt', '.yaml']

interface Report {
  readonly files: ReadonlyArray<{
    readonly file: string
    readonly findings: ReadonlyArray<Readonly<Record<string, unknown>>>
  }>
}

/** One line a finding: where, rule, and whether it is asked for instead of said. */
function found(folder: string): { code: number | null; lines: string[]; files: Set<string> } {
  const { code, out } = fritext(LIBRARY, ['check', folder, '--format', 'json'])
  const { files } = JSON.parse(out) as Report
  const lines = files.flatMap(({ file, findings }) =>
    findings.map(
      ({ line, column, endLine, endColumn, severity, rule, asks }) =>
        `${file}:${line}:${column}-${endLine}:${endColumn} ${severity} ${rule}${asks === true ? ' (asks)' : ''}`,
    ),
  )
  return { code, lines, files: new Set(files.map(({ file }) => file)) }
}

const names = (folder: string): Set<string> =>
  new Set(readdirSync(join(LIBRARY, folder)).map((name) => `${folder}/${name}`))

describe('the library of templates', () => {
  it('has thirty and more, clean and faulty in every form', () => {
    for (const folder of ['rena', 'med-fel']) {
      expect([...new Set([...names(folder)].map((name) => extname(name)))].sort()).toEqual(FORMS)
    }
    expect(names('rena').size).toBeGreaterThanOrEqual(30)
    expect(names('med-fel').size).toBeGreaterThanOrEqual(20)
  })

  it('finds nothing in those that are clean, and reads them all', () => {
    expect(found('rena')).toEqual({ code: 0, lines: [], files: names('rena') })
  })

  it('finds exactly what the others were made to break, in every one of them', async () => {
    const { code, lines, files } = found('med-fel')
    expect([code, files]).toEqual([1, names('med-fel')])
    expect(new Set(lines.map((line) => line.replace(/:.*/, '')))).toEqual(files)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(resolve('fixtures/check/expected/templates.txt'))
  })
})
