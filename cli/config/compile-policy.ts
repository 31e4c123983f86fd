/** Turns policy files and configurations into policies. */

import type { Bilingual, Context, NoteKind } from '../../src/index.ts'
import type { Exception, Override, Policy, RuleSetting, RuleTable, SuppressionLimits } from '../../src/policy/index.ts'
import { type ConfigFile, configSchema, type PolicyFile, policySchema } from './policy-schema.ts'
import { type Checked, ConfigError, checkYaml, type Problem } from './yaml-check.ts'

/** Which judges decide: the rules with the model that ships or with an organisation's own, or the rules alone. */
export type Judge = 'both' | 'rules' | OwnModel

/** A model that was trained further with `fritext train`. */
export interface OwnModel {
  /** Path of the model's file; from the folder of the configuration until it is loaded, absolute then. */
  readonly model: string
  /** Changes when the file does. */
  readonly stamp: string
}

/** A compiled file and the means to point at places in it. */
export interface Compiled {
  /** Not resolved: `extends` is as the file says. */
  readonly policy: Policy
  readonly at: Checked<unknown>['at']
}

/** What a configuration says of some files. */
export interface FileSetting {
  /** Globs from the folder of the configuration. */
  readonly match: readonly string[]
  readonly context: Context
  readonly rules: RuleTable
  /** False where the files are not checked. */
  readonly check: boolean
}

/** Which keys of some phrase lists are prose. */
export interface ScopeSetting {
  readonly name: string
  readonly match: readonly string[]
  readonly keys: readonly string[]
  readonly kind?: NoteKind
}

/** What a configuration says beside its policy: how files are checked. */
export interface CheckSettings {
  readonly files: readonly FileSetting[]
  readonly scopes: readonly ScopeSetting[]
  readonly baseline?: string
}

/** A compiled configuration. */
export interface CompiledConfig extends Compiled {
  /** Undefined where it does not say. */
  readonly judge: Judge | undefined
  readonly check: CheckSettings
}

/** The policy that a configuration builds on when it does not say. */
export const DEFAULT_POLICY = 'strict'

/**
 * Compiles the text of a policy file, YAML or JSON. `extends` is kept for `resolvePolicy` to follow. `fileName` is for
 * messages only. Throws `ConfigError` with everything that is wrong.
 */
export function compilePolicy(source: string, fileName: string): Policy {
  return compilePolicyFile(source, fileName).policy
}

/** As `compilePolicy`, for callers that go on to check what the policy refers to. */
export function compilePolicyFile(source: string, fileName: string): Compiled {
  const checked = checkYaml(source, fileName, policySchema)
  const file = acceptOrThrow(checked)
  return { policy: { id: file.id, title: inBoth(file.title), source: file.source, ...content(file) }, at: checked.at }
}

/**
 * Compiles the text of an organisation's configuration. Throws `ConfigError` with everything that is wrong.
 * A configuration that extends nothing builds on `DEFAULT_POLICY`.
 */
export function compileConfig(source: string, fileName: string): CompiledConfig {
  const checked = checkYaml(source, fileName, configSchema)
  const file = acceptOrThrow(checked)
  const policy: Policy = {
    id: 'config',
    title: file.title === undefined ? { sv: 'Egna inställningar', en: 'Own settings' } : inBoth(file.title),
    source: file.source === undefined ? { issuer: 'Egna inställningar', document: baseName(fileName) } : file.source,
    ...content(file),
    extends: file.extends ?? DEFAULT_POLICY,
  }
  return { policy, judge: judgeOf(file), check: checkSettings(file), at: checked.at }
}

function judgeOf({ judge, model }: ConfigFile): Judge | undefined {
  return judge === 'rules' || model === undefined ? judge : { model, stamp: '' }
}

