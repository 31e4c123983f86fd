/** `fritext explain <rule>`: what a rule finds, why, what to write instead, and notes on which it fires and stays silent. */
import { settingFor } from '../../src/index.ts'
import { nearest } from '../config/nearest.ts'
import { openEngine } from '../engine.ts'
import { allRules, type RuleAbout } from '../rule-info.ts'
import { exampleLine, RULE_WORDS } from '../rule-page.ts'

/** The options of the command. */
export interface ExplainOptions {
  readonly policy?: string
  readonly config?: string | false
  readonly lang: 'sv' | 'en'
}

/** Prints the page of a rule; gives the exit code. */
export async function explainRule(id: string, options: ExplainOptions): Promise<number> {
  const rules = allRules()
  const rule = rules.find((item) => item.id === id)
  if (rule === undefined) {
    const near = nearest(
      id,
      rules.map((item) => item.id),
    )
    process.stderr.write(
      `There is no rule "${id}".${near === undefined ? '' : ` Did you mean "${near}"?`} "fritext rules" lists them all.\n`,
    )
    return 2
  }
  const { policy } = await openEngine(options)
  const { level, because, belongsIn } = settingFor(policy, id, {})
  const { lang } = options
  const words = RULE_WORDS[lang]
  const setting = [level, because?.[lang], belongsIn === undefined ? undefined : `→ ${belongsIn[lang]}`].filter(
    (part) => part !== undefined,
  )
  const lines = [
    `${rule.id}  ${rule.title[lang]}`,
    '',
    rule.message[lang],
    '',
    `${words.why}: ${rule.why[lang]}`,
    `${words.instead}: ${rule.instead[lang]}`,
    `${words.basis}: ${rule.basis.join('; ')}`,
    `${words.level} ${words.in} ${policy.id}: ${setting.join('  ')}`,
    '',
    `${words.fires}:`,
    ...examples(rule, 'fires'),
    '',
    `${words.silent}:`,
    ...examples(rule, 'silent'),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function examples(rule: RuleAbout, what: 'fires' | 'silent'): string[] {
  const mark = what === 'fires' ? '✗' : '✓'
  return Object.values(rule[what])
    .flat()
    .map((example) => `  ${mark} ${exampleLine(example)}`)
}
