import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { settingFor } from '../../src/policy/index.ts'
import { findConfig, loadConfig } from './config.ts'
import { namedPolicy } from './named-policy.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fritext-'))
})

describe('findConfig', () => {
  it('looks upwards and takes the nearest, YAML first', async () => {
    const deep = join(folder, 'a', 'b')
    await mkdir(deep, { recursive: true })
    expect(await findConfig(deep)).toBeUndefined()
    await writeFile(join(folder, 'fritext.config.json'), '{}')
    expect(await findConfig(deep)).toBe(join(folder, 'fritext.config.json'))
    await writeFile(join(folder, 'fritext.config.yaml'), '{}')
    expect(await findConfig(deep)).toBe(join(folder, 'fritext.config.yaml'))
    await writeFile(join(folder, 'a', 'fritext.config.json'), '{}')
    expect(await findConfig(deep)).toBe(join(folder, 'a', 'fritext.config.json'))
  })
})

describe('loadConfig', () => {
  it('folds the configuration into the policy it extends', async () => {
    const path = join(folder, 'fritext.config.yaml')
    await writeFile(
      path,
      `extends: lilla-edet
judge: rules
rules:
  home/conditions: warning
  code/agreed: {level: error, because: Våra koder förstås inte utanför skolan.}
overrides:
  - when: {field: "frånvaro*"}
    rules: {absence/attendance: off}
agreedCodes: [K7]
`,
    )
    const { policy, judge, path: where } = await loadConfig(path)
    expect({ judge, where }).toEqual({ judge: 'rules', where: path })
    expect(settingFor(policy, 'home/conditions', {})).toMatchObject({
      level: 'warning',
      source: { issuer: 'Lilla Edets kommun' },
    })
    expect(settingFor(policy, 'code/agreed', {})).toMatchObject({
      level: 'error',
      source: { issuer: 'Egna inställningar', document: 'fritext.config.yaml' },
    })
    expect(settingFor(policy, 'absence/attendance', { system: 'unikum', field: 'Frånvaroorsak' }).level).toBe('off')
    expect(policy.agreedCodes).toEqual(['K7'])
  })

  it('builds on strict when nothing is extended', async () => {
    await writeFile(join(folder, 'fritext.config.json'), '{"rules": {"absence/attendance": "off"}}')
    const { policy } = await loadConfig('fritext.config.json', { from: folder })
    expect(settingFor(policy, 'absence/attendance', {}).level).toBe('off')
    expect(settingFor(policy, 'tone/personal-traits', {}).level).toBe('error')
  })

  it('takes all that an extended configuration says, what is nearer after it', async () => {
    const [path, base] = [join(folder, 'fritext.config.yaml'), join(folder, 'bas', 'fritext.config.yaml')]
    await mkdir(join(folder, 'bas'))
    await writeFile(
      base,
      'judge: rules\nbaseline: gammalt\nfiles: [{ match: "**", kind: meeting }]\nscopes: [{ name: a, match: "*.yaml", keys: [x] }]\n',
    )
    await writeFile(path, 'extends: ./bas/fritext.config.yaml\nfiles: [{ match: "*.md", kind: absence }]\n')
    const { judge, check } = await loadConfig(path)
    expect(judge).toBe('rules')
    expect(check).toMatchObject({ baseline: 'gammalt', scopes: [{ name: 'a' }] })
    expect(check.files.map(({ context }) => context.kind)).toEqual(['meeting', 'absence'])
    await writeFile(path, 'extends: ./bas/fritext.config.yaml\njudge: both\nbaseline: nytt\n')
    expect(await loadConfig(path)).toMatchObject({ judge: 'both', check: { baseline: 'nytt' } })
    expect(await namedPolicy(base)).toMatchObject({ judge: 'rules' })
    expect(await namedPolicy('stockholm')).toMatchObject({ judge: 'both' })
  })

  it('names an inflection that there is not', async () => {
    const path = join(folder, 'fritext.config.yaml')
    await writeFile(path, 'terms: [{ term: lugna gruppen, rule: art9/health, inflection: toString }]\n')
    await expect(loadConfig(path)).rejects.toThrow(/:1:\d+: E113/)
  })

  it('points at the reference that leads nowhere', async () => {
    const path = join(folder, 'fritext.config.yaml')
    await writeFile(path, '# Ours.\nextends: stokholm\n')
    await expect(loadConfig(path)).rejects.toThrow(
      [
        `${path}:2:10: E120 No policy is called "stokholm".`,
        '  1 | # Ours.',
        '> 2 | extends: stokholm',
        '    |          ^^^^^^^^',
      ].join('\n'),
    )
  })

  it('tells when there is no such file', async () => {
    await expect(loadConfig(join(folder, 'fritext.config.yaml'))).rejects.toThrow('there is no such file')
  })

  it('finds a model of its own beside itself, or says where it is missing', async () => {
    const path = join(folder, 'fritext.config.yaml')
    await writeFile(path, 'model: ./own\n')
    await expect(loadConfig(path)).rejects.toThrow(
      /E125[\s\S]*no judge\.bin in the folder ".\/own"[\s\S]*fritext train/,
    )
    await mkdir(join(folder, 'own'))
    await writeFile(join(folder, 'own', 'judge.bin'), 'x')
    expect((await loadConfig(path)).judge).toMatchObject({ model: join(folder, 'own', 'judge.bin') })
    await writeFile(path, 'model: ./own\njudge: rules\n')
    expect((await loadConfig(path)).judge).toBe('rules')
  })
})
