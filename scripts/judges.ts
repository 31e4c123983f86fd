/** Which judge does what: `npm run eval:judges [-- files]`. F1 by rule of the rules alone, the model alone and both; the development set without files. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TUNE = 'fixtures/notes/tune'
const given = process.argv.slice(2)
const files = given.length > 0 ? given : readdirSync(TUNE).map((name) => join(TUNE, name))
const folder = mkdtempSync(join(tmpdir(), 'fritext-'))

type Figures = Readonly<Record<string, { readonly f1: number; readonly hit: number; readonly miss: number }>>

const judges = ['rules', 'learned', 'both'] as const
const figures = judges.map((judge): Figures => {
  const saved = join(folder, `${judge}.json`)
  execFileSync('npx', ['tsx', 'scripts/eval.ts', ...files, '--judge', judge, '--save', saved], { stdio: 'ignore' })
  return JSON.parse(readFileSync(saved, 'utf8')) as Figures
})
const [rules = {}, learned = {}, both = {}] = figures

console.log(`${'rule'.padEnd(28)} expected  rules  model   both  best`)
for (const name of [
  ...Object.keys(both)
    .filter((key) => key !== 'all')
    .sort(),
  'all',
]) {
  const row = [rules, learned, both].map((one) => one[name]?.f1 ?? 0)
  const most = Math.max(...row)
  const best = judges.filter((_, index) => (row[index] as number) > most - 0.005).join(', ')
  const expected = (both[name]?.hit ?? 0) + (both[name]?.miss ?? 0)
  console.log(
    `${name.padEnd(28)} ${String(expected).padStart(8)}  ${row.map((f1) => f1.toFixed(3)).join('  ')}  ${best.replace('learned', 'model')}`,
  )
}
