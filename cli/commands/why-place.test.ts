import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { copyOf, fritext } from '../check/testing.ts'
import { makeDocx, paragraph, run } from '../read/make-documents.ts'

const library = copyOf('library')
afterAll(library.remove)
const why = (place: string, ...args: string[]) => fritext(library.path, ['why', place, ...args])

interface Found {
  readonly rule: string
  readonly line: number
  readonly confidence: number
}

it('tells of the findings of check at their lines, as its configuration has it', () => {
  const table = '| Namn | Orsak |\n| --- | --- |\n| {{namn}} | Hemma med feber |\n\nElsa har diabetes.\n'
  writeFileSync(join(library.path, 'brev/tabell.md'), table)
  const paragraphs = ['Hej!', 'Elsa har diabetes.', 'Hemma igen.']
  const docx = makeDocx({ body: paragraphs.map((text) => paragraph(run(text))).join('') })
  writeFileSync(join(library.path, 'brev/brev.docx'), docx)
  const kind = 'extends: strict\nfiles:\n  - { match: "brev/*", kind: absence, field: Orsak }\n'
  writeFileSync(join(library.path, 'fritext.config.yaml'), kind)
  const report = JSON.parse(fritext(library.path, ['check', 'brev', '--format', 'json']).out)
  const files = report.files as { file: string; findings: Found[] }[]
  let told = 0
  for (const { file, findings } of files.filter(({ file }) => /tabell|brev\.docx|hem/.test(file))) {
    expect(findings.length).toBeGreaterThan(0)
    for (const { rule, line, confidence } of findings) {
      const { code, out } = why(`${file}:${line}`, '--lang', 'en')
      expect(code).toBe(0)
      expect(out.split('\n').filter((said) => said.includes(`  ${confidence}  shown`))).toContainEqual(
        expect.stringContaining(`  ${rule}  `),
      )
      told++
    }
  }
  expect(told).toBeGreaterThan(4)
})

it('tells what a comment suppresses, and which line of a text each decision is about', () => {
  writeFileSync(
    join(library.path, 'brev/tyst.md'),
    '<!-- fritext-disable-next-line art9/health -- rubrik -->\nElsa har diabetes.\nOlle har astma.\n',
  )
  const { out } = why('brev/tyst.md:2', '--lang', 'en')
  expect(out).toContain('Suppressed by a comment in the file: rubrik')
  expect(out).toMatch(/art9\/health .* {2}line 3\n/)
  expect(why('brev/tyst.md:2', '--lang', 'en', '--as', 'scan').out).not.toContain('Suppressed')
  expect(why('a.csv:2', '--as', 'check')).toMatchObject({ code: 2, err: expect.stringContaining('E301') })
  expect(why('brev/tyst.md:2', '--as', 'check', '--column', 'x')).toMatchObject({ code: 2 })
})

it('tells of a good line beside a bad one, and names the place of the bad one', () => {
  const file = join(library.path, 'export.ndjson')
  writeFileSync(file, '{"text":"Elsa har diabetes."}\n{"text":\n{"text":"Elsa har astma."}\n')
  const ran = why('export.ndjson:3', '--no-config')
  expect(ran.code).toBe(0)
  expect(ran.out).toContain('art9/health')
  expect(why('export.ndjson:2', '--no-config')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('export.ndjson:2  E241'),
  })
  rmSync(file)
})
