/**
 * Trains the model that ships: `npm run train`. Reads fixtures/notes/train, writes model/judge.bin. From the same notes, rules
 * and seed it makes the same bytes. One process trains on everything, another the networks that the combination is fitted by.
 */
import { fork } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { compileFolder } from '../cli/config/load-rules.ts'
import { packSamples, unpackSamples } from '../cli/train/combine.ts'
import { combinationOf, type TrainInput, Training } from '../cli/train/train.ts'
import { ruleIds } from '../src/policy/index.ts'
import { decodePack, encodeModel } from '../src/training.ts'

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: 'fixtures/notes/train' },
    natural: { type: 'string', default: 'fixtures/notes/natural' },
    out: { type: 'string', short: 'o', default: 'model/judge.bin' },
    epochs: { type: 'string', default: '6' },
    folds: { type: 'string', default: '2' },
    dimension: { type: 'string', default: '32' },
    hidden: { type: 'string', default: '64' },
    hurried: { type: 'string', default: '0.35' },
    seed: { type: 'string', default: '3' },
    without: { type: 'string', multiple: true, default: [] },
    // Of this script to itself: when it began, and what it then is to train alone.
    'held-out': { type: 'string' },
  },
})

/** What the rules' writers have seen while they wrote. */
const SEEN = /^(?:t(?:1|2|3|4|5|6|7|8|10|11|13|15|16)|w[123])\.ndjson$/

const DETECTED = ['identity/personal-number', 'identity/contact-details', 'code/symbols']

const files = readdirSync(values.notes)
  .filter((name) => name.endsWith('.ndjson') && !values.without.includes(name))
  .sort()
const natural = readdirSync(values.natural)
  .filter((name) => name.endsWith('.ndjson'))
  .sort()
const started = Number(values['held-out'] ?? Date.now())
const input: TrainInput = {
  packs: {
    sv: decodePack(compileFolder('rules/sv', 'sv', 'train')),
    en: decodePack(compileFolder('rules/en', 'en', 'train')),
  },
  // The rules beyond the labelled ones have no notes to learn from.
  rules: ruleIds.filter((id) => !['art10/criminal-offence', 'tone/personal-traits', 'absence/valuing'].includes(id)),
  detected: new Set(DETECTED),
  files: files.map((name) => join(values.notes, name)),
  unseen: new Set(files.filter((name) => !SEEN.test(name))),
  natural: natural.map((name) => join(values.natural, name)),
  clean: cleanLines(),
  options: {
    dimension: Number(values.dimension),
    bits: 17,
    window: 1,
    hidden: Number(values.hidden),
    hiddenDropout: 0.3,
    hiddenRate: 2e-3,
    epochs: Number(values.epochs),
    dropout: 0.4,
    positive: 3,
    rate: 0.1,
    push: 0.3,
    even: 1,
    seed: Number(values.seed),
  },
  folds: Number(values.folds),
  hurried: Number(values.hurried),
  // At once: both processes write, and are busy between.
  log: (line) => {
    writeSync(1, `${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${line}\n`)
  },
}
if (process.send !== undefined && values['held-out'] !== undefined) {
  process.send(packSamples(new Training(input).samples()), () => process.disconnect())
} else {
  const heldOut = samplesOfAnother()
  const finish = new Training(input).everything()
  const bytes = encodeModel(finish(combinationOf(input, unpackSamples(await heldOut))))
  mkdirSync('model', { recursive: true })
  writeFileSync(values.out, bytes)
  console.log(
    `${values.out}: ${(bytes.length / 1e6).toFixed(2)} MB, ${(brotliCompressSync(bytes).length / 1e6).toFixed(2)} MB brotli`,
  )
}

/** What another process of this script makes of the notes that are held out. Rejects if it ends without. */
function samplesOfAnother(): Promise<Float64Array[]> {
  const args = [...process.argv.slice(2), '--held-out', String(started)]
  return new Promise((resolve, reject) => {
    fork(fileURLToPath(import.meta.url), args, { serialization: 'advanced' })
      .on('message', (samples) => resolve(samples as Float64Array[]))
      .on('error', reject)
      .on('disconnect', () => reject(new Error('the training of what is held out broke off')))
  })
}

/** Prose without pupils that ships with the notes, one text a line. */
function cleanLines(): string[] {
  return readdirSync(values.notes)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(join(values.notes, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
}
