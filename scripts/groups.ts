/**
 * Whether names make a difference: `npm run eval:groups -- [files]`. Every clean Swedish note that names somebody is read with the names of
 * each group in turn (`cli/evaluate/groups.ts`), alike for alike. The table shows how many notes are flagged by group, and how many get
 * another verdict than with Swedish names. Without files: fixtures/notes/natural. Fails if a group is flagged more than Swedish names are,
 * by more than one note in a hundred.
 *
 * --judge both|rules   who decides        --model FILE   the model        --list   notes whose verdict changes, by id and rule; names
 *                                             that the lexicon lacks
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compileFolder, loadRules } from '../cli/config/load-rules.ts'
import { NAME_GROUPS, type NameGroup, swapNames } from '../cli/evaluate/groups.ts'
import { outcomesOf } from '../cli/evaluate/score.ts'
import { type LabelledNote, readNotes } from '../cli/train/notes.ts'
import { createLinter, decodeModel, loadRuleset } from '../src/index.ts'
import { everythingOn, ruleIds } from '../src/policy/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    judge: { type: 'string', default: 'both' },
    model: { type: 'string', default: 'model/judge.bin' },
    list: { type: 'boolean', default: false },
  },
})

const listed = new Set(
  loadRules('rules/sv', 'sv', 'work')
    .lexicon.filter(({ classes }) => classes.includes('name'))
    .map(({ lemma }) => lemma),
)

/** Each note is read with this many choices of names from each group. */
const TURNS = 10

/** By how much of the texts a group may be flagged more than Swedish names. */
const TOLERANCE = 0.01
const BASE = 'Swedish'

const linter = createLinter({
  ruleset: loadRuleset({ sv: compileFolder('rules/sv', 'sv', 'work') }),
  policy: everythingOn,
  today: '2026-11-26',
  ...(values.judge === 'rules' || !existsSync(values.model)
    ? {}
    : { model: () => decodeModel(readFileSync(values.model)) }),
})

const NATURAL = 'fixtures/notes/natural'
const files =
  positionals.length > 0
    ? positionals
    : readdirSync(NATURAL)
        .filter((name) => name.endsWith('.ndjson'))
        .map((name) => join(NATURAL, name))
const known = new Set<string>(ruleIds)
const notes = readNotes(files).filter(({ lang, expect }) => lang === 'sv' && expect.length === 0)
const named = notes.filter(({ text }) => swapNames(text, NAME_GROUPS[BASE] as NameGroup) !== undefined)

/** The false alarms of a note under a text of its own, as rules. */
function alarms(note: LabelledNote, text: string): string {
  const { kind, field } = note
  const context = {
    lang: 'sv' as const,
    ...(kind === undefined ? {} : { kind }),
    ...(field === undefined ? {} : { field }),
  }
  const outcomes = outcomesOf({ ...note, text }, linter.lint(text, context), known)
  return outcomes
    .map(({ rule }) => rule)
    .sort()
    .join(' ')
}

/** By note and turn, the false alarms with the names of a group. */
function readWith(group: NameGroup): string[] {
  return named.flatMap((note) =>
    Array.from({ length: TURNS }, (_, turn) => alarms(note, swapNames(note.text, group, turn) ?? note.text)),
  )
}

const groups = Object.entries(NAME_GROUPS).map(([name, group]) => ({
  name,
  found: readWith(group),
  strange: [...group.girl, ...group.boy].filter((one) => !listed.has(one)),
}))
const base = groups.find(({ name }) => name === BASE)?.found ?? []
const share = (found: readonly string[]): number =>
  found.filter((rules) => rules !== '').length / Math.max(1, found.length)

console.log(`${named.length} clean notes that name somebody, of ${notes.length}; each with ${TURNS} choices of names`)
console.log(`${'names'.padEnd(20)} texts  flagged        against ${BASE}   other verdict   names not in the lexicon`)
for (const { name, found, strange } of groups) {
  const flagged = found.filter((rules) => rules !== '').length
  const other = found.filter((rules, index) => rules !== base[index]).length
  const difference = 100 * (share(found) - share(base))
  console.log(
    `${name.padEnd(20)} ${String(found.length).padStart(5)} ${String(flagged).padStart(6)} ${percent(share(found))}   ` +
      `${`${difference > 0 ? '+' : ''}${difference.toFixed(2)}`.padStart(12)}      ${String(other).padStart(6)}   ${String(strange.length).padStart(6)}`,
  )
  if (!values.list) continue
  if (strange.length > 0) console.log(`    not in the lexicon: ${strange.join(' ')}`)
  listOthers(found)
}
const unfair = groups.filter(({ found }) => share(found) - share(base) > TOLERANCE).map(({ name }) => name)
console.log(unfair.length === 0 ? `no group is flagged more than ${BASE} names` : `flagged more: ${unfair.join(', ')}`)
process.exitCode = unfair.length > 0 ? 1 : 0

function percent(value: number): string {
  return `${(100 * value).toFixed(2).padStart(6)} %`
}

function listOthers(found: readonly string[]): void {
  const told = new Set<string>()
  found.forEach((rules, index) => {
    if (rules === base[index]) return
    const note = named[Math.floor(index / TURNS)] as LabelledNote
    told.add(`    ${note.id}: ${base[index] || '-'} becomes ${rules || '-'}`)
  })
  for (const line of told) console.log(line)
}
