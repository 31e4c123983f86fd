import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyOf, fritext, run } from '../check/testing.ts'
import remarkFritext from './index.ts'

const library = copyOf('library')
afterAll(library.remove)

beforeAll(() => {
  // The package as it is installed: remark-cli finds plugins in node_modules.
  const home = join(library.path, 'node_modules')
  mkdirSync(home)
  mkdirSync(join(home, 'fritext'))
  cpSync('package.json', join(home, 'fritext/package.json'))
  for (const name of ['dist', 'rules', 'node_modules']) symlinkSync(resolve(name), join(home, 'fritext', name))
  for (const name of ['remark-gfm', 'remark-mdx', 'remark-frontmatter'])
    symlinkSync(resolve('node_modules', name), join(home, name))
})

/** remark-cli over files of the library; its report as lines without colours. */
function remarkCli(plugins: readonly string[], files: readonly string[], ext = 'md') {
  const use = plugins.flatMap((plugin) => ['--use', plugin])
  return run(library.path, process.execPath, [
    resolve('node_modules/remark-cli/cli.js'),
    ...files,
    ...use,
    '--ext',
    ext,
    '--quiet',
    '--no-stdout',
    '--no-color',
  ])
}

/** The places and rules that the check reports for a file. */
function checked(file: string): string[] {
  const { files } = JSON.parse(fritext(library.path, ['check', file, '--format', 'json']).out) as {
    files: { findings: { line: number; column: number; rule: string }[] }[]
  }
  return (files[0]?.findings ?? []).map(({ line, column, rule }) => `${line}:${column} ${rule}`)
}

describe('under the real remark-cli', () => {
  it('has the findings of the check, with rule and source, and fails for errors', () => {
    const { code, err } = remarkCli(['remark-frontmatter', 'remark-gfm', 'fritext/remark'], ['brev/hem.md'])
    expect(code).toBe(1)
    const lines = err.split('\n').flatMap((line) => {
      const match = /^\s*(\d+:\d+)(?:-\d+:\d+)?\s+error\s.*\s(\S+)\s+fritext$/.exec(line)
      return match === null ? [] : `${match[1]} ${match[2]}`
    })
    expect(lines).toEqual(checked('brev/hem.md'))
    expect(lines.length).toBeGreaterThan(4)
  })

  it('reads MDX, with warnings as warnings', () => {
    const { code, err } = remarkCli(['remark-mdx', 'fritext/remark'], ['brev/komponent.mdx'], 'mdx')
    expect(code).toBe(0)
    expect(err).toContain('⚠ 2 warnings')
  })

  it('is silent on a clean file, and takes options', () => {
    expect(remarkCli(['fritext/remark'], ['brev/ren.md'])).toMatchObject({ code: 0, err: '' })
    expect(remarkCli(['fritext/remark=lang:"en"'], ['brev/hem.md']).err).toContain('This ')
  })
})

describe('messages', () => {
  const file = () =>
    new VFile({
      cwd: library.path,
      path: 'brev/hem.md',
      value: readFileSync(join(library.path, 'brev/hem.md'), 'utf8'),
    })

  it('carry rule, source, place, note, url and what to write instead', async () => {
    const done = await remark().use(remarkGfm).use(remarkFritext).process(file())
    const [message] = done.messages
    expect(message).toMatchObject({
      source: 'fritext',
      ruleId: 'art9/health',
      line: 3,
      column: 31,
      place: { start: { line: 3, column: 31, offset: 60 }, end: { line: 3, column: 39, offset: 68 } },
      fatal: true,
      note: expect.stringContaining('artikel 9'),
      url: expect.stringMatching(/^file:.*art9-health/),
    })
  })

  it('name replacements as expected', async () => {
    const note = new VFile({ cwd: library.path, path: 'brev/x.md', value: '{{namn}} är hemma med feber.\n' })
    const { messages } = await remark().use(remarkFritext, { config: false }).process(note)
    expect(messages.find(({ ruleId }) => ruleId === 'absence/sick')?.expected).toEqual([
      'anmäld frånvaro',
      'giltig frånvaro',
    ])
  })

  it('work in an MDX pipeline, whatever the file is called', async () => {
    const page = new VFile({ cwd: library.path, value: 'Elsa {namn} har diabetes.\n' })
    const { messages } = await remark()
      .use(remarkMdx)
      .use(remarkFritext, { policy: 'strict', lang: 'en' })
      .process(page)
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['art9/health'])
  })

  it('a configuration that is wrong ends the run with the own lines', async () => {
    writeFileSync(join(library.path, 'fel.yaml'), 'extend: strict\n')
    const wrong = remark().use(remarkFritext, { config: join(library.path, 'fel.yaml') })
    await expect(wrong.process(file())).rejects.toThrow('Unknown key "extend"')
  })
})
