import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fritext, run } from '../check/testing.ts'
import { makeFolder } from '../testing.ts'

let folder: ReturnType<typeof makeFolder>
beforeEach(() => {
  folder = makeFolder({ 'mall.md': '{{namn}} har diabetes.\n', 'CHANGELOG.md': '{{namn}} har diabetes.\n' })
})
afterEach(() => folder.remove())
const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8')

it('--yes writes everything, and the check then runs by it', () => {
  const ran = fritext(folder.path, ['init', '--yes', '--policy', 'stockholm'])
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toBe(
    'skrev fritext.config.yaml\nskrev .fritextignore\nskrev .pre-commit-config.yaml\nskrev .github/workflows/fritext.yml\nPröva: npx fritext check .\n',
  )
  expect(parse(read('fritext.config.yaml'))).toMatchObject({ extends: 'stockholm' })
  expect(parse(read('.github/workflows/fritext.yml'))).toMatchObject({ jobs: { fritext: {} } })
  const check = fritext(folder.path, ['check', '.', '--format', 'json'])
  expect(JSON.parse(check.out).files.map(({ file }: { file: string }) => file)).toEqual(['mall.md'])
})

it('leaves files that are there, and says what to add', () => {
  writeFileSync(join(folder.path, 'fritext.config.yaml'), 'extends: unikum\n')
  writeFileSync(join(folder.path, '.gitlab-ci.yml'), 'test: { script: [npm test] }\n')
  const ran = fritext(folder.path, ['init', '--yes', '--no-pre-commit', '--lang', 'en'])
  expect(ran.out).toContain('fritext.config.yaml: is there already, left alone')
  expect(ran.out).toContain('.gitlab-ci.yml: is there already, left alone\n  Add:\n    fritext:\n')
  expect(read('fritext.config.yaml')).toBe('extends: unikum\n')
  expect(existsSync(join(folder.path, '.pre-commit-config.yaml'))).toBe(false)
  fritext(folder.path, ['init', '--yes', '--force', '--ci', 'gitlab', '--templates', 'mallar/**/*.md'])
  expect(parse(read('.gitlab-ci.yml')).fritext.script[1]).toContain("fritext check 'mallar/**/*.md' --format gitlab")
})

it.each([
  ['mallar: nya/*.md', "'mallar: nya/*.md'"],
  ['mallar #1/*.md', "'mallar #1/*.md'"],
  ['-x', './-x'],
])('writes CI files that say what was meant: %s', (templates, word) => {
  for (const ci of ['github', 'gitlab']) {
    const ran = fritext(folder.path, ['init', '--yes', '--force', '--ci', ci, `--templates=${templates}`])
    expect(ran).toMatchObject({ code: 0, err: '' })
  }
  const { jobs } = parse(read('.github/workflows/fritext.yml'))
  expect(jobs.fritext.steps.at(-1).run).toBe(`npx --no-install fritext check ${word} --format github`)
  expect(parse(read('.gitlab-ci.yml')).fritext.script[1]).toContain(`fritext check ${word} --format gitlab`)
})

it('writes a pre-commit entry that lets a commit without templates pass', () => {
  fritext(folder.path, ['init', '--yes'])
  const [repo] = parse(read('.pre-commit-config.yaml')).repos
  const args = repo.hooks[0].entry.split(' ').slice(3)
  rmSync(join(folder.path, 'mall.md'))
  run(folder.path, 'git', ['init', '--quiet'])
  expect(fritext(folder.path, args)).toMatchObject({ code: 0 })
})

it('goes on where a file cannot be read or written, and refuses to look nowhere', () => {
  mkdirSync(join(folder.path, '.pre-commit-config.yaml'))
  const ran = fritext(folder.path, ['init', '--yes'])
  expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('E309 .pre-commit-config.yaml: ') })
  expect(ran.out).toContain('skrev .github/workflows/fritext.yml')
  expect(ran.out).not.toContain('.pre-commit-config.yaml')
  expect(fritext(folder.path, ['init', '--yes', '--templates', ''])).toMatchObject({ code: 2, out: '' })
})

it('writes nothing for a policy that does not exist, or where it cannot ask', () => {
  expect(fritext(folder.path, ['init', '--yes', '--policy', 'stokholm'])).toMatchObject({
    code: 2,
    err: 'Okänd policy: stokholm. stockholm?\n',
  })
  expect(fritext(folder.path, ['init'])).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
  expect(existsSync(join(folder.path, 'fritext.config.yaml'))).toBe(false)
})
