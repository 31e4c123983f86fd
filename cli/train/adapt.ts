/**
 * Training the shipped model further on an organisation's own labelled notes. The networks go on from the weights that ship, with small
 * steps, and the combination with the rules stays as it is, so that a few hundred notes teach wording and unteach little. Whether it helps is
 * measured on notes held out in turn.
 */
import type { Model } from '../../src/index.ts'
import type { LanguagePack } from '../../src/training.ts'
import type { Lang } from '../../src/types.ts'
import { type Clause, type Example, ExampleMaker } from './examples.ts'
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
  const { rules, combine, card, dimension, bits, window, parts } = model.header
  const options: TrainOptions = {
    rules: rules.length,
    dimension,
    bits,
    window,
    epochs: EPOCHS,
    dropout: 0.4,
    positive: 1.5,
    rate: RATE,
    push: 0.3,
    even: 1,
    seed,
  }
  const clauses: Clause[] = examples.flatMap((example) => example.clauses)
  const networks = Array.from({ length: parts }, (_, part) =>
    trainNetwork(clauses, { ...options, seed: seed + part, from: weightsOf(model, part) }),
  )
  return quantise(networks, options, rules, combine, { ...card, 'own notes': examples.length, 'own seed': seed })
}

/** The real weights of one of a model's networks. */
export function weightsOf(model: Model, part: number): Weights {
  const { dimension, parts, step } = model.header
  const pick = (table: Int8Array | Float32Array, unit: number): Float32Array =>
    Float32Array.from({ length: table.length / parts }, (_, at) => {
      const place = Math.floor(at / dimension) * dimension * parts + part * dimension + (at % dimension)
      return (table[place] as number) * unit
    })
  return {
    embedding: pick(model.embedding, step),
    clause: pick(model.clause, 1),
    windows: pick(model.windows, 1),
    bias: model.bias,
  }
}
