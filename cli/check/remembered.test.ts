import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BINARY, copyOf, fritext } from './testing.ts'

let library: ReturnType<typeof copyOf>
beforeEach(() => {
  library = copyOf('library')
})
afterEach(() => library.remove())
const check = (...args: string[]) => fritext(library.path, ['check', ...args])
const baseline = () => readFileSync(join(library.path, '.fritext-baseline'), 'utf8')

describe('the cache', () => {
  const cached = () => check('.', '--cache', '--format', 'json')
  const stored = () => readFileSync(join(library.path, '.fritext-cache'), 'utf8')

  it('gives the same report, holds no text, and is not asked for files that changed', () => {
    const first = cached()
    for (const word of ['diabetes', 'muslim', 'namn}}', 'epilepsi']) expect(stored()).not.toContain(word)
    expect(cached()).toEqual(first)
    expect(first.out).toBe(check('.', '--format', 'json').out)
    writeFileSync(join(library.path, 'brev/ren.md'), '{{namn}} har diabetes.\n')
    expect(JSON.parse(cached().out).summary.findings).toBe(JSON.parse(first.out).summary.findings + 1)
  })

  it('is what is used: a remembered finding that was taken out is not found again', () => {
    cached()
    const path = join(library.path, '.fritext-cache')
    const changed = JSON.parse(stored())
    changed.files['brev/hem.md'].findings = []
    writeFileSync(path, JSON.stringify(changed))
    const files = JSON.parse(cached().out).files as { file: string; findings: unknown[] }[]
    expect(files.find(({ file }) => file === 'brev/hem.md')?.findings).toEqual([])
  })

  it('is not used under another configuration, and a damaged one is none', () => {
    cached()
    writeFileSync(join(library.path, 'fritext.config.yaml'), 'extends: strict\nrules: { default: off }\n')
    expect(cached().out).toBe(check('.', '--format', 'json').out)
    writeFileSync(join(library.path, '.fritext-cache'), '{"made":')
    expect(cached().out).toBe(check('.', '--format', 'json').out)
  })

  it('stands where --cache-location says', () => {
    check('brev/ren.md', '--cache', '--cache-location', 'tmp/minne.json')
    expect(existsSync(join(library.path, 'tmp/minne.json'))).toBe(true)
  })
})

describe('the baseline', () => {
  it('lets old hits stand, counted, and fails for a new one on the same line', () => {
    rmSync(join(library.path, 'brev/undertryckt.md'))
    expect(check('.', '--update-baseline').code).toBe(0)
    const ran = check('.', '--format', 'json')
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.out).summary).toMatchObject({ findings: 0, gone: 0 })
    expect(JSON.parse(ran.out).summary.suppressed.baseline).toBeGreaterThan(15)
    const file = join(library.path, 'fraser/omdomen.json5')
    writeFileSync(file, readFileSync(file, 'utf8').replace('är lat.', 'är lat. Hon är muslim.'))
    const later = JSON.parse(check('.', '--format', 'json').out)
    expect(later.summary.byRule).toEqual({ 'art9/belief': 1 })
  })

  it('is sorted, has one entry a line, holds no text, and stays as it is when lines move', () => {
    check('.', '--update-baseline')
    const first = baseline()
    const entries = first.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(entries).toEqual(entries.toSorted())
    for (const entry of entries) expect(entry).toMatch(/^[\da-f]{24} [a-z0-9]+\/[a-z-]+ (?:brev|fraser)\/\S+$/)
    const file = join(library.path, 'brev/hem.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('# Om', 'En ny rad.\n\n# Om'))
    expect(check('brev/hem.md').code).toBe(0)
    check('.', '--update-baseline')
    expect(baseline()).toBe(first)
  })

  it('prunes what is gone, follows a renamed file, and does not cover a copy', () => {
    check('.', '--update-baseline')
    const before = baseline().split('\n').length
    writeFileSync(join(library.path, 'brev/blankett.html'), '<p>Hej</p>\n')
    expect(check('brev').out).toContain('Baslinjen: ')
    renameSync(join(library.path, 'brev/hem.md'), join(library.path, 'brev/hem-2.md'))
    expect(check('brev/hem-2.md').code).toBe(0)
    check('.', '--update-baseline')
    expect(baseline().split('\n').length).toBe(before - 3)
    expect(baseline()).not.toContain('brev/hem.md')
    writeFileSync(join(library.path, 'brev/kopia.md'), readFileSync(join(library.path, 'brev/hem-2.md')))
    expect(check('brev/kopia.md').code).toBe(1)
  })

  it('of a part of the files keeps the entries of those that were renamed meanwhile, and of those not looked at', () => {
    check('.', '--update-baseline')
    const first = baseline()
    renameSync(join(library.path, 'brev/hem.md'), join(library.path, 'fraser/hem.md'))
    const part = check('brev/ren.md', '--update-baseline')
    expect(part.err).toMatch(/^Baslinjen behåller \d+ träffar i filer som inte finns kvar: /)
    expect(baseline()).toBe(first)
    expect(check('fraser').code).toBe(0)
    // Where the run meets the file, its entries follow it.
    expect(check('fraser/hem.md', '--update-baseline').err).not.toContain('behåller')
    const sorted = (text: string) => text.replaceAll('brev/hem.md', 'fraser/hem.md').split('\n').sort()
    expect(sorted(baseline())).toEqual(sorted(first))
    expect(baseline()).not.toContain('brev/hem.md')
  })

  it.each([
    ['.', true],
    ['brev', true],
    ['fraser', false],
    ['. !fraser', false],
    ['**/*', false],
  ])('drops the entries of files that are gone in a run over their folder: %s', (patterns, drops) => {
    check('.', '--update-baseline')
    rmSync(join(library.path, 'brev/hem.md'))
    check(...patterns.split(' '), '--update-baseline')
    expect(baseline().includes('brev/hem.md')).toBe(!drops)
  })

  it('counts a hit that stands there more than once', () => {
    const file = join(library.path, 'brev/ny.md')
    const once = 'Elsa har diabetes i dag.\n\n'
    writeFileSync(file, once + once)
    check('brev/ny.md', '--update-baseline')
    expect(check('brev/ny.md').code).toBe(0)
    writeFileSync(file, once + once + once)
    expect(JSON.parse(check('brev/ny.md', '--format', 'json').out).summary).toMatchObject({
      findings: 1,
      suppressed: { baseline: 2 },
    })
    writeFileSync(file, once)
    expect(JSON.parse(check('brev/ny.md', '--format', 'json').out).summary).toMatchObject({ findings: 0, gone: 1 })
    check('brev/ny.md', '--update-baseline')
    writeFileSync(file, once + once)
    expect(check('brev/ny.md').code).toBe(1)
  })

  it('is held against with the key that stands in it, whatever the environment holds', () => {
    check('brev/hem.md', '--update-baseline')
    const first = baseline()
    const env = { FRITEXT_KEY: 'hemlig' }
    expect(fritext(library.path, ['check', 'brev/hem.md'], '', env).code).toBe(0)
    fritext(library.path, ['check', 'brev/hem.md', '--update-baseline'], '', env)
    expect(baseline()).toBe(first)
  })

  it('has identities that nobody can compare without the key', () => {
    check('.', '--update-baseline')
    const first = baseline()
    rmSync(join(library.path, '.fritext-baseline'))
    check('.', '--update-baseline')
    const ids = (text: string) => new Set(text.match(/^[\da-f]{24}/gm))

    expect([...ids(first)].filter((id) => ids(baseline()).has(id))).toEqual([])
  })

  it('keeps the key elsewhere where FRITEXT_KEY is set', () => {
    const env = { FRITEXT_KEY: 'hemlig' }
    fritext(library.path, ['check', 'brev/hem.md', '--update-baseline'], '', env)
    expect(baseline()).toContain('# key: kept-elsewhere')
    expect(baseline()).not.toContain('hemlig')
    expect(fritext(library.path, ['check', 'brev/hem.md'], '', env).code).toBe(0)
    expect(check('brev/hem.md')).toMatchObject({ code: 2, err: expect.stringContaining('E306') })
    expect(check('brev/hem.md', '--no-baseline').code).toBe(1)
  })
})

