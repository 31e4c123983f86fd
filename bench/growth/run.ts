/**
 * Whether cost grows in proportion with a note, whatever stands in it: `npm run bench:growth`. Lints hostile notes of `--size` code units and of
 * four times that, and prints how many times as much the longer one costs: 4 is proportional, 16 quadratic. Fails from `--most` on. Needs the built
 * package. Costs are of the processor, the best of several rounds; one that looks too high is measured again.
 */
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type * as Engine from '../../src/index.ts'
import { everythingOn } from '../../src/policy/index.ts'
import { HOSTILE, repeated } from './hostile.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20000' },
    most: { type: 'string', default: '10' },
    judge: { type: 'string', default: 'both' },
  },
})
if (!existsSync('dist/cli/main.js')) throw new Error('dist is missing: run "npm run build"')
const { createLinter, decodeModel, loadRuleset } = (await import(
  pathToFileURL('dist/engine/index.js').href
)) as typeof Engine
const linter = createLinter({
  ruleset: loadRuleset({ sv: () => readFileSync('dist/rules.sv.bin') }),
  policy: everythingOn,
  today: '2026-03-01',
  ...(values.judge === 'rules' ? {} : { model: decodeModel(readFileSync('dist/judge.bin')) }),
})

/** Costs below this, in milliseconds, are noise. */
const NOISE = 5
const AGAIN = 4

function cost(text: string, rounds: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    linter.lint(text, { lang: 'sv' })
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

const size = Number(values.size)
const most = Number(values.most)
let failed = 0
console.log(`${'note'.padEnd(42)} ${`${size / 1000} k`.padStart(9)} ${`${(4 * size) / 1000} k`.padStart(9)}   times`)
for (const [about, piece] of HOSTILE) {
  const short = repeated(piece, size)
  const long = repeated(piece, 4 * size)
  let one = cost(short, 2)
  let four = cost(long, 1)
  for (let again = 0; again < AGAIN && four / Math.max(one, NOISE) >= most; again++) {
    one = Math.min(one, cost(short, 1))
    four = Math.min(four, cost(long, 1))
  }
  const times = four / Math.max(one, NOISE)
  if (times >= most) failed++
  console.log(
    `${about.padEnd(42)} ${`${one.toFixed(1)} ms`.padStart(9)} ${`${four.toFixed(1)} ms`.padStart(9)}   ${times.toFixed(1)}${times >= most ? '  <- too much' : ''}`,
  )
}
if (failed > 0) {
  console.error(`${failed} kinds of note cost out of proportion`)
  process.exitCode = 1
}
