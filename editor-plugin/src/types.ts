/** The words of the plugin: diagnostics, actions, sources. Positions are positions of the ProseMirror document. */
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { Context } from '../../src/index.ts'

/** How bad it is. `hint` is only given by other sources than the engine. */
export type LintSeverity = 'error' | 'warning' | 'info' | 'hint'

/** From bad to harmless. */
export const SEVERITIES: readonly LintSeverity[] = ['error', 'warning', 'info', 'hint']

/** Something that a user can do about a diagnostic, beside what the card offers by itself. */
export interface LintAction {
  /** What its button says. */
  readonly name: string
  /** Called with the range where the diagnostic stands now. */
  apply(view: EditorView, from: number, to: number): void
}

/** Something that is wrong with a part of the document. */
export interface Diagnostic {
  readonly from: number
  readonly to: number
  readonly severity: LintSeverity
  /** What was found, in one sentence. */
  readonly message: string
  readonly ruleId?: string
  /** Group of the rule, such as `art9`. */
  readonly category?: string
  /** Why it must not stand there. */
  readonly why?: string
  /** The document that says so, and where to read it. */
  readonly source?: string
  readonly url?: string
  /** The system or register where the information belongs instead. */
  readonly belongsIn?: string
  /** What to write instead, in words. */
  readonly advice?: readonly string[]
  /** Texts that are ready to stand in the range. */
  readonly replacements?: readonly string[]
  /** From 0 to 1: how often diagnostics like this one are right. */
  readonly confidence?: number
  /** The same for the same words among the same neighbours, wherever they stand; holds no text. Suppressions go by it. */
  readonly fingerprint?: string
  /** A class that its mark gets besides those of the plugin. */
  readonly markClass?: string
  /** Renders the message in the card; `message` as text otherwise. */
  renderMessage?(view: EditorView): globalThis.Node
  readonly actions?: readonly LintAction[]
}

/** Finds diagnostics of a whole document, at once or later. When `signal` aborts, the answer is no longer wanted. */
export type LintSource = (doc: Node, signal: AbortSignal) => readonly Diagnostic[] | Promise<readonly Diagnostic[]>

/** A diagnostic that somebody has justified. Plain data; holds no text of the note but the reason. */
export interface Suppression {
  readonly fingerprint: string
  readonly ruleId: string
  readonly reason: string
}

/** Number of diagnostics by severity. */
export type LintCounts = Readonly<Record<LintSeverity, number>> & { readonly total: number }

/** A part of the document, half-open. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What is known of the place that a block stands in. */
export type BlockContext = Context
