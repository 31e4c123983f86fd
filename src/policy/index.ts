/** Public surface of policies: their types, what they resolve to, and the names that they may use. */
export { type ApplyOptions, applyPolicy, type Candidate, type Decision, decide, reason } from './apply.ts'
export * from './policy.ts'
export { extendPolicy, PolicyError, type ResolvedSetting, resolvePolicy, settingFor } from './resolve.ts'
export { coversRule, groupOf, lookUp, type RuleId, ruleGroups, ruleIds } from './rule-ids.ts'
export { canonicalSystem, systems } from './systems.ts'
