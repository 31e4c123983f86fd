/** What a policy says of the suppressions of an editor. */
import { coversRule, type Policy } from '../../src/policy/index.ts'

/**
 * Whether a policy lets a finding of a rule be justified; without a rule, any finding. A suppression of the plugin tells neither who decided nor a
 * last day, so a policy that asks for one of them allows none.
 */
export function allowsSuppression(policy: Policy | undefined, ruleId?: string): boolean {
  if (policy === undefined) return true
  const { forbid = [], by, longest } = policy.suppressions ?? {}
  if (policy.forbidSuppressions === true || by !== undefined || longest !== undefined) return false
  return !forbid.some((key) => key === '*' || (ruleId !== undefined && coversRule(key, ruleId)))
}
