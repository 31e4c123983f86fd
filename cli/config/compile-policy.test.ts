import { describe, expect, it } from 'vitest'
import { compileConfig, compilePolicy } from './compile-policy.ts'
import { ConfigError } from './problem.ts'

const head = 'id: p\ntitle: P\nsource: {issuer: I, document: D}\n'

const problems = (run: () => unknown): string[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message}`)
    throw error
  }
  return []
}

describe('compilePolicy', () => {
  it('writes out what the file may shorten', () => {
    const policy = compilePolicy(
      `${head}rules:
  default: off
  art9/*: {level: error, because: X, belongsIn: {sv: a, en: b}, threshold: 0.7}
overrides:
  - when: {system: unikum, kind: [iup, meeting]}
    rules: {default: info}
thresholds: {default: 0.4}
belongsIn: {absence/*: Skola24}
exceptions:
  - {text: röda rummet, rule: all, reason: en klass, until: 2027-06-30}
`,
      'p.yaml',
    )
    expect(policy).toEqual({
      id: 'p',
      title: { sv: 'P', en: 'P' },
      source: { issuer: 'I', document: 'D' },
      rules: {
        '*': { level: 'off' },
        'art9/*': { level: 'error', because: { sv: 'X', en: 'X' }, belongsIn: { sv: 'a', en: 'b' }, threshold: 0.7 },
      },
      overrides: [{ when: { system: ['unikum'], kind: ['iup', 'meeting'] }, rules: { '*': { level: 'info' } } }],
      thresholds: { '*': 0.4 },
      agreedCodes: [],
      terms: [],
      exceptions: [{ text: 'röda rummet', rule: '*', reason: 'en klass', until: '2027-06-30' }],
      belongsIn: { 'absence/*': { sv: 'Skola24', en: 'Skola24' } },
    })
  })

  it('refuses unknown rules, levels and keys', () => {
    expect(
      problems(() => compilePolicy(`${head}rules: {art9/healt: error, home/*: eror}\nterm: []\n`, 'p.yaml')),
    ).toEqual([
      '4:9 E113 Unknown word "art9/healt".',
      '4:36 E113 Unknown word "eror". Expected off, info, warning or error.',
      '5:1 E110 Unknown key "term".',
    ])
  })

  it('refuses exceptions without reason or phrase, and days that do not exist', () => {
    const source = `${head}rules: {}
exceptions:
  - {text: a, rule: all}
  - {rule: all, reason: r}
`
    expect(problems(() => compilePolicy(source, 'p.yaml'))).toEqual([
      '6:5 E112 The key "reason" is missing.',
      '7:5 E117 Expected exactly one of the keys text or words.',
    ])
    const later = `${head}rules: {}
exceptions:
  - {words: "* *", rule: all, reason: r}
  - {text: a, rule: all, reason: r, until: 2027-02-30}
terms:
  - {term: "--", rule: art9/health}
`
    expect(problems(() => compilePolicy(later, 'p.yaml'))).toEqual([
      '6:13 E123 There is no word in this text.',
      '7:44 E122 There is no day 2027-02-30 in the calendar.',
      '9:12 E123 There is no word in this text.',
    ])
  })
})

describe('compileConfig', () => {
  it('builds on strict, and says no judge, when nothing is said', () => {
    const { policy, judge } = compileConfig('{}', '/x/fritext.config.yaml')
    expect(judge).toBeUndefined()
    expect(policy).toMatchObject({
      extends: 'strict',
      rules: {},
      source: { issuer: 'Egna inställningar', document: 'fritext.config.yaml' },
    })
  })

  it('reads JSON, with a schema for editors', () => {
    const { policy, judge } = compileConfig(
      '{"$schema": "x", "extends": "stockholm", "judge": "rules", "agreedCodes": ["K7"], "terms": [{"term": "Blåklinten", "rule": "art9/health", "kind": "name", "forms": ["Blåklintens"]}]}',
      'fritext.config.json',
    )
    expect(judge).toBe('rules')
    expect(policy).toMatchObject({ extends: 'stockholm', agreedCodes: ['K7'], terms: [{ term: 'Blåklinten' }] })
  })
})
