/** Rule files and the judge's file as data, after their YAML was checked against the schema. */
import type { Bilingual, NoteKind } from '../types.ts'
import type { Scope } from './pack.ts'

/** A word that a rule adds to the shared lexicon: `allergi n3 hm`, or spelt out. */
export interface TermSource {
  readonly lemma: string
  /** Name of an inflection class; see `inflect/`. Without it the word is not inflected. */
  readonly inflect?: string
  /** Where it may stand in a compound. */
  readonly compound?: readonly ('first' | 'last')[]
  /** Forms that follow no class. */
  readonly forms?: readonly string[]
}

/** Words of one class. A string is `lemma class flags`, words of an expression joined by `_`. */
export interface TermGroup {
  readonly class: string
  readonly words: readonly (string | TermSource)[]
}

/** One pattern or several that mean the same. */
export interface PatternSource {
  readonly match: string | readonly string[]
  readonly weight: number
}

/** Evidence for or against. */
export interface EvidenceSource {
  readonly key: string
  readonly weight: number
  readonly scope: Scope
  readonly match: string | readonly string[]
  readonly text: Bilingual
}

/** Evidence from field and kind of note. */
export interface ContextSource {
  readonly key: string
  readonly weight: number
  readonly text: Bilingual
  readonly field?: readonly string[]
  readonly kind?: readonly NoteKind[]
}

/** A note that must fire or stay silent. A bare string is the text alone. */
export type ExampleSource =
  | string
  | { readonly text: string; readonly kind?: NoteKind; readonly field?: string; readonly why?: string }

/** A wording that can replace a place; `fix` where that may be done without a person: see `Suggestion`. */
export interface Wording extends Bilingual {
  readonly fix?: 'alone'
}

/** One rule in one language. */
export interface RuleSource {
  readonly id: string
  readonly since: string
  readonly title: Bilingual
  readonly message: Bilingual
  readonly why: Bilingual
  readonly instead: Bilingual
  readonly asks: Bilingual
  readonly wordings?: readonly Wording[]
  readonly basis: readonly string[]
  readonly classes?: readonly string[]
  readonly terms?: readonly TermGroup[]
  /** Groups of classes that only this rule uses. */
  readonly groups?: Readonly<Record<string, readonly string[]>>
  readonly bias?: number
  readonly cues?: readonly { readonly class: string | readonly string[]; readonly weight: number }[]
  readonly patterns?: readonly PatternSource[]
  readonly questions?: readonly PatternSource[]
  readonly evidence?: readonly EvidenceSource[]
  readonly factors?: Readonly<Record<string, number>>
  readonly context?: readonly ContextSource[]
  readonly fires: readonly ExampleSource[]
  readonly silent: readonly ExampleSource[]
}

/** What all rules of a language share: groups of classes, evidence, weights of what code finds. */
export interface JudgeSource {
  readonly classes: readonly string[]
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly evidence: readonly EvidenceSource[]
  readonly context?: readonly ContextSource[]
  readonly computed: Readonly<Record<string, { readonly weight: number; readonly text: Bilingual }>>
}
