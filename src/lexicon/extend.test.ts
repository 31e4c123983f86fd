import { describe, expect, it } from 'vitest'
import { createLinter } from '../linter.ts'
import { everythingOn, type OrgTerm } from '../policy/policy.ts'
import { loadRuleset } from '../ruleset.ts'
import { extendPack } from './extend.ts'
import { TermError } from './terms.ts'
import { tinyBytes, tinyPack } from './tiny.ts'

const LEXICON = `
  diabetes | n | | chronic | hm
  kort | n | korten,kortet | object |
  sjukt bra | x | | idiom |
  skola | n | skolan | place | m
`
const RULES = [{ id: 'art9/health', cues: [{ class: 'chronic', weight: 2 }] }, { id: 'code/agreed' }]
const bytes = tinyBytes(LEXICON, RULES)

/** What a linter with these terms finds: `rule:words`. */
function found(text: string, ...terms: OrgTerm[]): string[] {
  const linter = createLinter({
    ruleset: loadRuleset({ sv: bytes }),
    policy: { ...everythingOn, terms },
    today: '2026-03-01',
  })
  return linter
    .lint(text, { lang: 'sv', kind: 'message' })
    .map(({ rule, start, end }) => `${rule}:${text.slice(start, end)}`)
}

const spinner: OrgTerm = { term: 'snurra', rule: 'code/agreed' }

describe('own terms', () => {
  it('are found in all their forms', () => {
    expect(found('Snurran och snurrorna, en snurras', spinner)).toEqual([
      'code/agreed:Snurran',
      'code/agreed:snurrorna',
      'code/agreed:snurras',
    ])
  })

  it('are not found without them', () => {
    expect(found('Snurran snurrar')).toEqual([])
  })

  it('are found at the end of compounds', () => {
    expect(found('en skolsnurra', spinner)).toEqual(['code/agreed:skolsnurra'])
  })

  it('leave the built-in words as they were', () => {
    expect(found('diabetes och snurra', spinner)).toEqual(['art9/health:diabetes', 'code/agreed:snurra'])
  })

  it('add to a word that is known already', () => {
    expect(found('diabetes', { term: 'diabetes', rule: 'code/agreed' })).toEqual([
      'art9/health:diabetes',
      'code/agreed:diabetes',
    ])
  })

  it('may be expressions, found whole and in one sentence only', () => {
    const term: OrgTerm = { term: 'röda kortet', rule: 'code/agreed', forms: ['rött kort'] }
    expect(found('fick röda kortet, rött kort', term)).toEqual(['code/agreed:röda kortet', 'code/agreed:rött kort'])
    expect(found('röda. kortet', term)).toEqual([])
    expect(found('kortet', term)).toEqual([])
  })

  it('may be abbreviations, names and verbs', () => {
    expect(found('LKX:s möte', { term: 'LKX', rule: 'code/agreed', kind: 'abbreviation' })).toEqual([
      'code/agreed:LKX:s',
    ])
    expect(found('Ekorrens grupp', { term: 'Ekorren', rule: 'code/agreed', kind: 'name' })).toEqual([
      'code/agreed:Ekorrens',
    ])
    expect(found('hon snurrade', { term: 'snurra', rule: 'code/agreed', kind: 'verb' })).toEqual([
      'code/agreed:snurrade',
    ])
  })

  it('are found in their forms where their spelling does not tell how they are inflected', () => {
    const forms = ['ekorre ekorrar ekorrarna', 'lur luren lurar', 'hylt hyltet hylten']
    for (const list of forms) {
      const all = list.split(' ')
      expect(found(list, { term: all[0] ?? '', rule: 'code/agreed' })).toEqual(all.map((form) => `code/agreed:${form}`))
    }
    expect(found('LKX:n och LKX', { term: 'LKX', rule: 'code/agreed' })).toEqual([
      'code/agreed:LKX:n',
      'code/agreed:LKX',
    ])
  })

  it('may be many, each for its own rule', () => {
    const terms = ['alfa', 'beta', 'gamma'].map(
      (term, index): OrgTerm => ({ term, rule: index === 1 ? 'art9/health' : 'code/agreed' }),
    )
    expect(found('gamma beta alfa', ...terms)).toEqual(['code/agreed:gamma', 'art9/health:beta', 'code/agreed:alfa'])
  })
})

describe('a term that cannot be read', () => {
  const pack = tinyPack(LEXICON, RULES)
  it.each<[string, OrgTerm, RegExp]>([
    ['of a rule that does not exist', { term: 'x', rule: 'no/rule' }, /"x" names the rule "no\/rule"/],
    ['of an unknown inflection', { term: 'x', rule: 'code/agreed', inflection: 'zz' }, /"zz" is no inflection class/],
    ['of other letters', { term: '漢字', rule: 'code/agreed' }, /holds a character that no word can hold/],
  ])('%s', (_, term, message) => {
    expect(() => extendPack(pack, [term])).toThrow(TermError)
    expect(() => extendPack(pack, [term])).toThrow(message)
  })
})

it('leaves the pack itself as it was', () => {
  const pack = tinyPack(LEXICON, RULES)
  const before = JSON.stringify([pack.header, [...pack.arrays.patterns]])
  const wider = extendPack(pack, [spinner])
  expect(JSON.stringify([pack.header, [...pack.arrays.patterns]])).toBe(before)
  expect(wider).not.toBe(pack)
  expect(extendPack(pack, [])).toBe(pack)
})
