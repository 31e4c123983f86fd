/**
 * Second readings of labelled notes: how far two careful readers agree.
 *
 * npm run notes:second -- --draw 0.05 -o FILE   writes a sample of each file of fixtures/notes/train without its labels, for a blind reader
 * npm run notes:second                          compares fixtures/notes/second/*.ndjson with the labels, file by file
 *
 * A second reading is a line a note: {"id", "expect": [rules], "accept": [rules]}. Agreement is F1 over pairs of note and rule; what either reader
 * accepts counts neither for nor against. Ends with 1 if a file agrees less than 0.9.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type LabelledNote, readNotes } from '../cli/train/notes.ts'

const TRAIN = 'fixtures/notes/train'
const SECOND = 'fixtures/notes/second'
const LEAST = 0.9

const { values } = parseArgs({
  options: {
    draw: { type: 'string' },
    only: { type: 'string', multiple: true },
    output: { type: 'string', short: 'o' },
  },
})

const files = readdirSync(TRAIN)
  .filter((name) => name.endsWith('.ndjson'))
  .filter((name) => values.only === undefined || values.only.includes(basename(name, '.ndjson')))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))

if (values.draw !== undefined) draw(Number(values.draw), values.output)
else compare()

/** Every n-th note of each file, from the middle of the first stride, without labels. */
function draw(share: number, output: string | undefined): void {
  if (!(share > 0 && share <= 1) || output === undefined) {
    console.error('Say what share to draw and where to: --draw 0.05 -o sample.ndjson')
    process.exitCode = 2
    return
  }
  const stride = Math.round(1 / share)
  const lines = files.flatMap((name) =>
    readNotes([join(TRAIN, name)])
      .filter((_, index) => index % stride === stride >> 1)
      .map(({ id, lang, kind, field, text }) => JSON.stringify({ id, lang, kind, field, text })),
  )
  writeFileSync(output, `${lines.join('\n')}\n`)
  console.log(`${output}: ${lines.length} notes of ${files.length} files`)
}

interface Reading {
  readonly id: string
  readonly expect: readonly string[]
  readonly accept: readonly string[]
}

function readings(): Reading[] {
  if (!existsSync(SECOND)) return []
  return readdirSync(SECOND)
    .filter((name) => name.endsWith('.ndjson'))
    .flatMap((name) =>
      readFileSync(join(SECOND, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Reading),
    )
}

function compare(): void {
  const notes = new Map<string, { note: LabelledNote; file: string }>()
  for (const name of files) for (const note of readNotes([join(TRAIN, name)])) notes.set(note.id, { note, file: name })
  const tallies = new Map<string, { read: number; both: number; first: number; second: number }>()
  let unknown = 0
  for (const { id, expect, accept } of readings()) {
    const known = notes.get(id)
    if (known === undefined) {
      unknown++
      continue
    }
    const { note, file } = known
    const tally = tallies.get(file) ?? { read: 0, both: 0, first: 0, second: 0 }
    tallies.set(file, tally)
    tally.read++
    const labels = new Set(note.expect.map(({ rule }) => rule))
    for (const rule of new Set([...labels, ...expect])) {
      if (labels.has(rule) && expect.includes(rule)) tally.both++
      else if (labels.has(rule) && !accept.includes(rule)) tally.first++
      else if (!labels.has(rule) && !note.accept.includes(rule)) tally.second++
    }
  }
  const all = { read: 0, both: 0, first: 0, second: 0 }
  let poor = 0
  for (const [file, tally] of tallies) {
    const f1 = agreement(tally)
    if (f1 < LEAST) poor++
    print(file, tally, f1)
    for (const key of ['read', 'both', 'first', 'second'] as const) all[key] += tally[key]
  }
  if (all.read === 0)
    console.log('no second readings yet: draw a sample with --draw, and put the readings into fixtures/notes/second')
  else print('all', all, agreement(all))
  if (unknown > 0) console.log(`${unknown} readings of notes that are in no file`)
  process.exitCode = poor > 0 || unknown > 0 ? 1 : 0
}

function agreement({ both, first, second }: { both: number; first: number; second: number }): number {
  return both === 0 ? (first + second === 0 ? 1 : 0) : (2 * both) / (2 * both + first + second)
}

function print(file: string, tally: { read: number; both: number; first: number; second: number }, f1: number): void {
  const { read, both, first, second } = tally
  console.log(
    `${file.padEnd(12)} read ${String(read).padStart(4)}  both ${String(both).padStart(4)}  only the writer ${String(first).padStart(3)}  only the second ${String(second).padStart(3)}  agreement ${f1.toFixed(3)}`,
  )
}
