import { describe, expect, it } from 'vitest'
import type { EvidenceSource, JudgeSource } from '../../lexicon/rule-source.ts'
import type { TinyRule } from '../../lexicon/tiny.ts'
import { tinyPack } from '../../lexicon/tiny.ts'
import type { Context } from '../../types.ts'
import { judged, spelled } from './judged.ts'
import { judgeDetections } from './verdict.ts'

const words = { sv: '', en: '' }
const LEXICON = `
  diabetes | n | | chronic |
  feber | n | | chronic |
  ha | v | har | |
  Elsa | p | | name |
`
const person: EvidenceSource = { key: 'person/name', weight: 1, scope: 'sentence', match: '<name>', text: words }
const topic: EvidenceSource = { key: 'topic/about', weight: -2, scope: 'sentence', match: 'om', text: words }

/** The verdicts of one rule with a cue of −0.5 on illness. */
function verdicts(
  text: string,
  rule: Omit<TinyRule, 'id'> = {},
  context: Context = {},
  judge: Partial<JudgeSource> = {},
): string[] {
  const pack = tinyPack(LEXICON, [{ id: 'a/b', cues: [{ class: 'chronic', weight: -0.5 }], ...rule }], {
    evidence: [person, topic],
    ...judge,
  })
  return spelled(pack, text, context)
}

describe('weights', () => {
  it('add up', () => {
    expect(verdicts('diabetes')).toEqual(['diabetes: match -0.5 = -0.5'])
    expect(verdicts('Elsa diabetes')).toEqual(['diabetes: match -0.5, person/name 1 = 0.5'])
    expect(verdicts('Elsa om diabetes')).toEqual(['diabetes: match -0.5, person/name 1, topic/about -2 = -1.5'])
  })

  it('begin with the bias of the rule', () => {
    expect(verdicts('diabetes', { bias: 0.7 })).toEqual(['diabetes: match 0.2 = 0.2'])
  })

  it('count the strongest evidence of one key alone', () => {
    const evidence = [person, { ...person, weight: 3, match: 'hon' }, { ...person, weight: 2, match: 'nu' }]
    expect(verdicts('Elsa hon nu diabetes', {}, {}, { evidence })).toEqual([
      'diabetes: match -0.5, person/name 3 = 2.5',
    ])
  })
})

describe('factors', () => {
  it.each<[string, Record<string, number>, string]>([
    ['scale by the exact key', { 'person/name': 2 }, 'diabetes: match -0.5, person/name 2 = 1.5'],
    ['scale by the part before the slash', { person: 0.5 }, 'diabetes: match -0.5, person/name 0.5 = 0'],
    ['prefer the exact key', { person: 0.5, 'person/name': 3 }, 'diabetes: match -0.5, person/name 3 = 2.5'],
    ['leave evidence out', { person: 0 }, 'diabetes: match -0.5 = -0.5'],
    ['leave other keys alone', { topic: 5 }, 'diabetes: match -0.5, person/name 1 = 0.5'],
  ])('%s', (_, factors, expected) => {
    expect(verdicts('Elsa diabetes', { factors })).toEqual([expected])
  })
})

