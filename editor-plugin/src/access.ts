/** Reading the plugin's state, and the transactions that tell it something. */
import type { EditorState, Transaction } from 'prosemirror-state'
import type { LintConfig } from './config.ts'
import { GIVEN_LAYER, layerOf } from './given.ts'
import { eachMark } from './layers.ts'
import { EVERYWHERE, fritextKey, type LintMeta, type LintState, metasOf, shown } from './state.ts'
import type { Diagnostic, LintCounts, Range, Suppression } from './types.ts'

/** The plugin's state; `undefined` where the plugin is not in use. */
export function getLintState(state: EditorState): LintState | undefined {
  return fritextKey.getState(state)
}

const lists = new WeakMap<LintState, readonly Diagnostic[]>()

/**
 * All diagnostics in the order of the document, with the positions where they stand now; those that are held back at the caret too, but none that
 * is suppressed or filtered.
 */
export function diagnostics(state: EditorState): readonly Diagnostic[] {
  const lint = fritextKey.getState(state)
  if (lint === undefined) return []
  const known = lists.get(lint)
  if (known !== undefined) return known
  const list = inRange(lint, EVERYWHERE)
  lists.set(lint, list)
  return list
}

function inRange(lint: LintState, range: Range): Diagnostic[] {
  const { layers, keep } = shown(lint)
  const list: Diagnostic[] = []
  for (const layer of layers)
    eachMark(layer, range, ({ diagnostic }, from, to) => {
      if (keep(diagnostic)) list.push({ ...diagnostic, from, to })
    })
  return list.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** The diagnostics that touch a position, those of the smallest range first. */
export function diagnosticsAt(state: EditorState, pos: number): Diagnostic[] {
  const lint = fritextKey.getState(state)
  if (lint === undefined) return []
  return inRange(lint, { from: pos, to: pos }).sort((a, b) => a.to - a.from - (b.to - b.from))
}

/** The diagnostics that overlap a range. */
export function diagnosticsBetween(state: EditorState, from: number, to: number): Diagnostic[] {
  const lint = fritextKey.getState(state)
  return lint === undefined ? [] : inRange(lint, { from, to }).filter((at) => at.from < to && at.to > from)
}

/** Calls `visit` with every diagnostic and the range where it stands now. */
export function forEachDiagnostic(
  state: EditorState,
  visit: (diagnostic: Diagnostic, from: number, to: number) => void,
): void {
  for (const diagnostic of diagnostics(state)) visit(diagnostic, diagnostic.from, diagnostic.to)
}

/** Number of diagnostics. */
export function diagnosticCount(state: EditorState): number {
  return lintCounts(state).total
}

/** Number of diagnostics by severity. */
export function lintCounts(state: EditorState): LintCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 }
  const lint = fritextKey.getState(state)
  if (lint === undefined) return { ...counts, total: 0 }
  const { layers, keep } = shown(lint)
  let total = 0
  for (const layer of layers)
    eachMark(layer, EVERYWHERE, ({ diagnostic }) => {
      if (!keep(diagnostic)) return
      counts[diagnostic.severity]++
      total++
    })
  return { ...counts, total }
}

/**
 * What keeps a note from being signed: its errors. The state may be newer than the last lint, so call `flushLint` before:
 * `await flushLint(view); if (blockingDiagnostics(view.state).length > 0) …`.
 */
export function blockingDiagnostics(state: EditorState): readonly Diagnostic[] {
  return diagnostics(state).filter(({ severity }) => severity === 'error')
}

/** Suppressions that users have made, to be saved; those that the policy forbids are among them and hide nothing. */
export function suppressions(state: EditorState): readonly Suppression[] {
  return fritextKey.getState(state)?.suppressed ?? []
}

/** Tells the plugin something; a transaction can tell several things, in order. What else it does is left to history and collaboration. */
export function tell(tr: Transaction, meta: LintMeta): Transaction {
  return tr.setMeta(fritextKey, [...metasOf(tr), meta])
}

/**
 * Shows diagnostics that the host has worked out itself, in place of those that it gave before. Positions are those of the transaction so far. Ranges
 * beyond the document are cut off.
 */
export function setDiagnostics(tr: Transaction, list: readonly Diagnostic[]): Transaction {
  const layers = [[GIVEN_LAYER, layerOf(tr.doc, list)]] as const
  return tell(tr, { type: 'results', layers, done: true, keepsPending: true, steps: tr.steps.length })
}

/** Changes rules, policy, model, context, language or another setting; findings and marks follow at once. */
export function configureLint(tr: Transaction, config: Partial<LintConfig>): Transaction {
  return tell(tr, { type: 'configure', config })
}

/** Lints again although the document is as it was. */
export function refreshLint(tr: Transaction): Transaction {
  return tell(tr, { type: 'refresh' })
}

/** Switches linting off or on. */
export function setLintActive(tr: Transaction, active: boolean): Transaction {
  return tell(tr, { type: 'activate', active })
}
