/**
 * Writes docs/evaluation.md: every figure in it is printed by a command named beside it. `--first NAME --about WORDS` scores fixtures/notes/fresh/fresh-NAME.ndjson
 * for the first time and keeps those figures in docs/fresh-first-NAME.json; later reports show them unchanged beside the present ones.
 * docs/fresh-first.json holds those of the first three, which are learned from since (fixtures/notes/train/f1 to f3).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

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

/** Unread notes of everyday prevalence. */
const everyday = ['w87', 'w90', 'w94', 'w105', 'w127'].map((name) => `fixtures/notes/fresh/fresh-${name}.ndjson`)
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const fresh = option('--first')
if (fresh !== undefined) {
  const kept = `docs/fresh-first-${fresh}.json`
  if (existsSync(kept)) throw new Error(`${kept} exists: these notes have had their first score`)
  const file = `fixtures/notes/fresh/fresh-${fresh}.ndjson`
  const about = option('--about')
  if (about === undefined) throw new Error('say what kind of notes they are: --about WORDS')
  const scored = { file, about, rules: run('eval.ts', file, '--judge', 'rules'), both: run('eval.ts', file) }
  writeFileSync(kept, `${JSON.stringify(scored, undefined, 1)}\n`)
}

/** A set's first score; `file` is where its notes lie now. */
interface First {
  readonly name: string
  readonly file: string
  readonly about: string
  readonly rules: string
  readonly both: string
}

const first = JSON.parse(readFileSync(FIRST, 'utf8')) as { rules: string; learned: string; both: string }
const firsts = readdirSync('docs')
  .map((name) => /^fresh-first-(.+)\.json$/.exec(name)?.[1])
  .filter((name) => name !== undefined)
  .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  .map((name): First => ({ name, ...JSON.parse(readFileSync(`docs/fresh-first-${name}.json`, 'utf8')) }))

/** The last line of figures, as cells: precision, recall, F1. */
const overall = (output: string): string => (/^all\s+(\S+)\s+(\S+)\s+(\S+)/m.exec(output)?.slice(1) ?? []).join(' | ')
const flagged = (output: string): string => /\(([\d.]+ %)\)/.exec(output)?.[1] ?? ''
const summary = [
  '## First scores of fresh notes, the latest first\n',
  'Each set was scored once, before anybody read it, by the rules and the model that were there then. Those that lie in `train` or `natural` now are learned from since.\n',
  '| set | notes | both: precision | recall | F1 | clean notes flagged | rules alone: F1 |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
  ...firsts.map(
    ({ name, about, rules, both }) =>
      `| ${name} | ${about} | ${overall(both)} | ${flagged(both)} | ${overall(rules).split(' | ')[2] ?? ''} |`,
  ),
  '',
].join('\n')
/** Sets whose first scores are shown rule by rule; those of all lie in docs/fresh-first-*.json. */
const SHOWN = 6
const later = firsts
  .slice(0, SHOWN)
  .flatMap(({ name, file, about, rules, both }) => [
    section(`Fresh notes ${name}, first score: both judges`, `${about}.`, `npm run eval -- ${file}`, both),
    section(
      `Fresh notes ${name}, first score: rules alone`,
      'The same notes.',
      `npm run eval -- ${file} --judge rules`,
      rules,
    ),
  ])
const sets = files('fixtures/notes/fresh').sort()
/** Those of them that somebody has read since. */
const READ: ReadonlySet<string> = new Set(['w126'])
const setOf = (file: string): string => basename(file, '.ndjson').replace('fresh-', '')
const parts = [
  '# How good the linter is\n',
  'Made by `npm run eval:report`; scored over pairs of note and rule as `fixtures/notes/GUIDELINES.md` says, every rule on.\n',
  summary,
  ...sets.map((file) =>
    section(
      `${READ.has(setOf(file)) ? 'Notes' : 'Unread notes'} ${setOf(file)}: the model that ships`,
      READ.has(setOf(file))
        ? 'Read since their first score, but not learned from.'
        : 'Neither read nor learned from since their first score.',
      `npm run eval -- ${file}`,
      run('eval.ts', file),
    ),
  ),
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
          'Throwaway networks alone, without the rules in the vote, at the best common threshold; a finding must touch the quote. Kept from the last run, since it takes an hour.',
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
    'Unread notes, five in six of them clean.',
    `npm run eval -- ${everyday.join(' ')} --tenths`,
    run('eval.ts', ...everyday, '--tenths'),
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
