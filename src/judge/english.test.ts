import nlp from 'compromise'
import { describe, expect, it } from 'vitest'
import { tinyPack } from '../lexicon/tiny.ts'
import { type CompromiseView, createEnglishGrammar, judgeEnglish } from './english.ts'
import { judged } from './reason/judged.ts'

const grammar = createEnglishGrammar(nlp as unknown as (text: string) => CompromiseView)
const words = { sv: '', en: '' }
const pack = tinyPack(
  'diabetes | n | | chronic |',
  [{ id: 'a/b', cues: [{ class: 'chronic', weight: 0 }] }],
  { computed: { 'grammar-person': { weight: 1, text: words }, 'grammar-negation': { weight: -2, text: words } } },
  'en',
)

/** What the grammar adds to each place of "diabetes". */
function added(text: string): string[] {
  const verdicts = judged(pack, text)
  judgeEnglish(text, verdicts, grammar, pack.header)
  return verdicts.map(({ logit, evidence }) =>
    [...evidence.map(({ key }) => key).filter((key) => key.startsWith('grammar')), logit].join(' '),
  )
}

describe('grammar of English', () => {
  it('tells a person who does or has something', () => {
    expect(added('She has diabetes')).toEqual(['grammar-person 1'])
  })

  it('tells a topic, where nobody stands', () => {
    expect(added('Facts about diabetes')).toEqual(['0'])
  })

  it('tells what is denied', () => {
    expect(added('No diabetes here')[0]).toContain('grammar-negation')
  })

  it('asks for each place by itself', () => {
    const [first, second] = added('She has diabetes. Facts about diabetes')
    expect(first).toContain('grammar-person')
    expect(second).toBe('0')
  })

  it('gives ranges of the text itself, whatever stands in it', () => {
    for (const text of ['Åsa 😀 has diabetes, "he" says', '  She\u00a0has\n\ndiabetes']) {
      for (const [start, end] of Object.values(grammar.facts(text)).flat()) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(text.slice(start, end).trim()).not.toBe('')
      }
    }
  })
})

describe('judgeEnglish', () => {
  const facts = (personal: Array<readonly [number, number]>) => ({ facts: () => ({ personal, negated: [] }) })
  const places = (personal: Array<readonly [number, number]>): boolean[] => {
    const verdicts = [
      [0, 4],
      [10, 14],
      [20, 24],
    ].map(([start = 0, end = 0]) => ({ rule: 0, start, end, logit: 0, asks: false, evidence: [] }))
    const list = verdicts.map((verdict) => verdict)
    judgeEnglish('', list, facts(personal), pack.header)
    return list.map(({ logit }) => logit > 0)
  }

  it('counts ranges that share a character with the place', () => {
    expect(places([[3, 11]])).toEqual([true, true, false])
    expect(places([[4, 10]])).toEqual([false, false, false])
    expect(places([[12, 13]])).toEqual([false, true, false])
  })

  it('reads ranges in any order, within each other too', () => {
    expect(
      places([
        [21, 22],
        [0, 30],
        [1, 2],
      ]),
    ).toEqual([true, true, true])
    expect(
      places([
        [22, 25],
        [1, 2],
      ]),
    ).toEqual([true, false, true])
  })
})