describe('context', () => {
  const field = { key: 'field/reason', weight: 1, field: ['Orsak'], text: words }
  const kind = { key: 'kind/absence', weight: 2, kind: ['absence' as const], text: words }
  it.each<[string, Context, string]>([
    ['a part of the field name in any case', { field: 'frånvaroorsak' }, 'field/reason 1 = 0.5'],
    ['the kind of note', { kind: 'absence' }, 'kind/absence 2 = 1.5'],
    ['both', { field: 'Orsak', kind: 'absence' }, 'field/reason 1, kind/absence 2 = 2.5'],
    ['no other field', { field: 'Kommentar' }, '-0.5 = -0.5'],
    ['no other kind', { kind: 'iup' }, '-0.5 = -0.5'],
    ['nothing where nothing is known', {}, '-0.5 = -0.5'],
  ])('%s', (_, context, expected) => {
    expect(verdicts('diabetes', { context: [field, kind] }, context)[0]).toContain(expected)
  })

  it('of the judge counts for all rules', () => {
    expect(verdicts('diabetes', {}, { kind: 'absence' }, { context: [kind] })).toEqual([
      'diabetes: match -0.5, kind/absence 2 = 1.5',
    ])
  })

  it('needs field and kind where it names both', () => {
    const both = { ...field, kind: ['absence' as const] }
    expect(verdicts('diabetes', { context: [both] }, { field: 'Orsak' })[0]).toContain('= -0.5')
    expect(verdicts('diabetes', { context: [both] }, { field: 'Orsak', kind: 'absence' })[0]).toContain('= 0.5')
  })
})

describe('matches of one rule', () => {
  const patterns = [{ match: 'ha [<chronic>]', weight: 2 }]
  it('that overlap become one: the strongest, a little surer', () => {
    expect(verdicts('har diabetes', { patterns })).toEqual(['diabetes: match 2 = 2'])
    expect(verdicts('har diabetes', { patterns: [{ match: 'ha <chronic>', weight: 2 }] })).toEqual([
      'har diabetes: match 2 = 2',
    ])
    expect(verdicts('diabetes feber', { patterns: [{ match: '<chronic> <chronic>', weight: 2 }] })).toEqual([
      'diabetes feber: match 2 = 2',
    ])
  })

  it('that support from another place add a little', () => {
    const two = [
      { match: 'ha <chronic>', weight: 2 },
      { match: '<chronic> nu', weight: 1 },
    ]
    expect(verdicts('har diabetes nu', { patterns: two })).toEqual(['har diabetes: match 2.3 = 2.3'])
  })

  it('that stand apart stay apart', () => {
    expect(verdicts('diabetes och feber')).toHaveLength(2)
  })

  it('of a question are told apart', () => {
    const pack = tinyPack(LEXICON, [
      { id: 'a/b', cues: [{ class: 'chronic', weight: 1 }], questions: [{ match: '<chronic> =?', weight: 2 }] },
    ])
    expect(judged(pack, 'diabetes?').map(({ asks }) => asks)).toEqual([true, false])
  })
})

it('judges each rule by itself', () => {
  const cues = [{ class: 'chronic', weight: 1 }]
  const pack = tinyPack(LEXICON, [
    { id: 'a/a', cues },
    { id: 'b/b', cues, bias: 1 },
  ])
  expect(judged(pack, 'diabetes').map(({ rule, logit }) => [rule, logit])).toEqual([
    [0, 1],
    [1, 2],
  ])
})

describe('judgeDetections', () => {
  const context = [{ key: 'field/number', weight: 1.5, field: ['nummer'], text: words }]
  const { header } = tinyPack(LEXICON, [{ id: 'identity/personal-number', context }])
  const detection = { rule: 'identity/personal-number', start: 3, end: 9, weight: 2, key: 'personal-number/10-digits' }

  it('adds the context of the rule to the weight', () => {
    expect(judgeDetections(header, [detection], { field: 'Personnummer' })).toMatchObject([
      { start: 3, end: 9, logit: 3.5, asks: false },
    ])
    expect(judgeDetections(header, [detection], {})).toMatchObject([{ logit: 2 }])
  })

  it('gives the reason first, with its place', () => {
    const [verdict] = judgeDetections(header, [detection], { field: 'nummer' })
    expect(verdict?.evidence.map(({ key, start, end }) => [key, start, end])).toEqual([
      ['personal-number/10-digits', 3, 9],
      ['field/number', undefined, undefined],
    ])
  })

  it('passes over rules that the pack does not have', () => {
    expect(judgeDetections(header, [{ ...detection, rule: 'no/rule' }], {})).toEqual([])
  })
})
