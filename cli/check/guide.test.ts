import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { makeFolder } from '../testing.ts'
import { fritext, run } from './testing.ts'

const GUIDE = readFileSync('docs/guide-mallar.md', 'utf8')
const blocks = (language: string): string[] =>
  Array.from(GUIDE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')), ([, text = '']) => text)
const named = (name: string): string => blocks('yaml').find((text) => text.startsWith(`# ${name}`)) ?? ''

/** Every command of the guide, with the names it uses for files. */
const commands = [
  ...new Set(
    Array.from(GUIDE.matchAll(/\bfritext (?:(?:check|why|explain) |init\b)[^`\n,;)|]*/g), ([found]) => found.trim()),
  ),
]

let folder: ReturnType<typeof makeFolder>
beforeAll(() => {
  folder = makeFolder({
    'fritext.config.yaml': named('fritext.config.yaml'),
    'mallar/brev.md': `# Brev\n\n${'Hej!\n\n'.repeat(4)}\nElsa har diabetes.\n`,
    'mallar/undertryckt.md': blocks('md')[0] ?? '',
    'fraser/a.yaml': 'fraser:\n  ett: { id: a, text: Sjuk }\n',
  })
  run(folder.path, 'git', ['init', '-q', '-b', 'main'])
  run(folder.path, 'git', ['add', '.'])
  run(folder.path, 'git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'a'])
})
afterAll(() => folder.remove())

describe('the guide for owners of templates', () => {
  it('names commands that there are', () => {
    expect(commands.length).toBeGreaterThan(8)
    for (const command of commands) {
      const [, ...args] = command.split(' ')
      const yes = args[0] === 'init' ? ['--yes'] : []
      const { code, err } = fritext(folder.path, [...args, ...yes])
      // 2 is for what cannot be run or read.
      expect([0, 1], `${command}: ${err}`).toContain(code)
    }
  })

  it('shows a configuration that holds, and a suppression that is needed and works', () => {
    const config = makeFolder({
      'fritext.config.yaml': named('fritext.config.yaml'),
      'a.md': blocks('md')[0] ?? '',
      'fraser/a.yaml': 'fraser:\n  ett: { id: a, text: Hemma med feber }\n',
    })
    const { code, out } = fritext(config.path, ['check', '.', '--format', 'json'])
    const { files, summary } = JSON.parse(out) as { files: { file: string; findings: object[] }[]; summary: object }
    expect(code).toBe(1)
    expect(files.map(({ file, findings }) => [file, findings.length > 0])).toEqual([
      ['a.md', false],
      ['fraser/a.yaml', true],
    ])
    expect(summary).toMatchObject({ suppressed: { comment: 1 } })
    config.remove()
  })

  it('shows files of other programs that are YAML and run what there is', () => {
    expect(parse(named('.pre-commit-config.yaml'))).toHaveProperty('repos[0].hooks[0].entry')
    expect(parse(named('.gitlab-ci.yml'))).toHaveProperty('fritext.script[1]')
  })
})
