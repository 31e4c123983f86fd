import { describe, expect, it } from 'vitest'
import type { Scope } from '../../lexicon/pack.ts'
import type { EvidenceSource } from '../../lexicon/rule-source.ts'
import { tinyPack } from '../../lexicon/tiny.ts'
import { judged } from './judged.ts'

const LEXICON = `
  diabetes | n | | chronic |
  Elsa | p | | name |
  bok om diabetes | x | | topic-phrase |
`

/** Keys of the evidence that holds for "diabetes" in a text, where the word `mark` is evidence in this scope. */
function keys(scope: Scope, text: string, match = 'mark'): string {
  const evidence: EvidenceSource = { key: 'seen', weight: 1, scope, match, text: { sv: '', en: '' } }
  const pack = tinyPack(LEXICON, [{ id: 'a/b', cues: [{ class: 'chronic', weight: 1 }], evidence: [evidence] }])
  const places = judged(pack, text).map((verdict) => verdict.evidence.map(({ key }) => key).includes('seen'))
  return places.map((held) => (held ? 'yes' : 'no')).join(' ')
}

describe('scopes', () => {
  it.each<[Scope, string, string]>([
    ['sentence', 'mark och sen diabetes', 'yes'],
    ['sentence', 'diabetes och mark', 'yes'],
    ['sentence', 'Mark. Diabetes', 'no'],
    ['previous', 'Mark. Diabetes', 'yes'],
    ['previous', 'Diabetes och mark', 'yes'],
    ['previous', 'Diabetes. Mark', 'no'],
    ['previous', 'Mark. Nu. Diabetes', 'no'],
    ['note', 'Mark. Nu. Diabetes', 'yes'],
    ['note', 'Diabetes. Nu. Mark', 'yes'],
    ['before', 'mark nu diabetes', 'yes'],
    ['before', 'diabetes mark', 'no'],
    ['before', 'Mark. Diabetes', 'no'],
    ['after', 'diabetes nu mark', 'yes'],
    ['after', 'mark diabetes', 'no'],
    ['near', 'mark a b c diabetes', 'yes'],
    ['near', 'mark a b c d e f diabetes', 'no'],
    ['near', 'diabetes a b c mark', 'yes'],
    ['near', 'diabetes a b c d e f mark', 'no'],
  ])('%s: %s: %s', (scope, text, expected) => {
    expect(keys(scope, text)).toBe(expected)
  })

  it('cover: the evidence holds the whole place', () => {
    expect(keys('cover', 'bok om diabetes', 'bok om diabetes')).toBe('yes')
    expect(keys('cover', 'bok om. diabetes', 'bok om')).toBe('no')
    expect(keys('cover', 'bok om diabetes', 'bok om')).toBe('no')
  })

  it('overlap: the evidence shares a word with the place', () => {
    expect(keys('overlap', 'om diabetes', 'om diabetes')).toBe('yes')
    expect(keys('overlap', 'om diabetes', 'om')).toBe('no')
  })

  it('is asked for each place by itself', () => {
    expect(keys('before', 'diabetes mark diabetes')).toBe('no yes')
    expect(keys('near', 'mark diabetes a b c d e f g diabetes')).toBe('yes no')
  })
})

describe('whose evidence', () => {
  const evidence: EvidenceSource = { key: 'own', weight: 1, scope: 'note', match: 'mark', text: { sv: '', en: '' } }
  const shared: EvidenceSource = { ...evidence, key: 'shared' }
  const cues = [{ class: 'chronic', weight: 1 }]
  const pack = tinyPack(
    LEXICON,
    [
      { id: 'a/a', cues, evidence: [evidence] },
      { id: 'b/b', cues },
    ],
    { evidence: [shared] },
  )

  it('a rule sees its own and what all share', () => {
    const seen = judged(pack, 'mark diabetes').map(({ rule, evidence: list }) => [rule, ...list.map(({ key }) => key)])
    expect(seen).toEqual([
      [0, 'match', 'shared', 'own'],
      [1, 'match', 'shared'],
    ])
  })

  it('tells where it was seen', () => {
    const [first] = judged(pack, 'nu mark diabetes')
    expect(first?.evidence.find(({ key }) => key === 'own')).toMatchObject({ start: 3, end: 7 })
  })
})
