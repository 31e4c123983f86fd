/**
 * Writes docs/evaluation.md: every figure in it is printed by a command named beside it. `--first NAME` scores fixtures/notes/fresh/fresh-NAME.ndjson
 * for the first time and keeps those figures in docs/fresh-first-NAME.json; later reports show them unchanged beside the present ones.
 * docs/fresh-first.json holds those of the first three, which are learned from since (fixtures/notes/train/f1 to f3).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FIRST = 'docs/fresh-first.json'
/** What `npm run eval:curve` printed last. */
const CURVE = 'docs/learning-curve.txt'
const FIRST_FILES = ['f1', 'f2', 'f3'].map((name) => `fixtures/notes/train/${name}.ndjson`)
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

const natural = files('fixtures/notes/natural')
const at = process.argv.indexOf('--first')
if (at >= 0) {
  const name = process.argv[at + 1] ?? ''
  const kept = `docs/fresh-first-${name}.json`
  if (existsSync(kept)) throw new Error(`${kept} exists: these notes have had their first score`)
  const file = `fixtures/notes/fresh/fresh-${name}.ndjson`
  const scored = { file, rules: run('eval.ts', file, '--judge', 'rules'), both: run('eval.ts', file) }
  writeFileSync(kept, `${JSON.stringify(scored, undefined, 1)}\n`)
}
const first = JSON.parse(readFileSync(FIRST, 'utf8')) as { rules: string; learned: string; both: string }
const later = readdirSync('docs')
  .map((name) => /^fresh-first-(.+)\.json$/.exec(name)?.[1])
  .filter((name) => name !== undefined)
  .sort()
  .flatMap((name) => {
    const { file, rules, both } = JSON.parse(readFileSync(`docs/fresh-first-${name}.json`, 'utf8')) as Record<
      string,
      string
    >
    return [
      section(
        `Latest fresh notes (fresh-${name}), first score: both judges`,
        'Scored before anybody read them, by the rules and the model that were there then.',
        `npm run eval -- ${file ?? ''}`,
        both ?? '',
      ),
      section(
        `Latest fresh notes (fresh-${name}), first score: rules alone`,
        'The same notes.',
        `npm run eval -- ${file ?? ''} --judge rules`,
        rules ?? '',
      ),
    ]
  })
const parts = [
  '# How good the linter is\n',
  'Made by `npm run eval:report`; scored over pairs of note and rule as `fixtures/notes/GUIDELINES.md` says, every rule on.\n',
  ...later,
  section(
    'Earlier fresh notes, first score: both judges',
    'Notes of three writers who saw neither rules nor other notes, scored before anybody read them, by the model of that day. They are learned from since, so the command gives other figures now.',
    `npm run eval -- ${FIRST_FILES.join(' ')} --by file`,
    first.both,
  ),
  section(
    'Earlier fresh notes, first score: rules alone',
    'The judge that reasons.',
    `npm run eval -- ${FIRST_FILES.join(' ')} --judge rules`,
    first.rules,
  ),
  section(
    'Earlier fresh notes, first score: model alone',
    'The judge that learns, without the vote of the rules.',
    `npm run eval -- ${FIRST_FILES.join(' ')} --judge learned`,
    first.learned,
  ),
  section(
    'Which judge does what',
    'The development set, on which the rules were tuned and the model was not trained.',
    'npm run eval:judges',
    run('judges.ts'),
  ),
  ...(existsSync(CURVE)
    ? [
        section(
          'What the model learns from what',
          'Throwaway networks alone, without the rules in the vote, at the best common threshold; a finding must touch the quote. Kept from the last run, since it takes a quarter of an hour.',
          'npm run eval:curve',
          readFileSync(CURVE, 'utf8').trim(),
        ),
      ]
    : []),
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
  section(
    'In a long text',
    'Each note of the development set in the middle of other paragraphs: what was found in it alone should still be found, and nothing else.',
    'npm run eval:long',
    run('long.ts'),
  ),
]
writeFileSync('docs/evaluation.md', parts.join('\n'))
console.log('docs/evaluation.md')
