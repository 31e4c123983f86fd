import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { everythingOn, type Policy, settingFor } from '../../src/policy/index.ts'
import { loadPolicy } from './load-policy.ts'

const builtin: ReadonlyMap<string, Policy> = new Map([
  ['strict', { ...everythingOn, id: 'strict' }],
  ['a', { ...everythingOn, id: 'a', extends: 'b' }],
  ['b', { ...everythingOn, id: 'b', extends: 'a' }],
])

/** Writes files into a new folder and gives its path. */
async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fritext-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

const policyFile = (id: string, base: string, rules: string) =>
  `id: ${id}\ntitle: T\nsource: {issuer: I, document: D}\nextends: ${base}\nrules: ${rules}\n`

describe('loadPolicy', () => {
  it('takes a built-in policy by id', async () => {
    expect(await loadPolicy('strict', { builtin })).toMatchObject({ id: 'strict' })
    expect(await loadPolicy('stockholm')).toMatchObject({ id: 'stockholm' })
  })

  it('follows files from file to file, then to a built-in policy', async () => {
    const from = await folderOf({
      'own/top.yaml': policyFile('top', '../base.json', '{home/conditions: off}'),
      'base.json': JSON.stringify({
        id: 'base',
        title: 'T',
        source: { issuer: 'I', document: 'D' },
        extends: 'strict',
        rules: { 'art9/*': 'warning' },
      }),
    })
    const policy = await loadPolicy('own/top.yaml', { builtin, from })
    expect(policy.id).toBe('top')
    expect(settingFor(policy, 'home/conditions', {}).level).toBe('off')
    expect(settingFor(policy, 'art9/health', {}).level).toBe('warning')
    expect(settingFor(policy, 'tone/personal', {}).level).toBe('error')
  })

  it.each([
    ['strikt', 'E120 No policy is called "strikt".\n  Did you mean "strict"?'],
    ['nowhere', 'E120 No policy is called "nowhere".\n  Known policies: strict, a, b.'],
    ['a', 'E121 Policies extend each other in a circle: a → b → a.'],
    ['./gone.yaml', 'cannot be read: there is no such file.'],
    ['./notes.txt', 'is neither .yaml, .yml nor .json.'],
    ['latin.yaml', 'E130 The file is not UTF-8.'],
    ['round.yaml', 'round.yaml:4:10: E121 Policies extend each other in a circle.'],
    ['typo.yaml', 'typo.yaml:4:10: E120 No policy is called "strickt".'],
  ])('tells what is wrong with %s', async (reference, message) => {
    const from = await folderOf({
      'latin.yaml': new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xe5]),
      'round.yaml': policyFile('round', './round.yaml', '{}'),
      'typo.yaml': policyFile('typo', 'strickt', '{}'),
    })
    await expect(loadPolicy(reference, { builtin, from })).rejects.toThrow(message)
  })
})
