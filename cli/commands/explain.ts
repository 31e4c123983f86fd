/** `fritext explain <rule>`: what a rule finds, why, what to write instead, and notes on which it fires and stays silent. */
import { resolvePolicy } from '../../src/policy/index.ts'
import { builtinPolicies } from '../config/builtin.ts'
import { nearest } from '../config/nearest.ts'
import { openEngine } from '../engine.ts'
import { allRules } from '../rule-info.ts'
import { ruleText } from '../rule-page.ts'

/** The options of the command. */
export interface ExplainOptions {
  readonly policy?: string
  readonly config?: string | false
  readonly lang: 'sv' | 'en'
}

/** Prints what the page of a rule in docs/rules says; gives the exit code. Throws `ConfigError`. */
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
  const builtin = await builtinPolicies()
  const policies = [...builtin.keys()].sort().map((key) => resolvePolicy(builtin, key))
  process.stdout.write(ruleText(rule, policy, policies, options.lang))
  return 0
}
