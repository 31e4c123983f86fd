/** The public surface of the engine. Everything else is private and may change with any version. */
export { type CompromiseView, createEnglishGrammar, type EnglishFacts, type EnglishGrammar } from './judge/english.ts'
export { decodeModel, type Model, openModel } from './judge/learned/model.ts'
export { createLinter, type Focus, type Linter, type LinterOptions } from './linter.ts'
export type { Decision } from './policy/apply.ts'
export {
  DEFAULT_THRESHOLD,
  type Exception,
  type OrgTerm,
  type Override,
  type Policy,
  type RuleSetting,
} from './policy/policy.ts'
export { type ResolvedSetting, resolvePolicy, settingFor } from './policy/resolve.ts'
export { loadRuleset, type PackSource, type Ruleset } from './ruleset.ts'
export type { NoteBlock, NoteSession, SessionSettings } from './session/session.ts'
export type {
  Bilingual,
  Context,
  Evidence,
  Finding,
  Lang,
  Level,
  NoteKind,
  Severity,
  Suggestion,
} from './types.ts'
