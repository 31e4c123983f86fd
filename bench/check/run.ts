/**
 * What `fritext check` costs: 1,000 Markdown files, cold and remembered, beside the tools that a user could run instead, in the same run; and
 * one file beside `node -e 0`. Candidates run in turn, medians are told. `--files n`, `--rounds n`, `--no-peers`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { median, startEnvironment } from '../engine/measure.ts'
import { writeLibrary } from './library.ts'
import { installPeers } from './peers.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    peers: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const files = Number(values.files)
const rounds = Number(values.rounds)
const START_ROUNDS = 21
const MAIN = resolve('dist/cli/main.js')
if (!existsSync(MAIN)) throw new Error('dist is missing: run "npm run build"')

const env = startEnvironment(process.env)

interface Candidate {
  readonly name: string
  readonly args: readonly string[]
  readonly before?: () => void
  /** Exit codes that mean that the work was done. */
  readonly codes: readonly number[]
}

/** Milliseconds of one run; NaN where it did not do its work. */
function time({ args, before, codes }: Candidate, cwd: string): number {
  before?.()
  const start = process.hrtime.bigint()
  const run = spawnSync(process.execPath, args, { cwd, stdio: 'ignore', env })
  const spent = Number(process.hrtime.bigint() - start) / 1e6
  return codes.includes(run.status ?? -1) ? spent : Number.NaN
}

/** Medians of candidates that run in turn. */
function race(candidates: readonly Candidate[], count: number, cwd: string): Map<string, number> {
  const times = new Map(candidates.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < count; round++) {
    for (const candidate of candidates) times.get(candidate.name)?.push(time(candidate, cwd))
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]))
}

function table(heading: string, medians: Map<string, number>, reference: string): void {
  const base = medians.get(reference) ?? Number.NaN
  const most = Math.max(...[...medians.keys()].map((name) => name.length))
  console.log(`\n${heading}`)
  for (const [name, spent] of medians) {
    const said = Number.isNaN(spent)
      ? 'did not finish its work'
      : `${spent.toFixed(0).padStart(7)} ms  ${(spent / base).toFixed(2).padStart(6)} x`
    console.log(`  ${name.padEnd(most)}  ${said}`)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'fritext-bench-'))
try {
  const library = join(folder, 'mallar')
  const bytes = writeLibrary(library, files)
  console.log(
    `${files} files, ${(bytes / 1e6).toFixed(2)} MB; Node ${process.version}; ${rounds} rounds in turn, medians`,
  )
  const cache = join(folder, 'minne.json')
  const check = [MAIN, 'check', 'mallar', '--no-config', '--format', 'json']
  const remembered = [...check, '--cache', '--cache-location', cache]
  time({ name: 'warm', args: remembered, codes: [0, 1] }, folder)
  const peers = values.peers ? installPeers((line) => console.log(line)) : []
  const candidates: Candidate[] = [
    { name: 'fritext check, cold', args: check, codes: [0, 1] },
    { name: 'fritext check, cold, one thread', args: [...check, '--concurrency', '1'], codes: [0, 1] },
    { name: 'fritext check, remembered (--cache)', args: remembered, codes: [0, 1] },
    ...peers.flatMap(({ name, cold, cached }): Candidate[] => {
      if (cached === undefined) return [{ name: `${name}, cold (has no cache)`, args: cold(library), codes: [0, 1] }]
      time({ name, args: cached(library), codes: [0, 1] }, folder)
      return [
        { name: `${name}, cold`, args: cold(library), codes: [0, 1] },
        { name: `${name}, cached`, args: cached(library), codes: [0, 1] },
      ]
    }),
  ]
  table(`${files} files`, race(candidates, rounds, folder), 'fritext check, cold')

  const text = resolve('fixtures/templates/hembrev.txt')
  const markdown = resolve('fixtures/templates/iup-omdome.md')
  const one = (file: string, ...more: string[]): string[] => [MAIN, 'check', file, '--no-config', ...more]
  const held = one(markdown, '--cache', '--cache-location', join(folder, 'en.json'))
  time({ name: 'warm', args: held, codes: [0, 1] }, folder)
  const starts: Candidate[] = [
    { name: 'node -e 0', args: ['-e', '0'], codes: [0] },
    { name: 'fritext --version', args: [MAIN, '--version'], codes: [0] },
    { name: 'fritext check, a text file', args: one(text), codes: [0, 1] },
    { name: 'fritext check, a Markdown file', args: one(markdown), codes: [0, 1] },
    { name: 'fritext check, a Markdown file remembered', args: held, codes: [0, 1] },
  ]
  table(`Cold start, ${START_ROUNDS} rounds`, race(starts, START_ROUNDS, folder), 'node -e 0')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
