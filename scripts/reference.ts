/**
 * Holds the linter against the slow, obvious one: `npm run test:reference [-- --notes 100000 --seed 1]`. Every note of fixtures, then notes
 * made of them by chance: mistyped, cut, joined, shuffled, with signs and numbers thrown in. Prints the place of the first difference.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { compileBuiltinPolicies } from '../cli/config/builtin.ts'
import { compileFolder } from '../cli/config/load-rules.ts'
import { labelledNotes, mutated } from '../cli/evaluate/mutate.ts'
import { createRandom } from '../cli/train/trainer.ts'
import { createEnglishGrammar, createLinter, decodeModel, loadRuleset, resolvePolicy } from '../src/index.ts'
import { createReferenceLinter } from '../src/reference.ts'

const { values } = parseArgs({
  options: { notes: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})

const rules = {
  sv: compileFolder('rules/sv', 'sv', 'reference'),
  en: compileFolder('rules/en', 'en', 'reference'),
}
const policies = await compileBuiltinPolicies('rules/policies')
const nlp = createRequire(import.meta.url)('compromise')
const terms = [
  { term: 'Blåklinten', rule: 'art9/health', kind: 'name' as const },
  { term: 'gula rummet', rule: 'code/agreed' },
]
const options = {
  ruleset: loadRuleset(rules),
  policy: { ...resolvePolicy(new Map(policies), 'strict'), terms, agreedCodes: ['LK2'] },
  today: '2026-01-01',
  english: () => createEnglishGrammar(nlp),
}
const model = decodeModel(readFileSync('model/judge.bin'))
const pairs = [
  [createLinter(options), createReferenceLinter(options)],
  [createLinter({ ...options, model }), createReferenceLinter({ ...options, model })],
] as const

// Some folders hold records that only point at notes.
const notes = labelledNotes('fixtures/notes').filter(({ text }) => typeof text === 'string')
const random = createRandom(Number(values.seed))
const started = Date.now()
let count = 0
let findings = 0
for (; count < Number(values.notes); count++) {
  const note = notes[count] ?? mutated(notes, random)
  for (const [fast, slow] of pairs) {
    const expected = slow.explain(note.text, note.context)
    const shown = slow.lint(note.text, note.context)
    findings += shown.length
    if (JSON.stringify(fast.explain(note.text, note.context)) !== JSON.stringify(expected)) differ(note, 'explain')
    if (JSON.stringify(fast.lint(note.text, note.context)) !== JSON.stringify(shown)) differ(note, 'lint')
  }
  if ((count + 1) % 10_000 === 0) console.log(`${count + 1} notes, ${Math.round((Date.now() - started) / 1000)} s`)
}
console.log(
  `${count} notes (seed ${values.seed}), by rules alone and by both judges: ${findings} findings, none differs`,
)

/** The notes are invented, so they may be shown. */
function differ(note: unknown, what: string): never {
  console.error(`${what} differs after ${count} notes (seed ${values.seed}): ${JSON.stringify(note)}`)
  process.exit(1)
}
