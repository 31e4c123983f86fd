/** What an organisation's guidance makes of the rules. Plain data: a policy can be sent as JSON. */
import type { Bilingual, Level, NoteKind } from '../types.ts'

/** The document that a policy follows. Cited, never copied. */
export interface PolicySource {
  /** Who issued it: an authority, municipality or company. */
  readonly issuer: string
  /** Its title, or what it is about where the title was not kept. In the language of the document. */
  readonly document: string
  /** The part of the document, where the whole policy follows one part. */
  readonly point?: string
  readonly url?: string
}

/** What a policy makes of one rule, or of a group of rules. */
export interface RuleSetting {
  readonly level: Level
  /** What the point of the guidance says, in our words. */
  readonly because?: Bilingual
  /** The point of the document that says so ("förbud 6"), in the language of the document. */
  readonly point?: string
  /** The document, where it is another than the policy's own; filled when policies are resolved. */
  readonly source?: PolicySource
  /** The system or register where the information belongs instead. */
  readonly belongsIn?: Bilingual
  /** The lowest confidence that is shown, from 0 to 1; goes before the policy's `thresholds`. */
  readonly threshold?: number
}

/** Settings by rule id, by group (`art9/*`) or for all rules (`*`). The most exact key counts. */
export type RuleTable = Readonly<Record<string, RuleSetting>>

/** Where an override holds. Everything that is given must fit; in a list, one of it. Nothing given: everywhere. */
export interface When {
  /** Systems, by any name that `canonicalSystem` knows. */
  readonly system?: readonly string[]
  /** Field names; `*` stands for any run of characters, case does not count. */
  readonly field?: readonly string[]
  readonly kind?: readonly NoteKind[]
}

/** Settings that hold in some places only. */
export interface Override {
  readonly when: When
  readonly rules: RuleTable
}

/** What sort of word an organisation's own term is. */
export type TermKind = 'noun' | 'verb' | 'adjective' | 'adverb' | 'name' | 'phrase' | 'abbreviation'

/** A term that the organisation adds to a rule. The engine compiles it like the built-in lexicon. */
export interface OrgTerm {
  readonly term: string
  /** Name of an inflection class of the rule data; guessed from `kind` and the ending otherwise. */
  readonly inflection?: string
  /** Further forms written out, for words that follow no class. */
  readonly forms?: readonly string[]
  readonly rule: string
  readonly kind?: TermKind
}

/** A phrase that must stay silent. Either `text` (taken as it is) or `words` (with wildcards). */
export interface Exception {
  /** The phrase itself; case and the amount of space do not count. */
  readonly text?: string
  /** The phrase with `*` for any one word and `ord*` for every word with that beginning. */
  readonly words?: string
  /** Rule id, group (`art9/*`) or `*`. */
  readonly rule: string
  /** Why it may stand, for those who review the exceptions. */
  readonly reason: string
  /** The last day it holds, `YYYY-MM-DD`. Without it, it holds for good. */
  readonly until?: string
}

/** How far suppressions in the notes and templates themselves may go. */
export interface SuppressionLimits {
  /** Rule ids, groups or `*` that may not be suppressed. */
  readonly forbid?: readonly string[]
  /** Who may decide; a suppression must then name one of them. Anybody, and without a name, when not given. */
  readonly by?: readonly string[]
  /** Most days that the last day may lie ahead; a last day must then be given. */
  readonly longest?: number
}

/** A policy. `extends` is there until `resolvePolicy` has followed it. */
export interface Policy {
  readonly id: string
  readonly title: Bilingual
  readonly source: PolicySource
  /** Id of the policy this one builds on: what this one says comes later and wins. */
  readonly extends?: string
  readonly rules: RuleTable
  readonly overrides: readonly Override[]
  /** Lowest confidence shown, by rule id, group or `*`; `DEFAULT_THRESHOLD` otherwise. */
  readonly thresholds?: Readonly<Record<string, number>>
  /** Short codes that the organisation has agreed on, which `code/agreed` finds. */
  readonly agreedCodes: readonly string[]
  readonly terms: readonly OrgTerm[]
  readonly exceptions: readonly Exception[]
  /** Where information belongs, by rule id, group or `*`, for settings that do not say. */
  readonly belongsIn: Readonly<Record<string, Bilingual>>
  /** True where notes may not suppress findings by themselves; allowed otherwise. */
  readonly forbidSuppressions?: boolean
  /** Limits of suppressions where they are allowed; none when not given. */
  readonly suppressions?: SuppressionLimits
}

/** The lowest confidence shown where a policy says nothing. */
export const DEFAULT_THRESHOLD = 0.5

/** A policy that is everything-on, for tests and for callers that bring none: every rule an error, no document behind it. */
export const everythingOn: Policy = {
  id: 'everything-on',
  title: { sv: 'Allt på', en: 'Everything on' },
  source: { issuer: 'fritext', document: 'alla regler' },
  rules: { '*': { level: 'error' } },
  overrides: [],
  agreedCodes: [],
  terms: [],
  exceptions: [],
  belongsIn: {},
}
