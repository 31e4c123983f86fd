import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { BINARY, copyOf, fritext, run } from './testing.ts'

const library = copyOf('library')
const git = (...args: string[]) =>
  run(library.path, 'git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
    GIT_CONFIG_GLOBAL: '/dev/null',
  })
const filesOf = (...args: string[]): string[] => {
  const ran = fritext(library.path, ['check', ...args, '--format', 'json'])
  return (JSON.parse(ran.out) as { files: { file: string }[] }).files.map(({ file }) => file)
}

beforeAll(() => {
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--no-verify', '-m', 'Start')
})
afterAll(library.remove)

it('--since takes what changed on the branch, what is not yet committed and what is new', () => {
  expect(filesOf('--since', 'main')).toEqual([])
  git('checkout', '--quiet', '-b', 'gren')
  appendFileSync(join(library.path, 'brev/ren.md'), '\nMer.\n')
  git('commit', '--quiet', '--no-verify', '-am', 'Mer')
  appendFileSync(join(library.path, 'brev/hembrev.txt'), 'Mer.\n')
  writeFileSync(join(library.path, 'brev/ny.md'), 'Hej.\n')
  expect(filesOf('--since', 'main')).toEqual(['brev/hembrev.txt', 'brev/ny.md', 'brev/ren.md'])
  expect(filesOf('brev/*.md', '--since', 'main')).toEqual(['brev/ny.md', 'brev/ren.md'])
})

it('--since says what is wrong with a reference', () => {
  const ran = fritext(library.path, ['check', '--since', 'finns-inte'])
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err).toContain('E304 git knows no "finns-inte"')
})

it('--staged judges what is staged, not what lies on disk', () => {
  writeFileSync(join(library.path, 'brev/ny.md'), '{{namn}} har diabetes.\n')
  git('add', 'brev/ny.md')
  writeFileSync(join(library.path, 'brev/ny.md'), 'Hej.\n')
  const ran = fritext(library.path, ['check', '--staged'])
  expect(ran.code).toBe(1)
  expect(ran.out).toContain('brev/ny.md\n  1:14  fel  art9/health')
  expect(ran.out).toContain('1 | {{namn}} har diabetes.')
  git('rm', '--cached', '--quiet', 'brev/ny.md')
})

it('--staged judges what is staged and no longer lies on disk, with its folder or without', () => {
  for (const file of ['brev/ny.md', 'nytt/djupt/ny.md', 'nytt/.dold/ny.md']) {
    mkdirSync(dirname(join(library.path, file)), { recursive: true })
    writeFileSync(join(library.path, file), '{{namn}} har diabetes.\n')
    git('add', file)
  }
  rmSync(join(library.path, 'brev/ny.md'))
  rmSync(join(library.path, 'nytt'), { recursive: true })
  symlinkSync('Han är mobbad.md', join(library.path, 'brev/länk.md'))
  git('add', 'brev/länk.md')
  expect(filesOf('--staged')).toEqual(['brev/ny.md', 'nytt/djupt/ny.md'])
  expect(filesOf('--staged', 'brev', 'nytt/**/*.md')).toEqual(['brev/ny.md', 'nytt/djupt/ny.md'])
  expect(filesOf('--staged', 'brev/ny.md')).toEqual(['brev/ny.md'])
  git('rm', '--cached', '--quiet', 'brev/ny.md', 'brev/länk.md', 'nytt/djupt/ny.md', 'nytt/.dold/ny.md')
  rmSync(join(library.path, 'brev/länk.md'))
})

it('the pre-commit hook stops a commit and lets a clean one pass', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {
    entry: string
    args?: string[]
    pass_filenames: boolean
  }[]
  if (hook === undefined) throw new Error('no hook')
  expect(hook.pass_filenames).toBe(true)
  // What pre-commit does: the entry with its arguments, and the staged files that the hook's types take.
  const entry = [hook.entry.replace(/^fritext/, `'${process.execPath}' '${BINARY}'`), ...(hook.args ?? [])].join(' ')
  writeFileSync(
    join(library.path, '.git/hooks/pre-commit'),
    `#!/bin/sh\ngit diff --cached --name-only -z --diff-filter=ACM | xargs -0 ${entry}\n`,
    { mode: 0o755 },
  )
  writeFileSync(join(library.path, 'brev/ny.md'), '{{namn}} har diabetes.\n')
  git('add', 'brev/ny.md')
  const stopped = git('commit', '-m', 'Fel')
  expect(stopped.code).not.toBe(0)
  expect(stopped.out + stopped.err).toContain('art9/health')
  writeFileSync(join(library.path, 'brev/ny.md'), 'Hej.\n')
  git('add', 'brev/ny.md')
  expect(git('commit', '-m', 'Rent')).toMatchObject({ code: 0 })
})

it('lint-staged is given an example that names only what it passes', () => {
  const example = JSON.parse(readFileSync(resolve('templates/lint-staged.json'), 'utf8')) as Record<string, string>
  const [command = ''] = Object.values(example)
  expect(command).toMatch(/^fritext check /)
  const args = [...command.split(' ').slice(1), 'brev/hem.md', 'brev/ren.md']
  expect(fritext(library.path, args)).toMatchObject({ code: 1 })
})
