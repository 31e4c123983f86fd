import { describe, expect, it } from 'vitest'
import type { EvidenceSource } from '../../lexicon/rule-source.ts'
import { tinyPack } from '../../lexicon/tiny.ts'
import type { Context } from '../../types.ts'
import { createReader, judgeNote } from '../note.ts'
import { NOTE_REACH } from './passages.ts'

const words = { sv: '', en: '' }
const evidence: EvidenceSource[] = [
  { key: 'general/law', weight: -2, scope: 'note', match: 'lagen', text: words },
  { key: 'person/named', weight: 1, scope: 'sentence', match: '<name>', text: words },
  { key: 'person/pronoun', weight: 1, scope: 'sentence', match: ['=hon|=hennes', '=sin|=sina'], text: words },
  { key: 'person/kin', weight: 1, scope: 'sentence', match: '=mamma', text: words },
  { key: 'general/unplaced-mine', weight: -1, scope: 'note', match: '=min =dotter|=mamma', text: words },
]
const pack = tinyPack('diabetes | n | | chronic |\nElsa | p | | name |', [], {
  evidence,
  computed: { nowhere: { weight: -2, text: words }, asker: { weight: -3, text: words } },
})
const reader = createReader(pack)

/** What speaks for a text written for everybody, sentence by sentence. */
function general(text: string, context: Context): number[] {
  const options = { today: '2026-01-01', agreedCodes: [], lang: 'sv' as const }
  return [...judgeNote(reader, text, context, options).general]
}

describe('a text written for everybody', () => {
  it('is told by evidence of its paragraph, not of another', () => {
    const long = 'a b c d e f g h i j k l m n'
    expect(general(`Elsa ${long} lagen. Hon.\n\nSen.`, {}).map((weight) => weight < 0)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('is told no further than notes are long', () => {
    const far = (tokens: number): boolean => (general(`Elsa lagen ${'x '.repeat(tokens - 3)}. Hon.`, {})[1] ?? 0) < 0
    expect([far(NOTE_REACH), far(NOTE_REACH + 1)]).toEqual([true, false])
  })

  it('is a sentence of a template that names nobody', () => {
    expect(general('Elsa läser. Skriv kort.', { kind: 'template' })).toEqual([0, -1])
    expect(general('Elsa läser. Skriv kort.', { kind: 'meeting' })).toEqual([0, 0])
  })

  // The weight of "mine" is raised in a text that stands nowhere.
  const mine = -2.2
  it.each([
    ['nobody is named', 'Ring skolan.', -2],
    ['somebody is named', 'Elsa ringer skolan.', 0],
    ['somebody is meant', 'Hon ringer skolan.', 0],
    ['anybody may be meant', 'Ringer man sin skola?', -2 - 3],
    ['it is about one of my own', 'Min dotter ringer. Hon gråter.', mine - 2],
    ['I ask about one of my own', 'Ska jag ringa mamma innan hennes tid?', -2 - 3],
    ['I wonder without a question mark', 'Jag undrar hur mamma ringer.', -2 - 3],
    ['I ask about somebody named', 'Ska jag ringa Elsa?', 0],
    ['I ask about her, whoever she is', 'Ska jag ringa henne om hon gråter?', 0],
  ])('in a text that stands nowhere: %s', (_, text, weight) => {
    expect(general(text, {})[0]).toBeCloseTo(weight)
  })

  it('is never a note, nor what stands in a field', () => {
    expect(general('Ska jag ringa mamma innan hennes tid?', { kind: 'message' })).toEqual([0])
    expect(general('Elsa kan lagen.', { kind: 'meeting' })).toEqual([0])
    expect(general('Elsa kan lagen.', { field: 'Kommentar' })).toEqual([0])
  })

  it('is a template that quotes a law', () => {
    expect(general('Elsa kan lagen.', { kind: 'template' })).toEqual([-2])
  })
})