it('--concurrency gives the same report on two threads as on one', () => {
  const one = check('.', '--format', 'json', '--concurrency', '1')
  expect(check('.', '--format', 'json', '--concurrency', '2')).toEqual(one)
})

it('--watch checks again when a file changes, and ends on Ctrl-C with the last exit code', async () => {
  const watching = spawn(process.execPath, [BINARY, 'check', 'brev/ren.md', 'brev', '--watch', '--format', 'github'], {
    cwd: library.path,
  })
  let out = ''
  watching.stdout.on('data', (chunk) => {
    out += chunk
  })
  let err = ''
  watching.stderr.on('data', (chunk) => {
    err += chunk
  })
  const waits = (count: number) =>
    expect.poll(() => err.split('Väntar på ändringar').length - 1, { timeout: 20_000 }).toBe(count)
  await waits(1)
  expect(out).not.toContain('brev/ren.md,line')
  writeFileSync(join(library.path, 'brev/ren.md'), '{{namn}} har diabetes.\n')
  await waits(2)
  expect(out).toContain('::error file=brev/ren.md,line=1')
  const ended = new Promise((resolve) => watching.once('exit', resolve))
  watching.kill('SIGINT')
  expect(await ended).toBe(1)
})

it.each([
  ['its own report', ['-o', 'brev/rapport.json']],
  ['a file that takes what it prints', []],
])('--watch is not woken by %s, but by a configuration above', async (_, output) => {
  const config = join(library.path, 'fritext.config.yaml')
  writeFileSync(config, 'extends: strict\n')
  const printed = openSync(join(library.path, 'brev/utskrift.txt'), 'w')
  const args = ['check', 'brev/*.md', '--watch', '--format', 'json', ...output]
  const watching = spawn(process.execPath, [BINARY, ...args], {
    cwd: library.path,
    stdio: ['ignore', printed, 'pipe'],
  })
  let err = ''
  watching.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const runs = (): number => err.split('Väntar på ändringar').length - 1
  await expect.poll(runs, { timeout: 20_000 }).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(runs()).toBe(1)
  writeFileSync(config, 'extends: stockholm\n')
  await expect.poll(runs, { timeout: 20_000 }).toBe(2)
  const ended = new Promise((resolve) => watching.once('exit', resolve))
  watching.kill('SIGINT')
  await ended
  closeSync(printed)
})
