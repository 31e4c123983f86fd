/**
 * The ids of all rules. The first 23 are the ones that labelled notes are scored with; the last three go beyond them
 * (criminal offences by GDPR art. 10, traits of character of either sign, words that value an absence).
 */
export const ruleIds = [
  'art9/ethnic-origin',
  'art9/political-opinion',
  'art9/belief',
  'art9/trade-union',
  'art9/health',
  'art9/sexuality',
  'art9/genetic-data',
  'art9/biometric-data',
  'identity/personal-number',
  'identity/contact-details',
  'identity/protected-person',
  'identity/credentials',
  'code/symbols',
  'code/agreed',
  'home/conditions',
  'relations/pupils',
  'absence/sick',
  'absence/attendance',
  'tone/demeaning',
  'tone/personal',
  'assessment/ability',
  'assessment/development',
  'assessment/grade',
  'art10/criminal-offence',
  'tone/personal-traits',
  'absence/valuing',
] as const

/** The id of a rule that ships with the linter. */
export type RuleId = (typeof ruleIds)[number]

/** The groups of rules, as they are written in a policy: `art9/*` speaks of every rule that begins with `art9/`. */
export const ruleGroups: readonly string[] = [...new Set(ruleIds.map(groupOf))]

/** The group key of a rule: `art9/*` for `art9/health`. A rule without a slash is its own group. */
export function groupOf(rule: string): string {
  const slash = rule.indexOf('/')
  return slash === -1 ? rule : `${rule.slice(0, slash)}/*`
}

/**
 * The entry of a table that speaks of a rule: the one under its own id, else the one of its group (`art9/*`), else the
 * one of all rules (`*`).
 */
export function lookUp<T>(table: Readonly<Record<string, T>>, rule: string): T | undefined {
  for (const key of [rule, groupOf(rule), '*']) {
    if (Object.hasOwn(table, key)) return table[key]
  }
  return undefined
}

/** Whether a rule id, group (`art9/*`) or `*` speaks of the rule. */
export function coversRule(key: string, rule: string): boolean {
  return key === rule || key === '*' || key === groupOf(rule)
}
