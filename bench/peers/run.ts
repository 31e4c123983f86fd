/**
 * The same text through what a user would pick instead: `npm run bench:peers`. Each tool is given the forms of the lexicon where it takes words,
 * and its own rules where it does not. Told is the processor's time, start-up apart, in turn. `--kb n` of text, `--rounds n`,
 * `--write` into docs/benchmarks.md.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compileBuiltinPolicies } from '../../cli/config/builtin.ts'
import { builtInModel, builtInRules } from '../../cli/engine.ts'
import { expandForms, parseLexicon } from '../../src/compiler.ts'
import { createLinter, resolvePolicy } from '../../src/index.ts'
import { median, replacePart } from '../engine/measure.ts'
import { makeTexts } from '../engine/texts.ts'
import { CACHE, install } from './install.ts'
import { commandsFor, type Tool } from './tools.ts'

const { values } = parseArgs({
  options: {
    kb: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    patience: { type: 'string', default: '60' },
    write: { type: 'boolean', default: false },
  },
})

/** How many times over a tool may be given the text, and what is done with one that is never slow enough. */
const GROWTH = [1, 10, 100, 1000]
const MOST = 1000
/** So many times over, notes are others each time: who remembers what it read must not gain by it. Only tools without any memory need more. */
const DISTINCT = 10
/** Seconds beyond start-up from which on a run tells something. */
const ENOUGH = 0.5

const policy = resolvePolicy(new Map(await compileBuiltinPolicies('rules/policies')), 'strict')
const linter = createLinter({ ruleset: builtInRules(), policy, today: '2026-01-01', model: builtInModel() })
const texts = makeTexts(linter, Number(values.kb) * 1000 * DISTINCT).find(({ name }) => name === 'one in twenty')
if (texts === undefined) throw new Error('no text')

/** How many times over the text is needed, for a run that tells something. */
function timesFor({ command }: Tool, folder: string): number {
  const start = seconds(command(join(folder, 'empty.txt')), folder)
  return (
    GROWTH.find((count) => !(seconds(command(join(folder, `notes-${count}.txt`)), folder) - start < ENOUGH)) ?? MOST
  )
}

/** The forms of single words that say something about a person's health, home, origin, belief or character. */
function forms(): string[] {
  const out = new Set<string>()
  for (const name of ['health', 'home', 'origin-belief-politics', 'relations-tone']) {
    const source = readFileSync(`rules/sv/lexicon/${name}.tsv`, 'utf8')
    const entries = parseLexicon(source, (line, message) => {
      throw new Error(`${name}.tsv:${line}: ${message}`)
    })
    for (const entry of entries) {
      if (/\s/.test(entry.lemma)) continue
      for (const { form } of expandForms(entry, 'sv')) if (/^[\p{L}-]{3,}$/u.test(form)) out.add(form)
    }
  }
  return [...out].sort()
}

/** Why a tool cannot be measured: it ends alike whether there is something to find or not, so it does not do its work here. */
function brokenWhy({ command, probe }: Tool, folder: string): string | undefined {
  if (probe === undefined) return undefined
  const file = join(folder, 'probe.txt')
  writeFileSync(file, probe)
  const ends = [file, join(folder, 'empty.txt')].map((name) => {
    const [program = '', ...args] = command(name)
    return spawnSync(program, args, { cwd: folder, encoding: 'utf8', timeout: Number(values.patience) * 1000 })
  })
  const [found, empty] = ends.map(({ status }) => status)
  if (found !== empty) return undefined
  const said = `${ends[0]?.stderr}${ends[0]?.stdout}`.trim().split('\n')[0] ?? ''
  return `it ends with ${found ?? 'no status'} whether there is something to find or not (${said.slice(0, 80)})`
}

