/** Commands: they answer without dispatch, and do nothing then. */
import type { Command, EditorState, Selection, Transaction } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { diagnostics, diagnosticsAt, diagnosticsBetween, tell } from './access.ts'
import { maySuppress, replacing, suppressing } from './edits.ts'
import { fritextKey } from './state.ts'
import type { Diagnostic, Range } from './types.ts'
import { uiOf } from './views.ts'

/** Selects the next diagnostic, the first behind the last, opens its card and says which of how many it is. */
export const nextDiagnostic: Command = (state, dispatch, view) => step(state, 1, dispatch, view)

/** Selects the diagnostic before, the last before the first. */
export const previousDiagnostic: Command = (state, dispatch, view) => step(state, -1, dispatch, view)

function step(state: EditorState, by: 1 | -1, dispatch?: (tr: Transaction) => void, view?: EditorView): boolean {
  const list = diagnostics(state)
  if (list.length === 0) return false
  if (dispatch === undefined) return true
  const index = following(state, list, by)
  const diagnostic = list[index] as Diagnostic
  dispatch(selecting(state, diagnostic))
  if (view !== undefined) uiOf(view)?.walkTo(diagnostic, index, list.length)
  return true
}

/** Which diagnostic comes next: the one behind that on which the selection stands, else the one that is nearest to it. */
function following(state: EditorState, list: readonly Diagnostic[], by: 1 | -1): number {
  const { selection } = state
  const walked = fritextKey.getState(state)?.walked
  const stands = (at: Range): boolean => selectionOf(state, at).eq(selection)
  let current: number
  if (walked != null && stands(walked)) {
    // Several may have one range, or ranges that no selection can tell apart: the last walk says which of them it was.
    const same = list.flatMap(({ from, to }, index) => (from === walked.from && to === walked.to ? [index] : []))
    current = same[Math.min(walked.nth, same.length - 1)] ?? -1
  } else current = list.findIndex((at) => at.from <= selection.to + 1 && at.to >= selection.from - 1 && stands(at))
  if (current >= 0) return (current + by + list.length) % list.length
  if (by > 0)
    return Math.max(
      0,
      list.findIndex((at) => at.from >= selection.from),
    )
  const before = list.findLastIndex((at) => at.to <= selection.to)
  return before < 0 ? list.length - 1 : before
}

function selectionOf({ doc }: EditorState, { from, to }: Range): Selection {
  return TextSelection.between(doc.resolve(from), doc.resolve(to))
}

/** A transaction that stands on a diagnostic. */
export function selecting(state: EditorState, diagnostic: Diagnostic): Transaction {
  const { from, to } = diagnostic
  const same = diagnostics(state).filter((at) => at.from === from && at.to === to)
  const nth = Math.max(0, same.indexOf(diagnostic))
  const tr = state.tr.setSelection(selectionOf(state, diagnostic)).scrollIntoView()
  return tell(tr, { type: 'select', range: { from, to }, nth })
}

/** Opens the panel and moves the focus into it. */
export const openLintPanel: Command = (state, dispatch, view) => {
  const lint = fritextKey.getState(state)
  if (lint === undefined) return false
  if (dispatch !== undefined) {
    if (!lint.panelOpen) dispatch(tell(state.tr, { type: 'panel', open: true }))
    if (view !== undefined) uiOf(view)?.focusPanel()
  }
  return true
}

/** Closes the panel and gives the focus back to the text. */
export const closeLintPanel: Command = (state, dispatch, view) => {
  const lint = fritextKey.getState(state)
  if (lint?.panelOpen !== true) return false
  if (dispatch !== undefined) {
    dispatch(tell(state.tr, { type: 'panel', open: false }))
    view?.focus()
  }
  return true
}

/** Opens the panel, or closes it where it is open. */
export const toggleLintPanel: Command = (state, dispatch, view) =>
  fritextKey.getState(state)?.panelOpen === true
    ? closeLintPanel(state, dispatch, view)
    : openLintPanel(state, dispatch, view)

/** Replaces the text of the diagnostic at the selection by its first replacement. */
export const applyFirstFix: Command = (state, dispatch) => {
  const diagnostic = atSelection(state).find(({ replacements }) => (replacements?.length ?? 0) > 0)
  if (diagnostic === undefined) return false
  dispatch?.(replacing(state, diagnostic, diagnostic.replacements?.[0] as string))
  return true
}

/** The diagnostics at the caret, or those that the selection overlaps. */
export function atSelection(state: EditorState): readonly Diagnostic[] {
  const { from, to, empty } = state.selection
  return empty ? diagnosticsAt(state, from) : diagnosticsBetween(state, from, to)
}

/** Opens the card of the diagnostics at the caret and moves the focus into it. */
export const showActionsAtCaret: Command = (state, dispatch, view) => {
  const list = atSelection(state)
  if (list.length === 0) return false
  if (dispatch !== undefined && view !== undefined) uiOf(view)?.showCard(list, true)
  return true
}

/** Closes the card, wherever the focus is. */
export const closeLintCard: Command = (_state, dispatch, view) => {
  const ui = view && uiOf(view)
  if (ui?.cardOpen !== true) return false
  if (dispatch !== undefined) ui.closeCard(true)
  return true
}

/**
 * A command that justifies the diagnostic at the selection: it stays away wherever the same words stand among the same neighbours. Not
 * applicable where the policy forbids it or no reason is given.
 */
export function suppressWithReason(reason: string): Command {
  return (state, dispatch) => {
    const lint = fritextKey.getState(state)
    const diagnostic = atSelection(state).find(({ fingerprint }) => fingerprint !== undefined)
    if (lint === undefined || diagnostic === undefined || reason.trim() === '' || !maySuppress(lint, diagnostic.ruleId))
      return false
    dispatch?.(suppressing(state, lint, diagnostic, reason))
    return true
  }
}

/** A command that takes a suppression back. */
export function unsuppress(fingerprint: string): Command {
  return (state, dispatch) => {
    const suppressed = fritextKey.getState(state)?.suppressed ?? []
    const rest = suppressed.filter((item) => item.fingerprint !== fingerprint)
    if (rest.length === suppressed.length) return false
    dispatch?.(tell(state.tr, { type: 'suppress', suppressed: rest }))
    return true
  }
}

/** Lints what is pending at once. Not applicable where nothing is. */
export const forceLint: Command = (state, dispatch, view) => {
  if (fritextKey.getState(state)?.pending !== true || view === undefined) return false
  return dispatch === undefined ? true : (uiOf(view)?.runner.force() ?? false)
}

/**
 * Lints what is pending and waits for every source: before signing a note. See `blockingDiagnostics`. Rejects where text would stay unread: the
 * plugin is not in this view, the view is not there (any more), the engine failed, or the editor does not take the results. Waits no longer than
 * five seconds for a source.
 */
export async function flushLint(view: EditorView): Promise<void> {
  let linted = false
  // When the host sets its plugins anew in the meantime, the parts of the new view have the rest of the work.
  while (!linted) {
    const ui = uiOf(view)
    if (ui === undefined) throw new Error('the note could not be linted: the editor is not on the page')
    linted = await ui.runner.flush()
  }
}
