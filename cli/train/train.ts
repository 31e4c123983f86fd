/** Trains the learned judge from labelled notes: cross-fits the combination with the rules, trains on everything, makes the model. */
import { basename } from 'node:path'
import { type Combination, type LanguagePack, type Model, Network } from '../../src/training.ts'
import type { Lang } from '../../src/types.ts'
import { fitCombination, type Sample } from './combine.ts'
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

/** How the judges decide together, by rule, fitted on clauses that were held out. */
export function combinationOf(
  { rules, detected, log }: TrainInput,
  samples: ReadonlyArray<readonly Sample[]>,
): Combination[] {
  const combine = rules.map((rule, index) =>
    detected.has(rule) ? RULES_ALONE : fitCombination(samples[index] as readonly Sample[], true),
  )
  rules.forEach((rule, index) => {
    const { model, rules: reasoned, seen, bias } = combine[index] as Combination
    log(
      `${rule.padEnd(28)} model ${model.toFixed(2)} rules ${reasoned.toFixed(2)} seen ${seen.toFixed(2)} bias ${bias.toFixed(2)}`,
    )
  })
  return combine
}

/** A training, its notes read once. The networks that were held out and the one of everything need nothing of each other. */
export class Training {
  private readonly input: TrainInput
  private readonly all: readonly string[]
  private readonly byFile: ReadonlyMap<string, readonly Example[]>
  private readonly hasty = new Map<string, readonly Example[]>()
  private readonly clean: readonly Example[]

  constructor(input: TrainInput) {
    this.input = input
    const maker = new ExampleMaker(input.packs, input.rules)
    const random = createRandom(input.options.seed)
    this.all = [...input.files, ...input.natural]
    for (const file of this.all) {
      const chosen = readNotes([file]).filter(() => random() < input.hurried)
      this.hasty.set(
        file,
        chosen.map((note) => maker.make(hurried(note, random()))),
      )
    }
    this.byFile = new Map(this.all.map((file) => [file, readNotes([file]).map((note) => maker.make(note))]))
    this.clean = input.clean.map((text, index) =>
      maker.make({ id: `clean-${index}`, lang: 'sv', text, expect: [], accept: [] }),
    )
  }

  /** By rule, what networks say of the clauses that they have not been trained on. */
  samples(): Sample[][] {
    const { rules, files, natural, unseen, folds } = this.input
    const samples: Sample[][] = rules.map(() => [])
    const held = files.filter((file) => unseen.has(basename(file)))
    for (let fold = 0; fold < folds; fold++) {
      const turn = (_: string, index: number): boolean => index % folds === fold
      const out = held.filter(turn)
      const everyday = natural.filter(turn)
      const known = this.all.filter((file) => !out.includes(file) && !everyday.includes(file))
      const network = new Network(this.fit(known, `fold ${fold + 1} of ${folds}`)([]))
      collect(network, this.examplesOf(out), samples, 1)
      collect(network, this.examplesOf(everyday), samples, EVERYDAY_WEIGHT)
    }
    return samples
  }

  /** Trains a network on everything; the combination makes it a model. */
  everything(): (combine: readonly Combination[]) => Model {
    const notes = this.examplesOf(this.all).length
    const everyday = this.examplesOf(this.input.natural).length
    this.input.log(
      `${notes} notes of ${this.all.length} writers, ${this.clean.length} clean lines; ${everyday} notes are everyday ones`,
    )
    return this.fit(this.all, 'all notes', { notes, writers: this.all.length })
  }

  private examplesOf(files: readonly string[]): Example[] {
    return files.flatMap((file) => this.byFile.get(file) as readonly Example[])
  }

  private fit(
    files: readonly string[],
    what: string,
    card: Readonly<Record<string, string | number>> = {},
  ): (combine: readonly Combination[]) => Model {
    const { rules, log, options: chosen } = this.input
    const options: TrainOptions = {
      ...chosen,
      rules: rules.length,
      onEpoch: (epoch, loss) => log(`${what}: pass ${epoch + 1} of ${chosen.epochs}, loss ${loss.toFixed(4)}`),
    }
    const learned = files.flatMap((file) => [
      ...(this.byFile.get(file) as readonly Example[]),
      ...(this.hasty.get(file) as readonly Example[]),
    ])
    const clauses = [...learned, ...this.clean].flatMap((example) => example.clauses)
    const weights = trainNetwork(clauses, options)
    return (combine) =>
      quantise(weights, options, rules, combine, { ...card, clauses: clauses.length, seed: options.seed })
  }
}

/** Where detectors know better, what they say stands. */
const RULES_ALONE: Combination = { model: 0, rules: 1, seen: 0, bias: 0, alone: false }

/** How much an everyday clause counts beside one of the written notes, half of which hold a violation. */
const EVERYDAY_WEIGHT = 3

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
