/**
 * Whether a violation is still found in a long text: `npm run eval:long -- [files] [--judge rules]`. Each note whose violations are found where
 * it stands alone is put in the middle of other paragraphs, prose without pupils or clean notes, and linted again. Prints by kind and number of paragraphs the
 * share of findings that remain, and of notes without a finding that have one then. Without files: fixtures/notes/tune.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readNotes } from '../cli/train/notes.ts'
import { createRandom } from '../cli/train/trainer.ts'
import { createLinter, decodeModel, type Finding, type Lang, loadRuleset } from '../src/index.ts'
import { everythingOn } from '../src/policy/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { judge: { type: 'string', default: 'both' }, model: { type: 'string', default: 'model/judge.bin' } },
})
const TUNE = 'fixtures/notes/tune'
const TRAIN = 'fixtures/notes/train'
const files = positionals.length > 0 ? positionals : readdirSync(TUNE).map((name) => join(TUNE, name))
const linter = createLinter({
  ruleset: loadRuleset({
    sv: () => readFileSync('dist/rules.sv.bin'),
    en: () => readFileSync('dist/rules.en.bin'),
  }),
  policy: everythingOn,
  today: '2026-11-26',
  ...(values.judge === 'rules' ? {} : { model: decodeModel(readFileSync(values.model)) }),
})
const lint = (text: string, lang: Lang): readonly Finding[] => linter.lint(text, { lang, kind: 'work-comment' })

const notes = readNotes(files).filter(({ lang }) => lang === 'sv')
const fillers = {
  prose: readdirSync(TRAIN)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(TRAIN, name), 'utf8').split('\n')),
  notes: notes.filter(({ expect, accept }) => expect.length + accept.length === 0).map(({ text }) => text),
}

console.log('paragraphs around      findings  remain   notes without  have one then')
for (const [kind, lines] of Object.entries(fillers)) {
  const quiet = lines.filter((line) => line.length > 40 && lint(line, 'sv').length === 0)
  for (const around of [1, 4, 16]) {
    const random = createRandom(around)
    const some = (): string => quiet[Math.floor(random() * quiet.length)] as string
    let found = 0
    let remain = 0
    let silent = 0
    let spoke = 0
    for (const { text } of notes) {
      const before = Array.from({ length: Math.ceil(around / 2) }, some)
      const after = Array.from({ length: Math.floor(around / 2) }, some)
      const start = before.reduce((sum, line) => sum + line.length + 2, 0)
      const alone = lint(text, 'sv')
      const inside = lint([...before, text, ...after].join('\n\n'), 'sv').filter(
        (finding) => finding.end > start && finding.start < start + text.length,
      )
      if (alone.length === 0) {
        silent++
        if (inside.length > 0) spoke++
      }
      for (const { rule } of alone) {
        found++
        if (inside.some((finding) => finding.rule === rule)) remain++
      }
    }
    const share = (part: number, all: number): string => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`
    console.log(
      `${String(around).padStart(2)} of ${kind.padEnd(14)} ${String(found).padStart(9)} ${share(remain, found).padStart(8)} ${String(silent).padStart(15)} ${share(spoke, silent).padStart(13)}`,
    )
  }
}
