/**
 * What the engine costs, each figure beside its floor in the same process: `npm run bench`. Needs the built package and no network.
 * `--mb n` of text a kind, `--rounds n`, `--write` into docs/benchmarks.md, `--guard` compares with bench/engine/ratios.json: tells what fell by more than a
 * fifth, and fails where something fell by more than half. `--keep` writes that file. `--long 25,50,100`
 * lints notes of so many megabytes, and does nothing else.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { compileBuiltinPolicies } from '../../cli/config/builtin.ts'
import type * as Engine from '../../src/index.ts'
import { hostileSection } from './hostile.ts'
import { markdown, replacePart, type Section } from './measure.ts'
import {
  growthSection,
  lintSection,
  loadSection,
  longSection,
  sizeSection,
  startSection,
  streamSections,
} from './sections.ts'
import { makeTexts, type Texts } from './texts.ts'

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    growth: { type: 'string', default: '0.25,0.5,1' },
    long: { type: 'string' },
    write: { type: 'boolean', default: false },
    guard: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
if (!existsSync('dist/cli/main.js')) throw new Error('dist is missing: run "npm run build"')

// The engine as it ships: what runs the sources from TypeScript wraps each function, and that costs.
const { createLinter, decodeModel, loadRuleset, resolvePolicy } = (await import(
  pathToFileURL('dist/engine/index.js').href
)) as typeof Engine
const policy = resolvePolicy(new Map(await compileBuiltinPolicies('rules/policies')), 'strict')
const ruleset = loadRuleset({
  sv: () => readFileSync('dist/rules.sv.bin'),
  en: () => readFileSync('dist/rules.en.bin'),
})
const options = { ruleset, policy, today: '2026-01-01' }
const model = decodeModel(readFileSync('dist/judge.bin'))
const linters = {
  rules: createLinter(options),
  both: createLinter({ ...options, model }),
  remembering: () => createLinter({ ...options, model, remember: 1_000_000 }),
}
const texts = makeTexts(linters.both, Number(values.mb) * 1e6)
const megabytes = (list: string): number[] => list.split(',').map((size) => Number(size) * 1e6)
const processors = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, ${process.platform}`
const writePart = (name: string, parts: readonly string[]): void => {
  const file = 'docs/benchmarks.md'
  writeFileSync(file, replacePart(readFileSync(file, 'utf8'), name, parts.join('\n\n')))
}
if (values.long !== undefined) {
  const section = markdown(longSection(texts[0] as Texts, linters, megabytes(values.long)))
  console.log(section)
  if (values.write) writePart('long', [processors, section])
  process.exit()
}
const sizes = megabytes(values.growth)
const folder = mkdtempSync(join(tmpdir(), 'fritext-bench-'))
const sections: Section[] = []
const tell = (section: Section): void => {
  sections.push(section)
  console.log(`${markdown(section)}\n`)
}
try {
  for (const section of await streamSections(texts, linters, rounds)) tell(section)
  tell(await lintSection(texts, linters, rounds))
  tell(growthSection(texts, linters, sizes))
  tell(hostileSection(linters.both))
  const packed = readFileSync('dist/engine/rules-sv.bin')
  tell(await loadSection({ decodeModel, loadRuleset, packed }, 21))
  const [clean] = texts
  if (clean !== undefined) tell(startSection(folder, clean, 4 * rounds + 1))
  tell(sizeSection())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const machine = `${processors}; ${rounds} rounds in turn, medians; ${values.mb} MB of text a kind`
if (values.write) writePart('engine', [machine, ...sections.map(markdown)])

const ratios = Object.fromEntries(
  sections.flatMap(({ title, rows }) =>
    rows.flatMap(({ what, ratio, foreign }) =>
      ratio === undefined || foreign ? [] : [[`${title}: ${what}`, Number(ratio.toPrecision(3))]],
    ),
  ),
)
const STORED = 'bench/engine/ratios.json'
if (values.keep) writeFileSync(STORED, `${JSON.stringify(ratios, null, 2)}\n`)
if (values.guard) {
  const stored = JSON.parse(readFileSync(STORED, 'utf8')) as Record<string, number>
  for (const [what, before] of Object.entries(stored)) {
    const now = ratios[what] ?? 0
    if (now >= before * 0.8) continue
    console.log(`${now < before / 2 ? 'FAILED' : 'slower'}: ${what}: ${now} of its floor, stored ${before}`)
    if (now < before / 2) process.exitCode = 1
  }
}
