/**
 * Counts false alarms on text without pupils: `npm run eval:real -- <files> [--lines even|odd|all] [--list rule]`. One paragraph a line; with
 * every rule on, almost every finding is a false alarm. Prints lines with a finding per 1,000 lines, by file and rule.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { compileFolder } from '../cli/config/load-rules.ts'
import { createLinter, decodeModel, type Lang, loadRuleset } from '../src/index.ts'
import { everythingOn } from '../src/policy/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: 'even' },
    list: { type: 'string' },
    model: { type: 'string', default: 'model/judge.bin' },
    judge: { type: 'string', default: 'both' },
    most: { type: 'string', default: '40' },
    compile: { type: 'boolean', default: false },
  },
})

const pack = (lang: Lang) => (): Uint8Array =>
  values.compile ? compileFolder(`rules/${lang}`, lang, 'work') : readFileSync(`dist/rules.${lang}.bin`)
const linter = createLinter({
  ruleset: loadRuleset({ sv: pack('sv'), en: pack('en') }),
  policy: everythingOn,
  today: '2026-11-26',
  ...(values.judge === 'rules' ? {} : { model: decodeModel(readFileSync(values.model)) }),
})

let listed = 0
for (const file of positionals) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(
      (line, index) =>
        line.trim() !== '' && (values.lines === 'all' || (index % 2 === 1) === (values.lines === 'even')),
    )
  const byRule = new Map<string, number>()
  let flagged = 0
  for (const line of lines) {
    const findings = linter.lint(line, { lang: 'sv' })
    if (findings.length > 0) flagged++
    for (const rule of new Set(findings.map((finding) => finding.rule))) byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
    for (const finding of findings) {
      if (
        values.list !== undefined &&
        (values.list === 'all' || finding.rule === values.list) &&
        listed++ < Number(values.most)
      ) {
        console.log(
          `${finding.rule} ${finding.confidence} «${line.slice(finding.start, finding.end)}» ${line.slice(0, 240)}`,
        )
      }
    }
  }
  const rules = [...byRule].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${rule} ${count}`)
  console.log(
    `${basename(file).padEnd(30)} ${lines.length} lines, ${flagged} with a finding, ${((1000 * flagged) / lines.length).toFixed(1)} per 1,000   ${rules.join(', ')}`,
  )
}
