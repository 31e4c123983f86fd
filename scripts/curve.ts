/**
 * What the learned judge learns from what: `npm run eval:curve`. Trains throwaway networks on growing numbers of writers, and without one
 * ingredient at a time, and scores each alone on notes that it has not read: F1 over pairs of note and rule at the best common threshold, where
 * a finding must touch the quote. Takes up to five minutes a row; `--only curve|without` makes one table.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compileFolder } from '../cli/config/load-rules.ts'
import { type Clause, type Example, ExampleMaker } from '../cli/train/examples.ts'
import { hurried } from '../cli/train/noise.ts'
import { readNotes } from '../cli/train/notes.ts'
import { quantise } from '../cli/train/quantise.ts'
import { createRandom, type TrainOptions, trainNetwork } from '../cli/train/trainer.ts'
import { ruleIds } from '../src/policy/index.ts'
import { decodePack, Network } from '../src/training.ts'

const { values } = parseArgs({
  options: { only: { type: 'string' }, test: { type: 'string', multiple: true, default: ['tune', 'fresh'] } },
})
const NOTES = 'fixtures/notes'
const HASTE = 0.35
const rules = ruleIds.filter(
  (id) => !['art10/criminal-offence', 'tone/personal-traits', 'absence/valuing'].includes(id),
)
const maker = new ExampleMaker(
  {
    sv: decodePack(compileFolder('rules/sv', 'sv', 'curve')),
    en: decodePack(compileFolder('rules/en', 'en', 'curve')),
  },
  rules,
)
const base: TrainOptions = {
  rules: rules.length,
  dimension: 32,
  bits: 17,
  window: 1,
  hidden: 64,
  hiddenDropout: 0.3,
  hiddenRate: 2e-3,
  epochs: 6,
  dropout: 0.4,
  positive: 3,
  rate: 0.1,
  push: 0.3,
  even: 1,
  seed: 3,
}

const random = createRandom(1)
/** By writer: the examples, and the hurried copies of some. */
const writers = [...files('train'), ...files('natural')].map((file) => {
  const notes = readNotes([file])
  return {
    plain: notes.map((note) => maker.make(note)),
    hasty: notes.filter(() => random() < HASTE).map((note) => maker.make(hurried(note, random()))),
  }
})
const prose = readdirSync(join(NOTES, 'train'))
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(join(NOTES, 'train', name), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((text, index) => maker.make({ id: `clean-${index}`, lang: 'sv', text, expect: [], accept: [] }))
const tests = values.test.map((folder) => ({
  folder,
  examples: files(folder).flatMap((file) => readNotes([file]).map((note) => maker.make(note))),
}))

function files(folder: string): string[] {
  return readdirSync(join(NOTES, folder))
    .filter((name) => name.endsWith('.ndjson'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(NOTES, folder, name))
}

interface Choice {
  readonly writers?: number
  readonly haste?: boolean
  readonly prose?: boolean
  readonly quotes?: boolean
  readonly options?: Partial<TrainOptions>
}

function row(name: string, choice: Choice): void {
  const started = Date.now()
  // Writers are taken at even distances, so that early and late ones are in every row.
  const count = choice.writers ?? writers.length
  const chosen = writers.filter(
    (_, index) => Math.floor(((index + 1) * count) / writers.length) > Math.floor((index * count) / writers.length),
  )
  const examples = [
    ...chosen.flatMap(({ plain, hasty }) => (choice.haste === false ? plain : [...plain, ...hasty])),
    ...(choice.prose === false ? [] : prose),
  ]
  const learned = examples.flatMap(({ clauses }) => (choice.quotes === false ? clauses.map(unquoted) : clauses))
  const options = { ...base, ...choice.options }
  const network = new Network(quantise(trainNetwork(learned, options), options, rules, [], {}))
  const notes = chosen.reduce((sum, { plain }) => sum + plain.length, 0)
  const scores = tests.map(({ folder, examples: held }) => `${folder} ${best(network, held).toFixed(3)}`)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(
    `${name.padEnd(34)} ${String(notes).padStart(6)} notes ${String(seconds).padStart(5)} s   ${scores.join('   ')}`,
  )
}

function unquoted(clause: Clause): Clause {
  return { ...clause, quoted: new Map() }
}

/** F1 at the best threshold for all rules. */
function best(network: Network, examples: readonly Example[]): number {
  const pairs: Array<{ readonly expected: boolean; readonly any: number; readonly placed: number }> = []
  for (const { note, clauses } of examples) {
    const any = new Float64Array(rules.length).fill(Number.NEGATIVE_INFINITY)
    const placed = any.slice()
    for (const clause of clauses) {
      const { logit, best: middle } = network.run(clause)
      const { quoted } = clause
      rules.forEach((_, rule) => {
        const here = logit[rule] as number
        any[rule] = Math.max(any[rule] as number, here)
        const at = middle[rule] as number
        if (quoted.get(rule)?.some(([from, to]) => at >= from - 1 && at <= to))
          placed[rule] = Math.max(placed[rule] as number, here)
      })
    }
    rules.forEach((id, rule) => {
      const expected = note.expect.some((item) => item.rule === id)
      if (expected || !note.accept.includes(id))
        pairs.push({ expected, any: any[rule] as number, placed: placed[rule] as number })
    })
  }
  let most = 0
  for (let threshold = -2; threshold <= 3; threshold += 0.25) {
    let hit = 0
    let wrong = 0
    for (const { expected, any: highest, placed: told } of pairs) {
      if (expected) {
        if (told >= threshold) hit++
        else wrong++
      } else if (highest >= threshold) wrong++
    }
    most = Math.max(most, (2 * hit) / (2 * hit + wrong))
  }
  return most
}

if (values.only !== 'without') {
  console.log('Notes of more and more writers')
  for (const count of [1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1]) {
    const number = Math.max(1, Math.round(writers.length * count))
    row(`${number} writers`, { writers: number })
  }
}
if (values.only !== 'curve') {
  console.log('One ingredient more or less')
  row('as it ships', {})
  row('all clauses count alike', { options: { even: base.epochs } })
  row('without hurried copies', { haste: false })
  row('without prose', { prose: false })
  row('without being told where', { quotes: false, options: { push: 0 } })
  row('32 hidden numbers', { options: { hidden: 32 } })
  row('windows of five words', { options: { window: 2 } })
  row('half as many numbers a feature', { options: { dimension: 16 } })
  row('a quarter of the rows', { options: { bits: 15 } })
}
