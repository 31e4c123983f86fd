/**
 * Scores the linter on labelled notes: `npm run eval -- [files] [options]`. Without files: fixtures/notes/tune. Every rule is on.
 *
 * --judge both|rules|learned   who decides                 --by kind|lang|file|slice   further tables
 * --list misses|alarms|all     what went wrong             --rule ID, --lang sv|en     only these
 * --tenths                     how often a rule is broken by notes whose surest finding of it lies in each tenth of confidence
 * --save FILE, --against FILE  keep the figures, and compare with those of the last release
 * --compile, --only RULE       compile the rules from their files, or only some of them, while they are written
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { compileFolder } from '../cli/config/load-rules.ts'
import { figures, type Outcome, outcomesOf, type Tally, tallyBy } from '../cli/evaluate/score.ts'
import { Slicer } from '../cli/evaluate/slices.ts'
import { type LabelledNote, readNotes } from '../cli/train/notes.ts'
import {
  type CompromiseView,
  createEnglishGrammar,
  createLinter,
  decodeModel,
  type Finding,
  type Lang,
  loadRuleset,
  type Model,
} from '../src/index.ts'
import { everythingOn } from '../src/policy/index.ts'
import { decodePack } from '../src/training.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    judge: { type: 'string', default: 'both' },
    model: { type: 'string', default: 'model/judge.bin' },
    compile: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    rule: { type: 'string' },
    lang: { type: 'string' },
    by: { type: 'string' },
    list: { type: 'string' },
    most: { type: 'string', default: '400' },
    threshold: { type: 'string', default: '0.5' },
    tenths: { type: 'boolean', default: false },
    save: { type: 'string' },
    against: { type: 'string' },
  },
})

const { only } = values
const bytes = (lang: Lang) => (): Uint8Array =>
  values.compile ? compileFolder(`rules/${lang}`, lang, 'work', only) : readFileSync(`dist/rules.${lang}.bin`)
const model = values.judge === 'rules' ? undefined : modelFor(values.judge === 'learned')
const linter = createLinter({
  ruleset: loadRuleset({ sv: bytes('sv'), en: bytes('en') }),
  policy: { ...everythingOn, thresholds: { '*': 0 } },
  today: '2026-11-26',
  english: () => createEnglishGrammar(createRequire(import.meta.url)('compromise') as (text: string) => CompromiseView),
  ...(model === undefined ? {} : { model }),
})

/** The model; `alone` takes the rules out of its combination, so that it decides by itself, but for the rules that are the detectors'. */
function modelFor(alone: boolean): Model {
  const whole = decodeModel(readFileSync(values.model))
  if (!alone) return whole
  const combine = whole.header.combine.map((item) => ({ ...item, rules: 0, seen: 0, alone: item.model > 0 }))
  return { ...whole, header: { ...whole.header, combine } }
}

const TUNE = 'fixtures/notes/tune'
const files = positionals.length > 0 ? positionals : readdirSync(TUNE).map((name) => join(TUNE, name))
const outcomes: Outcome[] = []
const fileOf = new Map<LabelledNote, string>()
const tenths = Array.from({ length: 10 }, () => ({ right: 0, all: 0 }))
let clean = 0
let cleanFlagged = 0
const notes = files.flatMap((file) => {
  const list = readNotes([file]).filter(({ lang }) => values.lang === undefined || lang === values.lang)
  for (const note of list) fileOf.set(note, basename(file))
  return list
})
const labelled = new Set(notes.flatMap((note) => [...note.expect.map(({ rule }) => rule), ...note.accept]))
const known = new Set([...labelled].filter((rule) => only === undefined || only.includes(rule)))

for (const note of notes) {
  const all = linter.lint(note.text, {
    lang: note.lang,
    ...(note.kind === undefined ? {} : { kind: note.kind }),
    ...(note.field === undefined ? {} : { field: note.field }),
  })
  countTenths(note, all)
  const found = outcomesOf(
    note,
    all.filter(({ confidence }) => confidence >= Number(values.threshold)),
    known,
  )
  outcomes.push(...found)
  if (note.expect.length > 0) continue
  clean++
  if (found.some(({ what }) => what === 'alarm')) cleanFlagged++
}

