/**
 * Writes docs/evaluation.md: every figure in it is printed by a command named beside it. `--first` scores fixtures/notes/fresh for the
 * first time and keeps those figures in docs/fresh-first.json; later reports show them unchanged beside the present ones.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FIRST = 'docs/fresh-first.json'
const files = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => join(folder, name))

function run(script: string, ...args: string[]): string {
  return execFileSync('npx', ['tsx', `scripts/${script}`, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim()
}

function section(title: string, text: string, command: string, output: string): string {
  return `## ${title}\n\n${text}\n\n\`\`\`\n$ ${command}\n${output}\n\`\`\`\n`
}

const fresh = files('fixtures/notes/fresh')
const natural = files('fixtures/notes/natural')
if (process.argv.includes('--first')) {
  if (existsSync(FIRST)) throw new Error(`${FIRST} exists: the fresh notes have had their first score`)
  const both = run('eval.ts', ...fresh, '--by', 'file')
  writeFileSync(
    FIRST,
    `${JSON.stringify({ rules: run('eval.ts', ...fresh, '--judge', 'rules'), learned: run('eval.ts', ...fresh, '--judge', 'learned'), both }, undefined, 1)}\n`,
  )
}
const first = JSON.parse(readFileSync(FIRST, 'utf8')) as { rules: string; learned: string; both: string }
const parts = [
  '# How good the linter is\n',
  'Made by `npm run eval:report`; scored over pairs of note and rule as `fixtures/notes/GUIDELINES.md` says, every rule on.\n',
  section(
    'Fresh notes, first score: both judges',
    'Notes of writers who saw neither rules nor other notes, scored before anybody read them.',
    'npm run eval -- fixtures/notes/fresh/*.ndjson --by file',
    first.both,
  ),
  section(
    'Fresh notes, first score: rules alone',
    'The judge that reasons.',
    'npm run eval -- fixtures/notes/fresh/*.ndjson --judge rules',
    first.rules,
  ),
  section(
    'Fresh notes, first score: model alone',
    'The judge that learns, without the vote of the rules.',
    'npm run eval -- fixtures/notes/fresh/*.ndjson --judge learned',
    first.learned,
  ),
  section(
    'Fresh notes, now: which judge does what',
    'The same notes with the rules and the model of this commit; they have been read since their first score.',
    'npm run eval:judges',
    run('judges.ts'),
  ),
  section(
    'Development set: both judges',
    'Rules were tuned on it; the model was not trained on it.',
    'npm run eval -- --by slice --tenths',
    run('eval.ts', '--by', 'slice', '--tenths'),
  ),
  section(
    'Development set: rules alone',
    'The judge that reasons.',
    'npm run eval -- --judge rules',
    run('eval.ts', '--judge', 'rules'),
  ),
  section(
    'Everyday prevalence',
    'Nine notes in ten are clean. The combination of the judges is calibrated on these notes, so this is not unseen.',
    'npm run eval -- fixtures/notes/natural/*.ndjson --tenths',
    run('eval.ts', ...natural, '--tenths'),
  ),
]
writeFileSync('docs/evaluation.md', parts.join('\n'))
console.log('docs/evaluation.md')