function checkSettings(file: ConfigFile): CheckSettings {
  return {
    files: (file.files ?? []).map(({ match, kind, field, system, lang, rules, check }): FileSetting => {
      const given = { kind, field, system, lang }
      return {
        match: [match].flat(),
        context: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
        rules: tableOf(rules ?? {}),
        check: check ?? true,
      }
    }),
    scopes: (file.scopes ?? []).map((scope): ScopeSetting => ({ ...scope, match: [scope.match].flat() })),
    ...(file.baseline === undefined ? {} : { baseline: file.baseline }),
  }
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

function acceptOrThrow<T extends PolicyFile | ConfigFile>(checked: Checked<T>): T {
  if (checked.value === undefined) throw new ConfigError(checked.problems)
  const problems = [...phraseProblems(checked.value, checked.at), ...dateProblems(checked.value, checked.at)]
  problems.sort((a, b) => a.line - b.line || a.column - b.column)
  if (problems.length > 0) throw new ConfigError(problems)
  return checked.value
}

type At = Compiled['at']

/** Terms, codes and phrases that hold no word would never be found, which nobody can mean. */
function phraseProblems(file: PolicyFile | ConfigFile, at: At): Problem[] {
  const problems: Problem[] = []
  const check = (text: string, path: (string | number)[], needsLetter: boolean) => {
    if (needsLetter ? /[\p{L}\p{N}]/u.test(text) : /[^\s*]/.test(text)) return
    problems.push(at(path, 'E123', 'There is no word in this text.', 'Write the words that it is to find.'))
  }
  for (const [index, { term }] of (file.terms ?? []).entries()) check(term, ['terms', index, 'term'], true)
  for (const [index, { text, words }] of (file.exceptions ?? []).entries()) {
    if (text !== undefined) check(text, ['exceptions', index, 'text'], false)
    if (words !== undefined) check(words, ['exceptions', index, 'words'], true)
  }
  return problems
}

function dateProblems(file: PolicyFile | ConfigFile, at: At): Problem[] {
  return (file.exceptions ?? []).flatMap(({ until }, index) =>
    until === undefined || isDay(until)
      ? []
      : at(['exceptions', index, 'until'], 'E122', `There is no day ${until} in the calendar.`),
  )
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

type Content = Omit<Policy, 'id' | 'title' | 'source'>

function content(file: PolicyFile | ConfigFile): Content {
  return {
    ...(file.extends === undefined ? {} : { extends: file.extends }),
    rules: tableOf(file.rules ?? {}),
    overrides: (file.overrides ?? []).map(overrideOf),
    ...(file.thresholds === undefined ? {} : { thresholds: renameDefault(file.thresholds) }),
    agreedCodes: file.agreedCodes ?? [],
    terms: file.terms ?? [],
    exceptions: (file.exceptions ?? []).map(
      (exception): Exception => ({ ...exception, rule: exception.rule === 'all' ? '*' : exception.rule }),
    ),
    belongsIn: mapValues(renameDefault(file.belongsIn ?? {}), inBoth),
    ...(file.forbidSuppressions === undefined ? {} : { forbidSuppressions: file.forbidSuppressions }),
    ...(file.suppressions === undefined ? {} : { suppressions: limitsOf(file.suppressions) }),
  }
}

function limitsOf({ forbid, ...rest }: NonNullable<ConfigFile['suppressions']>): SuppressionLimits {
  return { ...rest, ...(forbid === undefined ? {} : { forbid: forbid.map((key) => (key === 'all' ? '*' : key)) }) }
}

type FileTable = NonNullable<ConfigFile['rules']>

function tableOf(table: FileTable): RuleTable {
  return mapValues(renameDefault(table), (setting): RuleSetting => {
    if (typeof setting === 'string') return { level: setting }
    const { because, belongsIn, ...rest } = setting
    return {
      ...rest,
      ...(because === undefined ? {} : { because: inBoth(because) }),
      ...(belongsIn === undefined ? {} : { belongsIn: inBoth(belongsIn) }),
    }
  })
}

function overrideOf({ when, rules }: NonNullable<ConfigFile['overrides']>[number]): Override {
  return {
    when: {
      ...(when.system === undefined ? {} : { system: [when.system].flat() }),
      ...(when.field === undefined ? {} : { field: [when.field].flat() }),
      ...(when.kind === undefined ? {} : { kind: [when.kind].flat() }),
    },
    rules: tableOf(rules),
  }
}

/** Files say `default`, because a star at the beginning of a word is a sign of its own in YAML. */
function renameDefault<T>(table: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key === 'default' ? '*' : key, value]))
}

function mapValues<T, U>(table: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]))
}

function inBoth(text: string | Bilingual): Bilingual {
  return typeof text === 'string' ? { sv: text, en: text } : text
}
