import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Context, Level } from '../../src/index.ts'
import { lookUp, type Policy, type RuleTable, resolvePolicy, ruleIds, settingFor } from '../../src/policy/index.ts'
import { builtinPolicies, compileBuiltinPolicies, decodePolicies, encodePolicies, POLICY_SOURCES } from './builtin.ts'

const SEEDS = ['stockholm', 'lilla-edet', 'unikum', 'partille', 'helsingborg']
const EXTRA = ['art10/criminal-offence', 'tone/personal-traits', 'absence/valuing']

let policies: ReadonlyMap<string, Policy>
beforeAll(async () => {
  policies = await builtinPolicies()
})

const level = (id: string, rule: string, context: Context = {}): Level =>
  settingFor(resolvePolicy(policies, id), rule, context).level

const tablesOf = (policy: Policy): RuleTable[] => [policy.rules, ...policy.overrides.map(({ rules }) => rules)]

describe('the built-in policies', () => {
  it('are all valid and named as their files', async () => {
    const files = (await readdir(POLICY_SOURCES)).filter((name) => name !== 'README.md').sort()
    expect([...policies.keys()].map((id) => `${id}.yaml`)).toEqual(files)
  })

  it('speak of every rule, by name, by group or by default', () => {
    for (const id of policies.keys()) {
      const { rules } = resolvePolicy(policies, id)
      for (const rule of ruleIds) expect(lookUp(rules, rule), `${id} on ${rule}`).toBeDefined()
    }
  })

  it('say why in both languages, differently, wherever something is shown', () => {
    // Without a document, or with nothing said of it by the document, the rule's own legal ground is shown.
    const silent = new Set(['strict', 'iup-statutory'])
    for (const policy of policies.values()) {
      for (const [key, setting] of tablesOf(policy).flatMap((table) => Object.entries(table))) {
        const where = `${policy.id} on ${key}`
        if (setting.level !== 'off' && !silent.has(policy.id)) expect(setting.because, where).toBeDefined()
        if (setting.because === undefined) continue
        expect(setting.because.sv, where).not.toBe(setting.because.en)
        for (const text of Object.values(setting.because)) expect(text, where).toMatch(/^\p{Lu}.*\.$/u)
      }
    }
  })

  it('cite the point in every reason of the five seed documents', () => {
    for (const id of SEEDS) {
      const policy = resolvePolicy(policies, id)
      for (const [key, setting] of tablesOf(policy).flatMap((table) => Object.entries(table))) {
        if (setting.because === undefined || setting.source?.document === 'Sjukanmälan') continue
        expect(setting.point, `${id} on ${key}`).toBeDefined()
      }
    }
  })

  it('leave the extra rules off in the seed policies and on in strict', () => {
    for (const rule of EXTRA) {
      for (const id of SEEDS) expect(level(id, rule), `${id} on ${rule}`).toBe('off')
      expect(level('strict', rule)).toBe('error')
    }
  })

  it('survive JSON', () => {
    for (const policy of policies.values()) expect(JSON.parse(JSON.stringify(policy))).toEqual(policy)
  })

  it('refuse a file whose id is not its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fritext-'))
    await writeFile(join(folder, 'other.yaml'), await readFile(join(POLICY_SOURCES, 'strict.yaml')))
    await expect(compileBuiltinPolicies(folder)).rejects.toThrow('E114 The id of a built-in policy is the name')
  })
})

describe('what the documents say of systems and kinds', () => {
  it.each<[string, string, Context, Level]>([
    ['strict', 'assessment/grade', { system: 'procapita', kind: 'iup' }, 'error'],
    ['stockholm', 'absence/sick', {}, 'error'],
    ['stockholm', 'absence/attendance', {}, 'off'],
    ['stockholm', 'assessment/ability', { kind: 'work-comment' }, 'error'],
    ['lilla-edet', 'assessment/development', { system: 'unikum', kind: 'iup' }, 'off'],
    ['lilla-edet', 'assessment/ability', { system: 'Unikum' }, 'off'],
    ['lilla-edet', 'assessment/ability', { system: 'unikum', kind: 'absence' }, 'warning'],
    ['lilla-edet', 'assessment/ability', { system: 'skola24' }, 'warning'],
    ['lilla-edet', 'assessment/grade', { system: 'unikum', kind: 'iup' }, 'error'],
    ['lilla-edet', 'assessment/grade', { system: 'ProCapita' }, 'off'],
    ['lilla-edet', 'absence/attendance', { system: 'unikum' }, 'error'],
    ['lilla-edet', 'absence/attendance', { system: 'skola24' }, 'off'],
    ['unikum', 'assessment/ability', { system: 'unikum' }, 'off'],
    ['unikum', 'assessment/ability', { system: 'skolbanken' }, 'error'],
    ['bollnas-unikum', 'tone/personal-traits', {}, 'error'],
    ['bollnas-unikum', 'home/conditions', {}, 'error'],
    ['helsingborg', 'assessment/ability', { system: 'GAFE' }, 'error'],
    ['helsingborg', 'assessment/ability', { system: 'unikum' }, 'off'],
    ['helsingborg', 'home/conditions', { system: 'fronter' }, 'error'],
    ['helsingborg', 'absence/attendance', { system: 'skola24' }, 'off'],
    ['google-workspace', 'assessment/ability', { kind: 'meeting' }, 'error'],
    ['incident', 'relations/pupils', { kind: 'incident' }, 'off'],
    ['guardian-message', 'absence/sick', {}, 'info'],
    ['atgardsprogram', 'identity/personal-number', {}, 'off'],
  ])('%s on %s in %j: %s', (id, rule, context, expected) => {
    expect(level(id, rule, context)).toBe(expected)
  })

  it('name the place where information belongs', () => {
    const belongs = (id: string, rule: string) => settingFor(resolvePolicy(policies, id), rule, {}).belongsIn?.sv
    expect(belongs('lilla-edet', 'absence/sick')).toBe('Skola24')
    expect(belongs('lilla-edet', 'assessment/grade')).toBe('ProCapita')
    expect(belongs('partille', 'identity/contact-details')).toBe('kommunens barn- och elevregister')
    expect(belongs('helsingborg', 'assessment/grade')).toBe('ProCapita')
  })
})

describe('compiled policies', () => {
  it('come back, in their order, from JSON in ASCII', () => {
    const text = encodePolicies(policies)
    expect([...decodePolicies(text)]).toEqual([...policies])
    expect([...decodePolicies(text, 'no-such')]).toEqual([...policies])
    expect([...decodePolicies(text, 'a":{"b')]).toEqual([...policies])
    expect(JSON.parse(text)).toEqual(Object.fromEntries(policies))
    expect(text).toMatch(/^[\n -~]+$/)
  })

  it('come one by one, each with what it builds on', () => {
    const text = encodePolicies(policies)
    for (const id of policies.keys()) {
      const some = decodePolicies(text, id)
      expect(resolvePolicy(some, id)).toEqual(resolvePolicy(policies, id))
      expect(some.size).toBeLessThan(4)
    }
  })
})
