/**
 * Scores the linter on labelled notes: `npm run eval -- [files] [--rule id] [--list misses|alarms|all] [--by kind] [--tenths]`.
 * Counts (note, rule) pairs as GUIDELINES.md says. Everything is on, as in policy `strict`.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compileFolder } from '../cli/config/load-rules.ts'
import { createLinter, decodeModel, type Lang, loadRuleset, type Model, type NoteKind } from '../src/index.ts'
import { everythingOn } from '../src/policy/index.ts'

interface Note {
  readonly id: string
  readonly text: string
  readonly lang: Lang
  readonly kind?: NoteKind
  readonly field?: string
  readonly expect: readonly { readonly rule: string; readonly quote: string }[]
  readonly accept?: readonly string[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rule: { type: 'string' },
    list: { type: 'string' },
    most: { type: 'string', default: '400' },
    lang: { type: 'string' },
    by: { type: 'string' },
    threshold: { type: 'string', default: '0.5' },
    tenths: { type: 'boolean', default: false },
    compile: { type: 'boolean', default: false },
    judge: { type: 'string', default: 'both' },
    model: { type: 'string', default: 'model/judge.bin' },
    only: { type: 'string', multiple: true },
  },
})

// While rules are written, `--compile` compiles them from their files, with `--only` those of the rules named.
const only = values.only
const pack = (lang: Lang) => (): Uint8Array =>
  values.compile ? compileFolder(`rules/${lang}`, lang, 'work', only) : readFileSync(`dist/rules.${lang}.bin`)
const ruleset = loadRuleset({ sv: pack('sv'), en: pack('en') })
const model = values.judge === 'rules' ? undefined : modelFor(values.judge === 'learned')
const linter = createLinter({
  ruleset,
  ...(model === undefined ? {} : { model }),
  policy: { ...everythingOn, thresholds: { '*': 0 } },
  today: '2026-11-26',
})
const threshold = Number(values.threshold)

/** The model; `alone` takes the rules out of its combination, so that it decides by itself. */
function modelFor(alone: boolean): Model {
  const whole = decodeModel(readFileSync(values.model))
  if (!alone) return whole
  const combine = whole.header.combine.map((item) => ({ ...item, rules: 0, seen: 0, alone: true }))
  return { ...whole, header: { ...whole.header, combine } }
}

interface Tally {
  hit: number
  miss: number
  alarm: number
}

const notes = positionals.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Note),
)
const known = new Set(notes.flatMap((note) => [...note.expect.map(({ rule }) => rule), ...(note.accept ?? [])]))
const byRule = new Map<string, Tally>()
const byGroup = new Map<string, Tally>()
const tenths = Array.from({ length: 10 }, () => ({ right: 0, wrong: 0 }))
let listed = 0
let clean = 0
let cleanFlagged = 0

function count(map: Map<string, Tally>, key: string, what: keyof Tally): void {
  const tally = map.get(key) ?? { hit: 0, miss: 0, alarm: 0 }
  tally[what]++
  map.set(key, tally)
}

function show(what: 'misses' | 'alarms', rule: string, note: Note, quote: string, confidence: string): void {
  if (values.list === undefined || (values.list !== 'all' && values.list !== what)) return
  if (values.rule !== undefined && values.rule !== rule) return
  if (listed++ >= Number(values.most)) return
  console.log(
    `${what === 'misses' ? 'MISS ' : 'ALARM'} ${rule} ${note.id} ${note.kind ?? ''} ${confidence} «${quote}»  ${note.text.replace(/\s+/g, ' ')}`,
  )
}