if (values.list !== undefined) listOutcomes(values.list)
const heading = `${'rule'.padEnd(28)} prec  rec   f1      hit  miss alarm`
console.log(heading)
const byRule = tallyBy(outcomes, ({ rule }) => [rule])
print(byRule)
if (values.by !== undefined) print(tallyBy(outcomes, grouping(values.by)), '  ')
const all = tallyBy(outcomes, () => ['all'])
print(all)
console.log(
  `clean notes ${clean}, flagged ${cleanFlagged} (${((100 * cleanFlagged) / Math.max(1, clean)).toFixed(1)} %)`,
)
if (values.tenths) printTenths()
const result = Object.fromEntries([...byRule, ...all].map(([name, tally]) => [name, { ...tally, ...figures(tally) }]))
if (values.against !== undefined) compare(values.against)
if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(result, undefined, 1)}\n`)

function grouping(by: string): (outcome: Outcome) => Iterable<string> {
  if (by === 'kind') return ({ note }) => [note.kind ?? '-']
  if (by === 'lang') return ({ note }) => [note.lang]
  if (by === 'file') return ({ note }) => [fileOf.get(note) ?? '-']
  if (by !== 'slice') throw new Error(`--by ${by}: expected kind, lang, file or slice`)
  const slicer = new Slicer({ sv: () => decodePack(bytes('sv')()), en: () => decodePack(bytes('en')()) })
  const slices = new Map(notes.map((note) => [note, slicer.slices(note)]))
  return ({ note, rule }) => slices.get(note)?.get(rule) ?? []
}

function print(tallies: ReadonlyMap<string, Tally>, indent = ''): void {
  for (const name of [...tallies.keys()].sort()) {
    const tally = tallies.get(name) as Tally
    if (values.rule !== undefined && labelled.has(name) && name !== values.rule) continue
    const { precision, recall, f1 } = figures(tally)
    const counts = [tally.hit, tally.miss, tally.alarm].map((count) => String(count).padStart(5)).join(' ')
    console.log(`${(indent + name).padEnd(28)} ${precision.toFixed(3)} ${recall.toFixed(3)} ${f1.toFixed(3)} ${counts}`)
  }
}

function listOutcomes(which: string): void {
  const wanted = outcomes.filter(
    ({ what, rule }) =>
      what !== 'hit' &&
      (which === 'all' || which.startsWith(what)) &&
      (values.rule === undefined || values.rule === rule),
  )
  for (const { what, rule, note, finding } of wanted.slice(0, Number(values.most))) {
    const quotes = note.expect.filter((item) => item.rule === rule).map(({ quote }) => quote)
    const place = finding === undefined ? quotes.join(' … ') : note.text.slice(finding.start, finding.end)
    const why =
      finding?.evidence.map(({ key, weight }) => `${key}${weight > 0 ? '+' : ''}${weight.toFixed(1)}`).join(' ') ?? ''
    console.log(
      `${what.toUpperCase()} ${rule} ${note.id} ${note.kind ?? ''} ${finding?.confidence ?? ''} ${why} «${place}»  ${note.text.replace(/\s+/g, ' ')}`,
    )
  }
}

/** Of each rule in a note, the surest finding: that is what the note is opened for. It is right if the note breaks that rule. */
function countTenths(note: LabelledNote, findings: readonly Finding[]): void {
  const surest = new Map<string, number>()
  for (const { rule, confidence } of findings) surest.set(rule, Math.max(confidence, surest.get(rule) ?? 0))
  for (const [rule, confidence] of surest) {
    const expected = note.expect.some((item) => item.rule === rule)
    if (!known.has(rule) || (!expected && note.accept.includes(rule))) continue
    const tenth = tenths[Math.min(9, Math.floor(confidence * 10))] as { right: number; all: number }
    tenth.all++
    if (expected) tenth.right++
  }
}

function printTenths(): void {
  tenths.forEach(({ right, all: count }, index) => {
    const share = count === 0 ? '–' : `${((100 * right) / count).toFixed(0)} %`
    console.log(
      `confidence ${(index / 10).toFixed(1)} to ${((index + 1) / 10).toFixed(1)}: ${String(count).padStart(5)} findings, right ${share}`,
    )
  })
}

function compare(file: string): void {
  const before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { f1: number }>
  console.log(`against ${file}:`)
  for (const [name, { f1 }] of Object.entries(result)) {
    const change = f1 - (before[name]?.f1 ?? 0)
    if (Math.abs(change) >= 0.0005) console.log(`${name.padEnd(28)} ${change > 0 ? '+' : ''}${change.toFixed(3)}`)
  }
}
