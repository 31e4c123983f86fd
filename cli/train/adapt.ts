/**
 * Training the shipped model further on an organisation's own labelled notes. The network goes on from the weights that ship, with small
 * steps, and the combination with the rules stays as it is, so that a few hundred notes teach wording and unteach little. Whether it helps is
 * measured on notes held out in turn.
 */
import type { Model } from '../../src/index.ts'
import type { LanguagePack } from '../../src/training.ts'
import type { Lang } from '../../src/types.ts'
import { type Example, ExampleMaker } from './examples.ts'
import type { LabelledNote } from './notes.ts'
import { quantise } from './quantise.ts'
import { type TrainOptions, trainNetwork, type Weights } from './trainer.ts'

/** What training further works on. */
export interface AdaptInput {
  readonly model: Model
  readonly packs: Readonly<Record<Lang, LanguagePack>>
  readonly notes: readonly LabelledNote[]
  readonly seed: number
  /** F1 of a model on notes it was not trained on, as hits, misses and alarms. */
  readonly score: (model: Model, notes: readonly LabelledNote[]) => Score
  readonly log: (line: string) => void
}

/** Hits, misses and alarms over pairs of note and rule. */
export interface Score {
  readonly hit: number
  readonly miss: number
  readonly alarm: number
}

/** The model trained on all notes, and what the notes held out said of it. */
export interface Adapted {
  readonly model: Model
  readonly before: Score
  readonly after: Score
}

/** Fewer labelled notes than this teach nothing that can be measured. */
export const FEWEST_NOTES = 60

const FOLDS = 4
const EPOCHS = 4
const RATE = 0.05
const HIDDEN_RATE = 5e-4

/** Trains a model further. */
export function adapt(input: AdaptInput): Adapted {
  const { model, packs, notes, score, log } = input
  const maker = new ExampleMaker(packs, model.header.rules)
  const examples = notes.map((note) => maker.make(note))
  const sum = (scores: readonly Score[]): Score => ({
    hit: scores.reduce((all, { hit }) => all + hit, 0),
    miss: scores.reduce((all, { miss }) => all + miss, 0),
    alarm: scores.reduce((all, { alarm }) => all + alarm, 0),
  })
  const before: Score[] = []
  const after: Score[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = notes.filter((_, index) => index % FOLDS === fold)
    const known = examples.filter((_, index) => index % FOLDS !== fold)
    before.push(score(model, held))
    after.push(score(further(input, known), held))
    log(`part ${fold + 1} of ${FOLDS} held out and scored`)
  }
  return { model: further(input, examples), before: sum(before), after: sum(after) }
}

function further({ model, seed }: AdaptInput, examples: readonly Example[]): Model {
  const { rules, combine, card, dimension, bits, window, hidden } = model.header
  const options: TrainOptions = {
    rules: rules.length,
    dimension,
    bits,
    window,
    hidden,
    hiddenDropout: 0.3,
    hiddenRate: HIDDEN_RATE,
    epochs: EPOCHS,
    dropout: 0.4,
    positive: 1.5,
    rate: RATE,
    push: 0.3,
    even: 1,
    seed,
  }
  const clauses = examples.flatMap((example) => example.clauses)
  const weights = trainNetwork(clauses, { ...options, from: weightsOf(model) })
  return quantise(weights, options, rules, combine, { ...card, 'own notes': examples.length, 'own seed': seed })
}

/** The real weights of a model. */
export function weightsOf({ header, embedding, ...layers }: Model): Weights {
  return { ...layers, embedding: Float32Array.from(embedding, (value) => value * header.step) }
}
