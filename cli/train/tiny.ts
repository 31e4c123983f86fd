/** Test helper: a dozen invented notes, rules for two of their words, and a network of a few numbers that learns from them. */
import type { Combination, LanguagePack, Model } from '../../src/training.ts'
import { type Clause, ExampleMaker } from './examples.ts'
import type { LabelledNote } from './notes.ts'
import { quantise } from './quantise.ts'
import { type TrainOptions, trainNetwork } from './trainer.ts'

/** The rules of the tiny model, in its order. */
export const TINY_RULES: readonly string[] = ['art9/health', 'home/conditions']

const words = (name: string): { sv: string; en: string } => ({ sv: `${name} (sv)`, en: `${name} (en)` })

/** What the rules know of words; the model knows more from the notes. For `tinyPack`, together with `TINY_RULE_DATA`. */
export const TINY_LEXICON = `
  Elsa | p | | name |
  Omar | p | | name |
  diabetes | n | | chronic |
  vårdnad | n | vårdnaden | custody |
  `

/** The rules: two that the model knows, one that it does not. */
export const TINY_RULE_DATA = [
  {
    id: 'art9/health',
    title: words('Health'),
    cues: [{ class: 'chronic', weight: 1 }],
    questions: [{ match: '<chronic> =?', weight: 1 }],
  },
  { id: 'home/conditions', title: words('Home'), cues: [{ class: 'custody', weight: 1 }] },
  { id: 'tone/demeaning', title: words('Tone') },
]

/** The invented notes. */
export const TINY_NOTES: readonly LabelledNote[] = [
  ['Elsa har diabetes.', 'art9/health', 'diabetes'],
  ['Omar tar sprutan före maten.', 'art9/health', 'sprutan'],
  ['Han tar sprutan själv.', 'art9/health', 'sprutan'],
  ['I dag glömde hon sprutan hemma.', 'art9/health', 'sprutan'],
  ['Pappa har vårdnaden.', 'home/conditions', 'vårdnaden'],
  ['Mamma sover i bilen nu.', 'home/conditions', 'sover i bilen'],
  ['De sover i bilen igen. Elsa läser bra.', 'home/conditions', 'sover i bilen'],
  ['Elsa läser bra.', '', ''],
  ['Omar har ritat bilen fint.', '', ''],
  ['Vi läser före maten.', '', ''],
  ['Texten handlar om en hund.', '', ''],
  ['Lägg till en källa.', '', ''],
].map(([text = '', rule = '', quote = ''], index) => ({
  id: `tiny-${index}`,
  lang: 'sv',
  text,
  expect: rule === '' ? [] : [{ rule, quote }],
  accept: [],
}))

/** How the tiny network is trained. */
export const TINY_OPTIONS: TrainOptions = {
  rules: TINY_RULES.length,
  dimension: 4,
  bits: 10,
  window: 1,
  hidden: 3,
  hiddenDropout: 0,
  hiddenRate: 2e-3,
  epochs: 3,
  dropout: 0,
  positive: 4,
  rate: 0.1,
  push: 0,
  even: 1,
  seed: 7,
}

/** Options under which the network learns the notes by heart, whatever the seed. */
export const TINY_THOROUGH: TrainOptions = { ...TINY_OPTIONS, dimension: 8, epochs: 40 }

/** The clauses of the tiny notes. */
export function tinyClauses(pack: LanguagePack): Clause[] {
  const maker = new ExampleMaker({ sv: pack, en: pack }, TINY_RULES)
  return TINY_NOTES.flatMap((note) => maker.make(note).clauses)
}

/** A model; each rule is combined as told. */
export function tinyModel(
  pack: LanguagePack,
  combine: Partial<Combination> = {},
  options: Partial<TrainOptions> = {},
): Model {
  const whole = { ...TINY_OPTIONS, ...options }
  const both = TINY_RULES.map(() => ({ model: 1, rules: 1, seen: 0, bias: 0, alone: true, ...combine }))
  return quantise(trainNetwork(tinyClauses(pack), whole), whole, TINY_RULES, both, { notes: TINY_NOTES.length })
}
