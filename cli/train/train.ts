/** Trains the learned judge from labelled notes: cross-fits the combination with the rules, trains on everything, makes the model. */
import { basename } from 'node:path'
import { type Combination, type LanguagePack, type Model, Network } from '../../src/training.ts'
import type { Lang } from '../../src/types.ts'
import { cautious, fitCombination, type Sample } from './combine.ts'
import { type Example, ExampleMaker } from './examples.ts'
import { hurried } from './noise.ts'
import { readNotes } from './notes.ts'
import { quantise } from './quantise.ts'
import { createRandom, type TrainOptions, trainNetwork } from './trainer.ts'

/** What training works on. */
export interface TrainInput {
  readonly packs: Readonly<Record<Lang, LanguagePack>>
  readonly rules: readonly string[]
  /** Rules whose detectors know better: the model has no say in them. */
  readonly detected: ReadonlySet<string>
  /** Files to learn from. */
  readonly files: readonly string[]
  /** Those of `files` that the rules' writers have not seen: the combination is learned on them. */
  readonly unseen: ReadonlySet<string>
  /** Files of everyday prevalence, learned from too: the combination's bias is set on them as well, each while it is held out. */
  readonly natural: readonly string[]
  /** Texts without any pupil: clean examples. */
  readonly clean: readonly string[]
  readonly options: Omit<TrainOptions, 'rules' | 'onEpoch'>
  readonly folds: number
  /** Share of the notes that are learned once more as a hurried person would type them. */
  readonly hurried: number
  readonly log: (line: string) => void
}

/** Trains a model. */
export function train(input: TrainInput): Model {
  const { packs, rules, files, natural, unseen, folds, log } = input
  const maker = new ExampleMaker(packs, rules)
  const random = createRandom(input.options.seed)
  const make = (file: string): Example[] => readNotes([file]).map((note) => maker.make(note))
  const hasty = new Map<string, Example[]>()
  const all = [...files, ...natural]
  for (const file of all) {
    const chosen = readNotes([file]).filter(() => random() < input.hurried)
    hasty.set(
      file,
      chosen.map((note) => maker.make(hurried(note, random()))),
    )
  }
  const learned = (file: string): Example[] => [...(byFile.get(file) as Example[]), ...(hasty.get(file) as Example[])]
  const byFile = new Map(all.map((file) => [file, make(file)]))
  const examplesOf = (chosen: readonly string[]): Example[] => chosen.flatMap((file) => byFile.get(file) as Example[])
  const clean = input.clean.map((text, index) =>
    maker.make({ id: `clean-${index}`, lang: 'sv', text, expect: [], accept: [] }),
  )
  const notes = examplesOf(all).length
  log(
    `${notes} notes of ${all.length} writers, ${clean.length} clean lines; ${examplesOf(natural).length} notes are everyday ones`,
  )

  const samples: Sample[][] = rules.map(() => [])
  const held = files.filter((file) => unseen.has(basename(file)))
  for (let fold = 0; fold < folds; fold++) {
    const turn = (_: string, index: number): boolean => index % folds === fold
    const out = held.filter(turn)
    const everyday = natural.filter(turn)
    const known = all.filter((file) => !out.includes(file) && !everyday.includes(file)).flatMap(learned)
    const model = fitModel(input, [...known, ...clean], `fold ${fold + 1} of ${folds}`, [])
    const network = new Network(model)
    collect(network, examplesOf(out), samples, 1)
    collect(network, examplesOf(everyday), samples, EVERYDAY_WEIGHT)
  }
  const combine = rules.map((rule, index) =>
    input.detected.has(rule) ? RULES_ALONE : cautious(fitCombination(samples[index] as Sample[], true)),
  )
  rules.forEach((rule, index) => {
    const { model, rules: reasoned, seen, bias } = combine[index] as Combination
    log(
      `${rule.padEnd(28)} model ${model.toFixed(2)} rules ${reasoned.toFixed(2)} seen ${seen.toFixed(2)} bias ${bias.toFixed(2)}`,
    )
  })
  return fitModel(input, [...all.flatMap(learned), ...clean], 'all notes', combine, { notes, writers: all.length })
}

/** Where detectors know better, what they say stands. */
const RULES_ALONE: Combination = { model: 0, rules: 1, seen: 0, bias: 0, alone: false }

/** How much an everyday clause counts beside one of the written notes, half of which hold a violation. */
const EVERYDAY_WEIGHT = 3

function fitModel(
  input: TrainInput,
  examples: readonly Example[],
  what: string,
  combine: readonly Combination[],
  card: Readonly<Record<string, string | number>> = {},
): Model {
  const options: TrainOptions = {
    ...input.options,
    rules: input.rules.length,
    onEpoch: (epoch, loss) =>
      input.log(`${what}: pass ${epoch + 1} of ${input.options.epochs}, loss ${loss.toFixed(4)}`),
  }
  const clauses = examples.flatMap((example) => example.clauses)
  const weights = trainNetwork(clauses, options)
  return quantise(weights, options, input.rules, combine, { ...card, clauses: clauses.length, seed: options.seed })
}

function collect(network: Network, examples: readonly Example[], samples: Sample[][], weight: number): void {
  for (const { clauses } of examples) {
    for (const clause of clauses) {
      const { label, rules } = clause
      const { logit } = network.run(clause)
      for (let rule = 0; rule < label.length; rule++) {
        const here = label[rule] as number
        if (here < 0) continue
        const list = samples[rule] as Sample[]
        list.push({ model: logit[rule] as number, rules: rules[rule] as number, label: here === 1 ? 1 : 0, weight })
      }
    }
  }
}