for (const note of notes) {
  if (values.lang !== undefined && note.lang !== values.lang) continue
  const all = linter.lint(note.text, {
    lang: note.lang,
    ...(note.kind === undefined ? {} : { kind: note.kind }),
    ...(note.field === undefined ? {} : { field: note.field }),
  })
  const expected = new Map<string, string[]>()
  for (const { rule, quote } of note.expect)
    if (only === undefined || only.includes(rule)) expected.set(rule, [...(expected.get(rule) ?? []), quote])
  for (const { rule, start, end, confidence } of all) {
    if ((note.accept ?? []).includes(rule) && !expected.has(rule)) continue
    const right = (expected.get(rule) ?? []).some((quote) =>
      places(note.text, quote).some(([s, e]) => start < e && end > s),
    )
    const tenth = tenths[Math.min(9, Math.floor(confidence * 10))]
    if (tenth) tenth[right ? 'right' : 'wrong']++
  }
  const findings = all.filter((f) => f.confidence >= threshold && (only === undefined || only.includes(f.rule)))
  const group = values.by === 'kind' ? (note.kind ?? '-') : values.by === 'lang' ? note.lang : undefined
  const add = (rule: string, what: keyof Tally): void => {
    count(byRule, rule, what)
    if (group !== undefined) count(byGroup, group, what)
  }
  for (const [rule, quotes] of expected) {
    const spans = quotes.flatMap((quote) => places(note.text, quote))
    const hit = findings.some((f) => f.rule === rule && spans.some(([s, e]) => f.start < e && f.end > s))
    add(rule, hit ? 'hit' : 'miss')
    if (!hit) {
      const best = all.filter((f) => f.rule === rule).map(({ confidence }) => confidence)
      show('misses', rule, note, quotes.join(' … '), best.length === 0 ? '-' : String(Math.max(...best)))
    }
  }
  let flagged = false
  for (const rule of new Set(findings.map((f) => f.rule))) {
    if (!known.has(rule) || expected.has(rule) || (note.accept ?? []).includes(rule)) continue
    add(rule, 'alarm')
    flagged = true
    const first = findings.find((f) => f.rule === rule)
    if (first)
      show(
        'alarms',
        rule,
        note,
        note.text.slice(first.start, first.end),
        `${first.confidence} ${first.evidence.map((e) => `${e.key}${e.weight > 0 ? '+' : ''}${e.weight}`).join(' ')}`,
      )
  }
  if (note.expect.length === 0) {
    clean++
    if (flagged) cleanFlagged++
  }
}

function places(text: string, quote: string): Array<readonly [number, number]> {
  const out: Array<readonly [number, number]> = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) out.push([at, at + quote.length])
  return out
}

function row(name: string, { hit, miss, alarm }: Tally): string {
  const precision = hit + alarm === 0 ? 0 : hit / (hit + alarm)
  const recall = hit + miss === 0 ? 0 : hit / (hit + miss)
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return `${name.padEnd(28)} ${precision.toFixed(3)} ${recall.toFixed(3)} ${f1.toFixed(3)} ${String(hit).padStart(5)} ${String(miss).padStart(5)} ${String(alarm).padStart(5)}`
}

console.log(`${'rule'.padEnd(28)} prec  rec   f1      hit  miss alarm`)
const total = { hit: 0, miss: 0, alarm: 0 }
for (const rule of [...byRule.keys()].sort()) {
  const tally = byRule.get(rule) as Tally
  if (values.rule === undefined || values.rule === rule) console.log(row(rule, tally))
  for (const key of ['hit', 'miss', 'alarm'] as const) total[key] += tally[key]
}
for (const group of [...byGroup.keys()].sort()) console.log(row(`  ${group}`, byGroup.get(group) as Tally))
console.log(row('all', total))
console.log(
  `clean notes ${clean}, flagged ${cleanFlagged} (${((100 * cleanFlagged) / Math.max(1, clean)).toFixed(1)} %)`,
)
if (values.tenths) {
  tenths.forEach(({ right, wrong }, index) => {
    const share = right + wrong === 0 ? '-' : (right / (right + wrong)).toFixed(2)
    console.log(`confidence ${(index / 10).toFixed(1)}: ${right + wrong} findings, right ${share}`)
  })
}
