/**
 * A language pack: everything compiled of one language's rules, as it lies in memory. Decoding an artefact only lays typed arrays
 * over its bytes and parses one JSON header.
 */
import type { FeatureClasses } from '../judge/learned/feature-classes.ts'
import type { PatternCode } from '../match/pattern-code.ts'
import type { Bilingual, NoteKind } from '../types.ts'
import type { AutomatonData } from './automaton.ts'
import { Automaton } from './automaton.ts'
import { ClassSets, type SetData } from './classes.ts'
import type { Wording } from './rule-source.ts'

/** Version of the artefact's layout; a pack of another layout is refused. */
export const FORMAT = 4

/** Where evidence must stand, seen from the place that it speaks about. */
export type Scope = 'sentence' | 'note' | 'cover' | 'overlap' | 'before' | 'after' | 'near' | 'previous'

/** A kind of evidence: how much it weighs, where it counts, how it is told. */
export interface EvidenceInfo {
  readonly key: string
  readonly weight: number
  readonly scope: Scope
  readonly text: Bilingual
  /** Index of the rule it belongs to; -1 for evidence that all rules share. */
  readonly rule: number
}

/** Evidence from the place a note was typed in. */
export interface ContextInfo {
  readonly key: string
  readonly weight: number
  readonly text: Bilingual
  readonly field?: readonly string[]
  readonly kind?: readonly NoteKind[]
}

/** What is known of a rule at run time. */
export interface RuleInfo {
  readonly id: string
  readonly title: Bilingual
  readonly message: Bilingual
  readonly why: Bilingual
  readonly instead: Bilingual
  /** How a finding reads where the text asks for the information. */
  readonly asks: Bilingual
  readonly wordings: readonly Wording[]
  /** Added to every candidate of the rule. */
  readonly bias: number
  /** Factors on shared evidence, by its key or the part of it before the slash. */
  readonly factors: Readonly<Record<string, number>>
  readonly context: readonly ContextInfo[]
}

/** What a match of a pattern means. */
export const OWNER_RULE = 0
export const OWNER_EVIDENCE = 1
export const OWNER_ASKS = 2

/** The JSON part of a pack. */
export interface PackHeader {
  readonly format: number
  readonly lang: string
  readonly version: string
  readonly classNames: readonly string[]
  readonly literalCount: number
  readonly rules: readonly RuleInfo[]
  readonly evidence: readonly EvidenceInfo[]
  readonly context: readonly ContextInfo[]
  /** Weight and wording of the evidence that code finds (quotation, question, bare word ...), by key. */
  readonly computed: Readonly<Record<string, { readonly weight: number; readonly text: Bilingual }>>
  /** Class sets for tokens that are no words of the lexicon. */
  readonly special: {
    readonly num: number
    readonly cap: number
    readonly initial: number
    /** Sets of single capitals by lower-case letter; `initial` for other letters. */
    readonly initials: Readonly<Record<string, number>>
    readonly unknown: number
    readonly placeholder: number
    /** Letters and digits run together: LK2, 7B. */
    readonly mixed: number
  }
}

/** The typed arrays of a pack. */
export interface PackArrays extends AutomatonData, SetData, PatternCode {
  /** Phrases, each `length, set, class...`; sorted by anchor. */
  readonly phrases: Uint16Array
  /** Where a phrase begins in `phrases`, and which of its words is the anchor. */
  readonly phraseStart: Uint32Array
  readonly phraseAnchor: Uint8Array
  /** First phrase of each literal (number minus FIRST_LITERAL); one more entry than literals. */
  readonly phraseFirst: Uint32Array
  /** Patterns by anchor class: `anchorFirst[id]` to `anchorFirst[id + 1]` in `anchorPattern`. */
  readonly anchorFirst: Uint32Array
  readonly anchorPattern: Uint16Array
}

/** A decoded language pack. */
export interface LanguagePack {
  readonly header: PackHeader
  readonly arrays: PackArrays
  readonly automaton: Automaton
  readonly sets: ClassSets
  /** What the learned judge needs of the classes, where the artefact holds it. */
  readonly features?: FeatureClasses
  /** Forms of an organisation's own terms, asked before `automaton`. */
  readonly overlay?: Automaton
  /** First literal that stands for an organisation's one-word term; unlike other literals these hold for parts of compounds too. */
  readonly firstTerm?: number
  /** The first pattern that is an organisation's own term; those behind are terms too. */
  readonly firstTermPattern?: number
}

/** The class set of a form, 0 if the pack does not know it. */
export function lookupForm(pack: LanguagePack, text: string, start: number, end: number): number {
  const own = pack.overlay === undefined ? 0 : pack.overlay.lookup(text, start, end)
  return own !== 0 ? own : pack.automaton.lookup(text, start, end)
}

/** Puts a pack together from its parts. */
export function createPack(header: PackHeader, arrays: PackArrays): LanguagePack {
  return { header, arrays, automaton: new Automaton(arrays), sets: new ClassSets(arrays) }
}
