import { describe, expect, it } from 'vitest'
import type { Model } from '../../src/index.ts'
import { tinyPack } from '../../src/lexicon/tiny.ts'
import { Network } from '../../src/training.ts'
import { type Adapted, adapt, weightsOf } from './adapt.ts'
import { ExampleMaker } from './examples.ts'
import type { LabelledNote } from './notes.ts'
import { TINY_LEXICON, TINY_RULE_DATA, TINY_RULES, tinyModel } from './tiny.ts'

const pack = tinyPack(TINY_LEXICON, TINY_RULE_DATA)
const packs = { sv: pack, en: pack }
const shipped = tinyModel(pack, {}, { dimension: 8, epochs: 20 })

/** Notes of an organisation that says "stannar på ön" where others say that parents live apart. */
const own: LabelledNote[] = ['Elsa', 'Omar', 'Hon', 'Han', 'Pappa', 'Mamma', 'De', 'Vi'].flatMap((who, index) => [
  {
    id: `own-${index}`,
    lang: 'sv',
    text: `${who} stannar på ön i veckan.`,
    expect: [{ rule: 'home/conditions', quote: 'stannar på ön' }],
    accept: [],
  },
  { id: `clean-${index}`, lang: 'sv', text: `${who} ritar en karta i veckan.`, expect: [], accept: [] },
])

const HOME = TINY_RULES.indexOf('home/conditions')

function logits(model: Model, notes: readonly LabelledNote[]): number[] {
  const maker = new ExampleMaker(packs, TINY_RULES)
  const network = new Network(model)
  return notes.flatMap((note) => maker.make(note).clauses.map((clause) => network.run(clause).logit[HOME] as number))
}

function adapted(seed: number): Adapted & { readonly scored: number } {
  let scored = 0
  const result = adapt({
    model: shipped,
    packs,
    notes: own,
    seed,
    score: (_, notes) => {
      scored += notes.length
      return { hit: notes.length, miss: 0, alarm: 0 }
    },
    log: () => undefined,
  })
  return { ...result, scored }
}

describe('training further', () => {
  it('raises what the notes call a violation and not the notes beside it', () => {
    const { model } = adapted(1)
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
    const told = own.filter(({ expect: quotes }) => quotes.length > 0)
    const clean = own.filter(({ expect: quotes }) => quotes.length === 0)
    const rise = mean(logits(model, told)) - mean(logits(shipped, told))
    expect(rise).toBeGreaterThan(0.5)
    expect(rise).toBeGreaterThan(mean(logits(model, clean)) - mean(logits(shipped, clean)))
  })

  it('scores every note once held out, with either model', () => {
    const { before, after, scored } = adapted(1)
    expect(before.hit).toBe(own.length)
    expect(after.hit).toBe(own.length)
    expect(scored).toBe(2 * own.length)
  })

  it('gives the same model from the same seed and leaves the shipped one as it was', () => {
    const kept = shipped.embedding.slice()
    expect(adapted(3).model.embedding).toEqual(adapted(3).model.embedding)
    expect(shipped.embedding).toEqual(kept)
  })

  it('takes the real weights out of a model', () => {
    const { step } = shipped.header
    const weights = weightsOf(shipped)
    expect(weights.embedding[3]).toBeCloseTo((shipped.embedding[3] as number) * step, 6)
    expect(weights.inner).toEqual(shipped.inner)
  })
})
