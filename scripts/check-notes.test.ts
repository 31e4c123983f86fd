import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../cli/testing.ts'

const SECRET = 'hemligheten'
const GOOD = { id: 'a', lang: 'sv', kind: 'absence', text: 'Åsa har diabetes', expect: [], accept: [] }

/** Checks these files of fixtures/notes; every folder is there. */
function check(files: Readonly<Record<string, readonly unknown[]>>): { lines: string[]; code: number | null } {
  const content = Object.entries(files).map(([name, lines]) => [
    `fixtures/notes/${name}`,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  ])
  const empty = ['tune', 'fresh', 'natural', 'train'].map((folder) => [`fixtures/notes/${folder}/README`, ''])
  const { path, remove } = makeFolder(Object.fromEntries([...empty, ...content]))
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href, resolve('scripts/check-notes.ts')],
    { cwd: path, encoding: 'utf8' },
  )
  remove()
  return { lines: stdout.trim().split('\n'), code: status }
}

describe('notes:check', () => {
  it('has nothing to say of good notes', () => {
    const other = { ...GOOD, id: 'b', text: 'Något annat', expect: [{ rule: 'art9/health', quote: 'annat' }] }
    expect(check({ 'tune/a.ndjson': [GOOD, ''], 'train/b.ndjson': [other], 'train/clean.txt': ['not read'] })).toEqual({
      lines: ['2 notes, 0 problems'],
      code: 0,
    })
  })

  it('tells what is wrong by file and line, and never quotes the note', () => {
    const text = `${SECRET} om en helt vanlig dag i skolan`
    const wrong = [
      `{"text": "${SECRET}`,
      'null',
      { ...GOOD, id: 'number', text: 5 },
      { ...GOOD, id: 'label', text: SECRET, expect: [null] },
      { ...GOOD, id: 'one', text, kind: 'poem' },
      { ...GOOD, id: 'two', text: `${SECRET} helt olika innehåll`, lang: 'fi' },
      { ...GOOD, id: 'three', text: 'kort', expect: [{ rule: 'art9/none', quote: 'kort' }] },
      { ...GOOD, id: 'four', text: 'annat', expect: [{ rule: 'art9/health', quote: SECRET }], accept: ['x/y'] },
      { ...GOOD, id: 'four', text: 'dubbelt' },
      { ...GOOD, id: 'five', text: `${text}!` },
    ]
    const { lines, code } = check({ 'fresh/x.ndjson': wrong })
    expect(code).toBe(1)
    expect(lines.join('\n')).not.toContain(SECRET)
    expect(lines.map((line) => line.replace('fixtures/notes/fresh/x.ndjson:', ''))).toEqual([
      '1: no JSON',
      expect.stringMatching(/^2: no labelled note/),
      expect.stringMatching(/^3: no labelled note/),
      expect.stringMatching(/^4: no labelled note/),
      '5: unknown kind',
      '6: unknown language',
      '7: unknown rule art9/none',
      '8: the quote of art9/health is no part of the text',
      '8: unknown rule x/y',
      expect.stringMatching(/^9: the id stands at .*:8 as well$/),
      expect.stringMatching(/^10: nearly the same as .*:5$/),
      '10 notes, 11 problems',
    ])
  })
})