/** Seconds of the processor for one run; NaN where it took too long or failed to start. */
function seconds(args: readonly string[], cwd: string): number {
  const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1', 'bash', ...args]
  const run = spawnSync('bash', timed, { cwd, encoding: 'utf8', timeout: Number(values.patience) * 1000 })
  if (run.error !== undefined || run.signal !== null || run.status === 127 || run.status === 126) return Number.NaN
  return run.stderr
    .trim()
    .split(' ')
    .reduce((sum, part) => sum + Number(part.replace(',', '.')), 0)
}

const folder = mkdtempSync(join(tmpdir(), 'fritext-peers-'))
const lines: string[] = []
try {
  const left: string[] = []
  const tools = install((line) => left.push(line))
  const words = forms()
  writeFileSync(join(folder, 'empty.txt'), 'Hej.\n')
  const least = Math.ceil(texts.notes.length / DISTINCT)
  for (const count of GROWTH) {
    const notes =
      count < DISTINCT
        ? texts.notes.slice(0, least * count)
        : Array.from({ length: count / DISTINCT }, () => texts.notes).flat()
    writeFileSync(join(folder, `notes-${count}.txt`), `${notes.join('\n\n')}\n`)
  }
  const own: Tool[] = ['rules', 'both'].map((judge) => {
    const config = join(folder, `${judge}.yaml`)
    writeFileSync(config, `extends: strict\njudge: ${judge}\n`)
    const args = (file: string) => [process.execPath, resolve('dist/cli/main.js'), 'scan', file, '--config', config]
    return {
      name: judge === 'both' ? 'fritext, both judges' : 'fritext, rules alone',
      command: (file) => [...args(file), '--concurrency', '1'],
      does: 'all rules, context, judged',
    }
  })
  const all = [...own, ...commandsFor(tools, folder, words, CACHE)].filter((tool) => {
    const why = brokenWhy(tool, folder)
    if (why !== undefined) left.push(`${tool.name}: left out, ${why}`)
    return why === undefined
  })
  // Whoever is done with the text at once gets it several times over, until there is something to measure.
  const times = new Map(all.map((tool) => [tool.name, timesFor(tool, folder)]))
  const spent = new Map(all.map(({ name }) => [name, { start: [] as number[], whole: [] as number[] }]))
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { name, command } of all) {
      const kept = spent.get(name)
      if (kept?.whole.some((time) => Number.isNaN(time))) continue
      kept?.start.push(seconds(command(join(folder, 'empty.txt')), folder))
      kept?.whole.push(seconds(command(join(folder, `notes-${times.get(name)}.txt`)), folder))
    }
  }
  lines.push(
    `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}; ${(texts.bytes / DISTINCT / 1e3).toFixed(0)} kB in ${Math.ceil(texts.notes.length / DISTINCT)} notes, one in twenty with a finding;`,
    `${words.length} word forms where a tool takes words; seconds of the processor, medians of ${values.rounds} rounds in turn.`,
    '',
    '| tool | does | start-up | the text | times over | beyond start-up |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...all.map(({ name, does }) => {
      const { start = [], whole = [] } = spent.get(name) ?? {}
      const [first, full] = [median(start), median(whole)]
      const began = Number.isNaN(first) ? `not done in ${values.patience} s` : `${first.toFixed(2)} s`
      if (whole.some((time) => Number.isNaN(time)))
        return `| ${name} | ${does} | ${began} | not done in ${values.patience} s | | |`
      const count = times.get(name) ?? 1
      const bytes = (texts.bytes * count) / DISTINCT
      const beyond = full - first
      const rate = beyond < ENOUGH / 10 ? 'lost in its start-up' : `${(bytes / 1e6 / beyond).toPrecision(2)} MB/s`
      return `| ${name} | ${does} | ${began} | ${full.toFixed(2)} s | ${count} × | ${rate} |`
    }),
    '',
    ...left.map((line) => `- ${line}`),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(lines.join('\n'))
if (values.write) {
  const file = 'docs/benchmarks.md'
  writeFileSync(file, replacePart(readFileSync(file, 'utf8'), 'peers', lines.join('\n')))
}
