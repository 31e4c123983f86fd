/** Follows what a policy builds on, and finds what it makes of a rule at a place. */
import type { Context } from '../types.ts'
import { globMatches } from './glob.ts'
import {
  DEFAULT_THRESHOLD,
  type Override,
  type Policy,
  type RuleSetting,
  type RuleTable,
  type SuppressionLimits,
  type When,
} from './policy.ts'
import { lookUp } from './rule-ids.ts'
import { canonicalSystem } from './systems.ts'

/** A policy that cannot be resolved: it, or one it builds on, is missing, or they build on each other in a circle. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
  readonly reason: 'missing' | 'cycle'
  /** The ids from the one asked for to the one that is missing or met again. */
  readonly chain: readonly string[]

  constructor(reason: 'missing' | 'cycle', chain: readonly string[]) {
    const path = chain.join(' → ')
    super(reason === 'missing' ? `No such policy: ${path}` : `Policies extend each other in a circle: ${path}`)
    this.reason = reason
    this.chain = chain
  }
}

/**
 * The policy `id` with everything that it extends folded in: the result has no `extends`, and each setting carries the
 * document it comes from. What the later policy says comes after everything of the earlier one, its overrides included.
 * Throws `PolicyError` where a policy is missing or the chain is a circle.
 */
export function resolvePolicy(policies: ReadonlyMap<string, Policy>, id: string): Policy {
  const chain: string[] = []
  const links: Policy[] = []
  for (let next: string | undefined = id; next !== undefined; ) {
    const met = chain.includes(next)
    chain.push(next)
    if (met) throw new PolicyError('cycle', chain)
    const policy = policies.get(next)
    if (policy === undefined) throw new PolicyError('missing', chain)
    links.unshift(withSources(policy))
    next = policy.extends
  }
  return links.reduce(extendPolicy)
}

/** Folds a policy into the one it builds on; neither may have an open `extends` of its own that still matters. */
export function extendPolicy(base: Policy, policy: Policy): Policy {
  const { extends: _followed, ...own } = policy
  const forbid = (base.forbidSuppressions ?? false) || (policy.forbidSuppressions ?? false)
  return {
    ...own,
    rules: base.rules,
    overrides: [...base.overrides, { when: {}, rules: policy.rules }, ...policy.overrides],
    thresholds: { ...base.thresholds, ...policy.thresholds },
    agreedCodes: [...new Set([...base.agreedCodes, ...policy.agreedCodes])],
    terms: [...base.terms, ...policy.terms],
    exceptions: [...base.exceptions, ...policy.exceptions],
    belongsIn: { ...base.belongsIn, ...policy.belongsIn },
    ...(forbid ? { forbidSuppressions: true } : {}),
    ...tighter(base.suppressions, policy.suppressions),
  }
}

/** Limits add up: what builds on a policy can tighten what that one allows, never loosen it. */
function tighter(base: SuppressionLimits = {}, own: SuppressionLimits = {}): Pick<Policy, 'suppressions'> {
  const forbid = [...new Set([...(base.forbid ?? []), ...(own.forbid ?? [])])]
  const by = base.by && own.by ? own.by.filter((name) => base.by?.includes(name)) : (own.by ?? base.by)
  const longest = Math.min(base.longest ?? Number.POSITIVE_INFINITY, own.longest ?? Number.POSITIVE_INFINITY)
  const limits: SuppressionLimits = {
    ...(forbid.length === 0 ? {} : { forbid }),
    ...(by === undefined ? {} : { by }),
    ...(Number.isFinite(longest) ? { longest } : {}),
  }
  return Object.keys(limits).length === 0 ? {} : { suppressions: limits }
}

function withSources(policy: Policy): Policy {
  const stamp = (rules: RuleTable): RuleTable =>
    Object.fromEntries(
      Object.entries(rules).map(([key, setting]) => [
        key,
        setting.because === undefined || setting.source !== undefined ? setting : { ...setting, source: policy.source },
      ]),
    )
  const overrides = policy.overrides.map((override): Override => ({ ...override, rules: stamp(override.rules) }))
  return { ...policy, rules: stamp(policy.rules), overrides }
}

/** What a policy makes of a rule at a place: level, reason, home of the information, and the threshold that holds. */
export interface ResolvedSetting extends RuleSetting {
  readonly threshold: number
}

/**
 * What the policy makes of a rule at a place. The policy's own rules come first, then every override that fits, in
 * order; a later one sets the level, and replaces reason and home where it gives its own. A rule that the policy says
 * nothing of is off.
 */
export function settingFor(policy: Policy, rule: string, context: Context): ResolvedSetting {
  let setting: RuleSetting = lookUp(policy.rules, rule) ?? { level: 'off' }
  for (const { when, rules } of policy.overrides) {
    const later = lookUp(rules, rule)
    if (later !== undefined && holds(when, context))
      setting = later.because ? merge(setting, later) : { ...setting, ...later }
  }
  const threshold = setting.threshold ?? lookUp(policy.thresholds ?? {}, rule) ?? DEFAULT_THRESHOLD
  const belongsIn = setting.belongsIn ?? lookUp(policy.belongsIn, rule)
  return {
    ...setting,
    threshold,
    ...(setting.because === undefined ? {} : { source: setting.source ?? policy.source }),
    ...(belongsIn === undefined ? {} : { belongsIn }),
  }
}

/** A new reason brings its own citation: that of the old one must not stay behind it. */
function merge(earlier: RuleSetting, later: RuleSetting): RuleSetting {
  const { because: _because, point: _point, source: _source, ...rest } = earlier
  return { ...rest, ...later }
}

function holds(when: When, context: Context): boolean {
  const { system, field, kind } = context
  if (when.kind && !(kind !== undefined && when.kind.includes(kind))) return false
  if (when.field && !(field !== undefined && when.field.some((pattern) => globMatches(pattern, field)))) return false
  if (!when.system) return true
  if (system === undefined) return false
  const wanted = canonicalSystem(system)
  return when.system.some((name) => canonicalSystem(name) === wanted)
}
