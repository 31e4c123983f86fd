/** What belongs to the view of an editor, found by the view: two editors on a page share nothing. */
import type { EditorView } from 'prosemirror-view'
import type { LintRunner } from './runner.ts'
import type { Diagnostic } from './types.ts'

/** The parts of the plugin that commands reach through a view. */
export interface LintViews {
  readonly runner: LintRunner
  readonly cardOpen: boolean
  /** Whether the plugin draws the list itself. */
  readonly listed: boolean
  /** Shows a diagnostic that the user has walked to, the `index`-th of `count`, and says so. */
  walkTo(diagnostic: Diagnostic, index: number, count: number): void
  /** Opens the card; with `focus`, the focus moves into it. */
  showCard(diagnostics: readonly Diagnostic[], focus: boolean): void
  /** Closes the card; with `refocus`, the focus goes back to the text. */
  closeCard(refocus: boolean): void
  focusPanel(): void
  /** Says something to those who listen to the page. */
  say(text: string): void
}

const views = new WeakMap<EditorView, LintViews>()

/** What belongs to a view; `undefined` where the plugin is not in use. */
export function uiOf(view: EditorView): LintViews | undefined {
  return views.get(view)
}

/** Enters a view, or takes it out by `undefined`. */
export function enterView(view: EditorView, parts: LintViews | undefined): void {
  if (parts === undefined) views.delete(view)
  else views.set(view, parts)
}
