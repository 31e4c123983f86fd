/** `fritext train`: the shipped model, trained further on an organisation's own labelled notes. Nothing leaves the machine. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Model } from '../../src/index.ts'
import { createLinter } from '../../src/index.ts'
import { everythingOn, ruleIds } from '../../src/policy/index.ts'
import { decodePack, encodeModel } from '../../src/training.ts'
import { MODEL_NAME } from '../config/config.ts'
import { builtInModel, builtInRules, packageRoot, today } from '../engine.ts'
import { figures, outcomesOf, type Tally } from '../evaluate/score.ts'
import { sealed } from '../model-file.ts'
import { adapt, FEWEST_NOTES, type Score } from '../train/adapt.ts'
import { type LabelledNote, readNotes } from '../train/notes.ts'

/** The options of the command. */
export interface TrainOptions {
  readonly notes: readonly string[]
  readonly output: string
  readonly seed: number
  readonly force?: boolean
}

/** Trains, says what it gave, writes the model; gives the exit code. Throws with file and line for what is no labelled note. */
export async function trainOwn({ notes: files, output, seed, force }: TrainOptions): Promise<number> {
  const notes = readNotes(files)
  if (notes.length < FEWEST_NOTES) {
    process.stderr.write(
      `${notes.length} labelled notes teach nothing that can be measured: label at least ${FEWEST_NOTES}, half of them clean.\n`,
    )
    return 2
  }
  const wrong = [...new Set(notes.flatMap(({ expect }) => expect.map(({ rule }) => rule)))].filter(
    (rule) => !(ruleIds as readonly string[]).includes(rule),
  )
  if (wrong.length > 0) {
    process.stderr.write(`No such rule: ${wrong.join(', ')}. "fritext rules" lists them all.\n`)
    return 2
  }
  // A place that cannot be written is told before the work, not after it.
  const made = await mkdir(output, { recursive: true })
  const pack = async (lang: 'sv' | 'en'): Promise<ReturnType<typeof decodePack>> =>
    decodePack(await readFile(join(packageRoot(), 'dist', `rules.${lang}.bin`)))
  const { model, before, after } = adapt({
    model: builtInModel(),
    packs: { sv: await pack('sv'), en: await pack('en') },
    notes,
    seed,
    score,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  process.stdout.write(`Notes held out, with the model that ships:  ${told(before)}\n`)
  process.stdout.write(`Notes held out, with your own:              ${told(after)}\n`)
  if (figures(after).f1 <= figures(before).f1 && force !== true) {
    process.stdout.write('Your notes taught nothing new, so no model was written. "--force" writes it all the same.\n')
    if (made !== undefined) await rm(made, { recursive: true })
    return 1
  }
  const file = join(output, MODEL_NAME)
  await writeFile(file, sealed(encodeModel(model)))
  process.stdout.write(`${file}: put "model: ./${output}" into fritext.config.yaml to use it.\n`)
  return 0
}

const KNOWN: ReadonlySet<string> = new Set(ruleIds)

function score(model: Model, notes: readonly LabelledNote[]): Score {
  const linter = createLinter({ ruleset: builtInRules(), policy: everythingOn, today: today(), model })
  const tally: Tally = { hit: 0, miss: 0, alarm: 0 }
  for (const note of notes) {
    const { kind, field, lang } = note
    const context = { lang, ...(kind === undefined ? {} : { kind }), ...(field === undefined ? {} : { field }) }
    for (const { what } of outcomesOf(note, linter.lint(note.text, context), KNOWN)) tally[what]++
  }
  return tally
}

function told(tally: Score): string {
  const { precision, recall, f1 } = figures(tally)
  return `F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})`
}
