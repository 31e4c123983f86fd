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
]
const pack = tinyPack('diabetes | n | | chronic |\nElsa | p | | name |', [], {
  evidence,
  computed: { nowhere: { weight: -2, text: words } },
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
    expect(general(`Elsa ${long} lagen. Hon.\n\nSen.`, { kind: 'meeting' }).map((weight) => weight < 0)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('is told no further than notes are long', () => {
    const far = (tokens: number): boolean =>
      (general(`Elsa lagen ${'x '.repeat(tokens - 3)}. Hon.`, { kind: 'meeting' })[1] ?? 0) < 0
    expect([far(NOTE_REACH), far(NOTE_REACH + 1)]).toEqual([true, false])
  })

  it('is a sentence of a template that names nobody', () => {
    expect(general('Elsa läser. Skriv kort.', { kind: 'template' })).toEqual([0, -1])
    expect(general('Elsa läser. Skriv kort.', { kind: 'meeting' })).toEqual([0, 0])
  })
})
