import { describe, expect, it, vi } from 'vitest'
import { everythingOn } from '../../src/policy/index.ts'
import type { RuleAbout } from '../rule-info.ts'
import { capture } from '../testing.ts'
import { explainRule } from './explain.ts'
import { listRules } from './rules.ts'

const about = (id: string, word: string, more: Partial<RuleAbout> = {}): RuleAbout => ({
  id,
  since: '0.1.0',
  title: { sv: `${word}titel`, en: `${word} title` },
  message: { sv: `${word}bud`, en: `${word} message` },
  why: { sv: `${word}skäl`, en: `${word} reason` },
  instead: { sv: `${word}råd`, en: `${word} advice` },
  basis: ['GDPR art. 9', 'Stockholm, förbud 1'],
  fires: { sv: [{ text: 'Elsa har diabetes', field: 'Orsak', kind: 'absence' }], en: [{ text: 'He has diabetes' }] },
  silent: { sv: [{ text: 'Bok om diabetes', why: 'ett ämne' }] },
  ...more,
})

vi.mock('../rule-info.ts', () => ({
  allRules: () => [about('absence/sick', 'Sjuk'), about('art9/health', 'Hälsa'), about('tone/personal', 'Ton')],
}))

const policy = {
  ...everythingOn,
  id: 'prov',
  title: { sv: 'Prövning', en: 'Trial' },
  rules: {
    '*': { level: 'off' as const },
    'absence/sick': { level: 'warning' as const, belongsIn: { sv: 'registret', en: 'the register' } },
    'art9/health': { level: 'error' as const, because: { sv: 'Policyns skäl', en: 'Reason of the policy' } },
  },
}
vi.mock('../engine.ts', () => ({ openEngine: async () => ({ policy }) }))
vi.mock('../config/builtin.ts', () => ({
  builtinPolicies: async () => new Map([policy, { ...everythingOn, id: 'annan' }].map((item) => [item.id, item])),
}))

const list = async (options: Partial<Parameters<typeof listRules>[0]> = {}): Promise<string> =>
  (await capture(() => listRules({ format: 'pretty', lang: 'sv', ...options }))).out

const explain = (id: string, lang: 'sv' | 'en' = 'sv') => capture(() => explainRule(id, { lang }))

describe('rules', () => {
  it('lists every rule with its level and where the information belongs', async () => {
    expect(await list()).toBe(
      [
        'Prövning',
        'absence/sick                 varning  Sjuktitel  → registret',
        'art9/health                  fel      Hälsatitel',
        'tone/personal                av       Tontitel',
        '',
      ].join('\n'),
    )
  })

  it('speaks English', async () => {
    expect(await list({ lang: 'en' })).toContain('absence/sick                 warning  Sjuk title  → the register\n')
  })

  it('is data when asked for', async () => {
    expect(JSON.parse(await list({ format: 'json' }))).toEqual({
      policy: 'prov',
      rules: [
        { id: 'absence/sick', title: 'Sjuktitel', level: 'warning', belongsIn: 'registret' },
        { id: 'art9/health', title: 'Hälsatitel', level: 'error' },
        { id: 'tone/personal', title: 'Tontitel', level: 'off' },
      ],
    })
  })
})

describe('explain', () => {
  it('tells everything of a rule', async () => {
    const { code, out, err } = await explain('art9/health')
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(
      [
        'art9/health  Hälsatitel',
        '',
        'Hälsabud',
        '',
        'Varför: Hälsaskäl',
        'Skriv i stället: Hälsaråd',
        'Grund: GDPR art. 9; Stockholm, förbud 1',
        'Nivå i prov: fel  Policyns skäl',
        '',
        'Ger fynd:',
        '  ✗ Elsa har diabetes  [Orsak, absence]',
        '',
        'Ger inget fynd:',
        '  ✓ Bok om diabetes  (ett ämne)',
        '',
        'Nivå i olika riktlinjer:',
        '  annan  fel',
        '  prov   fel  Policyns skäl',
        '',
        'Sedan version 0.1.0.',
        '',
      ].join('\n'),
    )
  })

  it('tells where the information belongs', async () => {
    expect((await explain('absence/sick', 'en')).out).toContain('Level in prov: warning  → the register\n')
  })

  it.each([
    ['art9/helth', 'There is no rule "art9/helth". Did you mean "art9/health"? "fritext rules" lists them all.\n'],
    ['absence/sik', 'There is no rule "absence/sik". Did you mean "absence/sick"? "fritext rules" lists them all.\n'],
    ['xyzzy', 'There is no rule "xyzzy". "fritext rules" lists them all.\n'],
  ])('proposes the nearest for %s', async (id, message) => {
    expect(await explain(id)).toEqual({ code: 2, out: '', err: message })
  })
})
