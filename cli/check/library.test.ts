import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const LIBRARY = join(ROOT, 'fixtures', 'templates')
const BINARY = join(ROOT, 'dist', 'cli', 'main.js')

interface Report {
  readonly files: ReadonlyArray<{ readonly file: string; readonly findings: ReadonlyArray<{ readonly rule: string }> }>
}

function checked(folder: string): Map<string, string[]> {
  const { stdout } = spawnSync(process.execPath, [BINARY, 'check', folder, '--format', 'json'], {
    cwd: LIBRARY,
    encoding: 'utf8',
  })
  const { files } = JSON.parse(stdout) as Report
  return new Map(
    files.map(({ file, findings }) => [
      file.replace(/^.*\//, ''),
      [...new Set(findings.map(({ rule }) => rule))].sort(),
    ]),
  )
}

/** What each faulty template is made to break. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  'betyg.md': ['assessment/grade'],
  'franvaroblankett.md': ['absence/sick', 'art9/health'],
  'fraser-sjuk.yaml': ['absence/sick'],
  'grupper.md': ['relations/pupils'],
  'hemsituation.md': ['home/conditions'],
  'koder.md': ['code/agreed', 'code/symbols'],
  'kontakt.html': ['identity/contact-details', 'identity/credentials'],
  'omdome-jamfor.md': ['assessment/ability', 'tone/demeaning'],
  'overlamning.txt': ['art9/health', 'home/conditions'],
  'skyddad.txt': ['identity/protected-person'],
  'template-en.md': ['art9/health', 'home/conditions'],
  'tro-och-mat.md': ['art9/belief'],
  'ursprung.md': ['art9/ethnic-origin'],
}

describe('the library of templates', () => {
  it('has thirty and more, and those that are clean give nothing', () => {
    const clean = checked('rena')
    expect([...clean].filter(([, rules]) => rules.length > 0)).toEqual([])
    expect(clean.size).toBe(readdirSync(join(LIBRARY, 'rena')).length)
    expect(clean.size + Object.keys(FAULTS).length).toBeGreaterThanOrEqual(30)
    execFileSync(process.execPath, [BINARY, 'check', 'rena'], { cwd: LIBRARY, stdio: 'ignore' })
  })

  it('finds in the others what they were made to break', () => {
    const found = checked('med-fel')
    expect([...found.keys()].sort()).toEqual(Object.keys(FAULTS).sort())
    for (const [file, rules] of Object.entries(FAULTS)) expect(found.get(file), file).toEqual(rules)
  })
})
