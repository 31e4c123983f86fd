import { describe, expect, it } from 'vitest'
import type { Level } from '../types.ts'
import { everythingOn, type Policy, type RuleSetting } from './policy.ts'
import { extendPolicy, PolicyError, resolvePolicy, settingFor } from './resolve.ts'

const because = (text: string) => ({ sv: text, en: text })

function policy(id: string, rules: Record<string, Level | RuleSetting>, more: Partial<Policy> = {}): Policy {
  const table = Object.fromEntries(
    Object.entries(rules).map(([rule, setting]) => [rule, typeof setting === 'string' ? { level: setting } : setting]),
  )
  return { ...everythingOn, id, source: { issuer: id, document: 'd' }, rules: table, ...more }
}

const resolve = (id: string, ...policies: Policy[]) => resolvePolicy(new Map(policies.map((one) => [one.id, one])), id)

const levelIn = (p: Policy, rule: string, context = {}) => settingFor(p, rule, context).level

describe('resolvePolicy', () => {
  it('lets the extending policy win', () => {
    const p = resolve(
      'b',
      policy('a', { 'art9/*': 'error', 'home/conditions': 'warning' }),
      policy('b', { 'art9/health': 'off' }, { extends: 'a' }),
    )
    expect(levelIn(p, 'art9/health')).toBe('off')
    expect(levelIn(p, 'art9/belief')).toBe('error')
    expect(levelIn(p, 'home/conditions')).toBe('warning')
    expect(levelIn(p, 'tone/personal')).toBe('off')
    expect(p).toMatchObject({ id: 'b' })
    expect(p.extends).toBeUndefined()
  })

  it('puts the later policy after the overrides of the earlier', () => {
    const a = policy(
      'a',
      { '*': 'off' },
      { overrides: [{ when: { system: ['x'] }, rules: { '*': { level: 'error' } } }] },
    )
    const p = resolve('b', a, policy('b', { 'art9/health': 'info' }, { extends: 'a' }))
    expect(levelIn(p, 'art9/health', { system: 'x' })).toBe('info')
    expect(levelIn(p, 'art9/belief', { system: 'x' })).toBe('error')
    expect(levelIn(p, 'art9/belief')).toBe('off')
  })

  it('joins terms, codes, exceptions, homes and thresholds', () => {
    const a = policy(
      'a',
      {},
      { agreedCodes: ['K1'], terms: [{ term: 't', rule: 'r' }], thresholds: { '*': 0.4, r: 0.9 } },
    )
    const b = policy(
      'b',
      {},
      { extends: 'a', agreedCodes: ['K1', 'K2'], thresholds: { '*': 0.6 }, belongsIn: { r: because('X') } },
    )
    const p = resolve('b', a, b)
    expect(p.agreedCodes).toEqual(['K1', 'K2'])
    expect(p.terms).toHaveLength(1)
    expect(p.thresholds).toEqual({ '*': 0.6, r: 0.9 })
    expect(settingFor(p, 'r', {}).belongsIn?.sv).toBe('X')
  })

  it('keeps a ban on suppressions', () => {
    const p = resolve('b', policy('a', {}, { forbidSuppressions: true }), policy('b', {}, { extends: 'a' }))
    expect(p.forbidSuppressions).toBe(true)
  })

  it('cites the document that each reason comes from', () => {
    const a = policy('a', {
      r: { level: 'error', because: because('A says'), point: '6' },
      q: { level: 'error', because: because('A too') },
    })
    const p = resolve(
      'b',
      a,
      policy('b', { r: 'warning', q: { level: 'info', because: because('B says') } }, { extends: 'a' }),
    )
    expect(settingFor(p, 'r', {})).toMatchObject({
      level: 'warning',
      because: { sv: 'A says' },
      point: '6',
      source: { issuer: 'a' },
    })
    expect(settingFor(p, 'q', {})).toMatchObject({ level: 'info', because: { sv: 'B says' }, source: { issuer: 'b' } })
  })

  it('does not leave an old citation behind a new reason', () => {
    const a = policy('a', { r: { level: 'error', because: because('A says'), point: '6' } })
    expect(
      settingFor(extendPolicy(a, policy('b', { r: { level: 'info', because: because('B') } })), 'r', {}).point,
    ).toBeUndefined()
  })

  it('throws on a missing policy and on a circle', () => {
    expect(() => resolve('a', policy('a', {}, { extends: 'z' }))).toThrow(new PolicyError('missing', ['a', 'z']))
    expect(() => resolve('a', policy('a', {}, { extends: 'b' }), policy('b', {}, { extends: 'a' }))).toThrow(
      'in a circle: a → b → a',
    )
  })
})

describe('settingFor', () => {
  const p = policy(
    'p',
    { '*': 'error', 'absence/*': 'warning' },
    {
      overrides: [
        { when: { system: ['GAFE', 'unikum'], kind: ['iup'] }, rules: { 'assessment/*': { level: 'off' } } },
        { when: { field: ['frånvaro*'] }, rules: { 'absence/attendance': { level: 'off' } } },
        { when: { field: ['*'], kind: ['absence'] }, rules: { '*': { level: 'info', threshold: 0.8 } } },
      ],
    },
  )

  it('asks that everything given fits', () => {
    expect(levelIn(p, 'assessment/grade', { system: 'google-workspace', kind: 'iup' })).toBe('off')
    expect(levelIn(p, 'assessment/grade', { system: 'google-workspace' })).toBe('error')
    expect(levelIn(p, 'assessment/grade', { kind: 'iup' })).toBe('error')
  })

  it('knows fields by pattern', () => {
    expect(levelIn(p, 'absence/attendance', { field: 'FRÅNVAROORSAK' })).toBe('off')
    expect(levelIn(p, 'absence/attendance', { field: 'Kommentar' })).toBe('warning')
  })

  it('lets the later override win, even by a wider key', () => {
    expect(settingFor(p, 'absence/attendance', { field: 'Frånvaroorsak', kind: 'absence' })).toMatchObject({
      level: 'info',
      threshold: 0.8,
    })
  })

  it('takes the threshold of the setting, of the policy, then the default', () => {
    expect(settingFor(p, 'tone/personal', {}).threshold).toBe(0.5)
    const q = { ...p, thresholds: { 'tone/*': 0.7, '*': 0.6 } }
    expect(settingFor(q, 'tone/personal', {}).threshold).toBe(0.7)
    expect(settingFor(q, 'art9/health', {}).threshold).toBe(0.6)
  })
})
