import { describe, expect, it } from 'vitest'
import { applyPolicy, type Candidate, decide, reason } from './apply.ts'
import { type Exception, everythingOn, type Policy } from './policy.ts'

const both = (text: string) => ({ sv: text, en: `${text} (en)` })

function candidate(rule: string, start: number, end: number, confidence = 0.9): Candidate {
  return { rule, start, end, confidence, message: both('m'), why: both('law'), suggestions: [], evidence: [] }
}

const policy: Policy = {
  ...everythingOn,
  source: { issuer: 'Kommunen', document: 'Riktlinjen' },
  rules: {
    'art9/*': { level: 'error', because: both('Får inte stå.'), point: 'punkt 2', belongsIn: both('Journalen') },
    'tone/*': { level: 'off' },
    '*': { level: 'warning' },
  },
}

const outcomes = (exceptions: Exception[], text: string, c: Candidate, today?: string) =>
  decide([c], { ...policy, exceptions }, {}, text, today === undefined ? {} : { today }).map((d) => d.outcome)

describe('applyPolicy', () => {
  it('attaches level, reason with citation, and home', () => {
    expect(applyPolicy([candidate('art9/health', 0, 4)], policy, {}, 'sjuk')).toEqual([
      {
        ...candidate('art9/health', 0, 4),
        severity: 'error',
        why: {
          sv: 'Får inte stå. (Kommunen: Riktlinjen, punkt 2)',
          en: 'Får inte stå. (en) (Kommunen: Riktlinjen, punkt 2)',
        },
        belongsIn: 'Journalen',
      },
    ])
  })

  it("names the home in the reader's language", () => {
    const [finding] = applyPolicy([candidate('art9/health', 0, 4)], policy, {}, 'sjuk', { lang: 'en' })
    expect(finding?.belongsIn).toBe('Journalen (en)')
  })

  it("keeps the rule's own ground where the policy gives no reason", () => {
    const [finding] = applyPolicy([{ ...candidate('home/conditions', 0, 4), asks: true }], policy, {}, 'hem?')
    expect(finding).toEqual({ ...candidate('home/conditions', 0, 4), asks: true, severity: 'warning' })
  })

  it('drops what is off and what is below the threshold', () => {
    const low = candidate('art9/health', 0, 4, 0.49)
    expect(applyPolicy([candidate('tone/personal', 0, 4), low], policy, {}, 'text')).toEqual([])
    expect(applyPolicy([low], { ...policy, thresholds: { 'art9/*': 0.4 } }, {}, 'text')).toHaveLength(1)
  })

  it('keeps the order and does not change its input', () => {
    const input = Object.freeze([candidate('art9/health', 5, 6), candidate('art9/belief', 0, 1)])
    expect(applyPolicy(input, policy, {}, 'a b c d').map((f) => f.rule)).toEqual(['art9/health', 'art9/belief'])
  })
})

describe('exceptions', () => {
  const text = 'Bor på Sjukhusskolan'
  const place = candidate('art9/health', 7, 20)
  const exception: Exception = { text: 'sjukhusskolan', rule: 'art9/*', reason: 'namn på en skola' }

  it('silence the phrase for the rules they name', () => {
    expect(outcomes([exception], text, place)).toEqual(['excepted'])
    expect(outcomes([{ ...exception, rule: 'home/*' }], text, place)).toEqual(['shown'])
    expect(outcomes([{ ...exception, rule: '*' }], text, place)).toEqual(['excepted'])
  })

  it('do not silence more than the phrase', () => {
    expect(outcomes([exception], text, candidate('art9/health', 0, 20))).toEqual(['shown'])
  })

  it('take wildcards in words only', () => {
    const words: Exception = { words: 'sjukhus*', rule: '*', reason: 'r' }
    expect(outcomes([words], text, place)).toEqual(['excepted'])
    expect(outcomes([{ text: 'sjukhus*', rule: '*', reason: 'r' }], text, place)).toEqual(['shown'])
  })

  it('end with their last day, and need to know the day', () => {
    const until = { ...exception, until: '2027-06-30' }
    expect(outcomes([until], text, place, '2027-06-30')).toEqual(['excepted'])
    expect(outcomes([until], text, place, '2027-07-01')).toEqual(['shown'])
    expect(outcomes([until], text, place)).toEqual(['shown'])
  })

  it('are told with the decision', () => {
    const [decision] = decide([place], { ...policy, exceptions: [exception] }, {}, text)
    expect(decision).toMatchObject({ outcome: 'excepted', exception, setting: { level: 'error' } })
    expect(decision?.finding).toBeUndefined()
  })
})

describe('reason', () => {
  it('cites the document without a point', () => {
    const source = { issuer: 'K', document: 'R' }
    expect(reason({ level: 'error', because: both('X.'), source })?.sv).toBe('X. (K: R)')
    expect(reason({ level: 'error', because: both('X.') })?.sv).toBe('X.')
    expect(reason({ level: 'error' })).toBeUndefined()
  })
})
