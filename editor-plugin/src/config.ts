/** Options of the plugin and their defaults. */
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Context, EnglishGrammar, Lang, Model, Policy, Ruleset } from '../../src/index.ts'
import type { BlockOptions } from './blocks.ts'
import { type Phrases, phrasesFor } from './phrases.ts'
import type { Diagnostic, LintCounts, LintSource, Range, Suppression } from './types.ts'

/** Draws the card of some diagnostics into an element, in place of the plugin's own. Returns what is to be done when the card closes. */
export type CardRenderer = (
  card: HTMLElement,
  view: EditorView,
  diagnostics: readonly Diagnostic[],
) => (() => void) | undefined

/** What can be changed while the editor runs, by `configureLint`. */
export interface LintConfig {
  /** The compiled rules; without them only `sources` find anything. */
  readonly ruleset: Ruleset | undefined
  /** The resolved policy. */
  readonly policy: Policy | undefined
  /** The learned model. It may come after the first paint: without it the rules decide alone. */
  readonly model: Model | undefined
  /** Grammar for English notes; see `createEnglishGrammar`. */
  readonly english: (() => EnglishGrammar) | undefined
  /** What is known of the field that the editor stands for: its label, the kind of note, the system. */
  readonly context: Context
  /** The language of messages, card and panel. */
  readonly locale: Lang
  readonly phrases: Phrases
  /** Strings that the host has replaced; they stay replaced when the language changes. */
  readonly ownPhrases: Partial<Phrases>
  readonly delay: number
  readonly holdBackAtCaret: number | false
  readonly maxMarks: number
  readonly autoPanel: boolean
  readonly markerFilter: ((diagnostic: Diagnostic) => boolean) | undefined
  readonly tooltipFilter: ((diagnostic: Diagnostic) => boolean) | undefined
}

/** Options of `fritextLint`. All are optional. */
export interface LintOptions extends BlockOptions {
  /** The compiled rules, made by `loadRuleset`. */
  readonly ruleset?: Ruleset
  /** The policy, made by `resolvePolicy`. Needed where there is a `ruleset`. */
  readonly policy?: Policy
  readonly model?: Model
  readonly english?: () => EnglishGrammar
  /** The day it is, `YYYY-MM-DD`; today by default. */
  readonly today?: string
  readonly context?: Context
  /** The language of what people read: `sv` by default. */
  readonly locale?: Lang
  /** Strings that replace the plugin's own. */
  readonly phrases?: Partial<Phrases>
  /** Milliseconds after the last change until the note is linted: 200 by default. */
  readonly delay?: number
  /** Further sources; what they find is shown like the engine's. One that throws or never answers leaves the others alone. */
  readonly sources?: readonly LintSource[]
  /** True where a transaction calls for linting although the document is as it was. */
  needsRefresh?(tr: Transaction, state: EditorState): boolean
  /** Whether a textblock is read; all but code by default. */
  readonly shouldLint?: (node: Node, parent: Node | null) => boolean
  /** Parts of the document that are read as blanks. */
  readonly skipRanges?: (doc: Node) => readonly Range[]
  /** What is known of the place of a textblock, such as the field that a heading above names. Blocks of one context are read as one note. */
  readonly contextOf?: (node: Node, parents: readonly Node[]) => Context | undefined
  /** Whether a diagnostic is shown at all. */
  readonly markerFilter?: (diagnostic: Diagnostic) => boolean
  /** Whether a diagnostic is told in the card. */
  readonly tooltipFilter?: (diagnostic: Diagnostic) => boolean
  /** Whether a transaction closes the card of a range; by default one that changes its text or moves the selection out of it does. */
  readonly hideOn?: (tr: Transaction, from: number, to: number) => boolean
  /** Milliseconds for which nothing new is flagged at the word being typed: 1500 by default, `false` to flag at once. */
  readonly holdBackAtCaret?: number | false
  /** Whether the panel is open from the beginning. */
  readonly autoPanel?: boolean
  /** No more marks are painted at a time: 2000 by default. All are counted and listed. */
  readonly maxMarks?: number
  /** `decorations` by default; `highlight` paints without touching the document tree, where the browser can (CSS Custom Highlight API). */
  readonly paint?: 'decorations' | 'highlight'
  /** Draws the card, or `null` for none. */
  readonly tooltip?: CardRenderer | null
  /** Where the panel and its badge stand: an element of the host; behind the editor by default; `null` for none. */
  readonly panel?: HTMLElement | null
  /** Suppressions saved earlier. */
  readonly suppressed?: readonly Suppression[]
  /** Mixed into fingerprints, so that suppressions of one organisation tell nothing to another. */
  readonly salt?: string
  /** Called when the user stands on a diagnostic: by pointer, key or panel. */
  onActivate?(diagnostic: Diagnostic, view: EditorView): void
  /** Called when the diagnostics have changed. Holds no text. */
  onChange?(change: { readonly counts: LintCounts; readonly pending: boolean }): void
  /** Called when the user reports a wrong hit; the card has such a button only if it is given. */
  onWrongHit?(diagnostic: Diagnostic, view: EditorView): void
  /** Called when a justified diagnostic joins the suppressions, or one leaves them. */
  onSuppress?(suppressed: readonly Suppression[]): void
  /** Called with what a source threw; nothing is logged otherwise. Messages of the engine hold no text of the note. */
  onError?(error: unknown): void
}

/** The part of the options that can change, with defaults. */
export function toConfig(options: LintOptions): LintConfig {
  const { locale = 'sv' } = options
  return {
    ruleset: options.ruleset,
    policy: options.policy,
    model: options.model,
    english: options.english,
    context: options.context ?? {},
    locale,
    phrases: phrasesFor(locale, options.phrases),
    ownPhrases: options.phrases ?? {},
    delay: options.delay ?? 200,
    holdBackAtCaret: options.holdBackAtCaret ?? 1500,
    maxMarks: options.maxMarks ?? 2000,
    autoPanel: options.autoPanel ?? false,
    markerFilter: options.markerFilter,
    tooltipFilter: options.tooltipFilter,
  }
}

/** A configuration with some of it changed. Another language brings its own strings. */
export function withConfig(config: LintConfig, changes: Partial<LintConfig>): LintConfig {
  const next = { ...config, ...changes }
  const ownPhrases = changes.phrases === undefined ? next.ownPhrases : replacedIn(changes.phrases, next.locale)
  return { ...next, ownPhrases, phrases: phrasesFor(next.locale, ownPhrases) }
}

/** The strings that are others than the plugin's own. */
function replacedIn(phrases: Phrases, locale: Lang): Partial<Phrases> {
  const plain: Readonly<Record<string, unknown>> = { ...phrasesFor(locale) }
  const other = ([name, said]: readonly [string, unknown]): boolean =>
    JSON.stringify(said) !== JSON.stringify(plain[name])
  return Object.fromEntries(Object.entries(phrases).filter(other))
}
