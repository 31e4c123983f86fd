import { describe, expect, it } from 'vitest'
import { breachesOf, checkLayering } from './layering.ts'

describe('breachesOf', () => {
  it.each([
    ['src/linter.ts', "import { readFileSync } from 'node:fs'"],
    ['src/linter.ts', "import { scan } from '../cli/scan.ts'"],
    ['cli/scan.ts', "import { analyse } from '../src/match/analysis.ts'"],
    ['cli/scan.ts', "export { x } from '../editor-plugin/plugin.ts'"],
    ['cli/scan.ts', "const { x } = await import('../scripts/build.ts')"],
  ])('refuses in %s: %s', (file, source) => {
    expect(breachesOf(file, source)).toHaveLength(1)
  })

  it.each([
    ['src/linter.ts', "import { decide } from './policy/apply.ts'"],
    ['src/linter.test.ts', "import { readFileSync } from 'node:fs'"],
    ['cli/scan.ts', "import { createLinter } from '../src/index.ts'"],
    ['cli/scan.ts', "import { stat } from 'node:fs/promises'"],
  ])('allows in %s: %s', (file, source) => {
    expect(breachesOf(file, source)).toEqual([])
  })

  it('names the line', () => {
    expect(breachesOf('src/a.ts', "// one\n\nimport 'node:fs'")[0]?.line).toBe(3)
  })
})

it('finds no breach in this repository', () => {
  expect(checkLayering()).toEqual([])
})
