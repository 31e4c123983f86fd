/** Reading the plugin's state, and the transactions that tell it something. */
import type { EditorState, Transaction } from 'prosemirror-state'
import type { LintConfig } from './config.ts'
import { blockBefore, eachMark, type Mark, type MarkedBlock, toLayer } from './layers.ts'
import { EVERYWHERE, fritextKey, type LintMeta, type LintState, shown } from './state.ts'
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
  for (const { lists } of layers)
    for (const list of lists)
      for (const { diagnostic } of list) {
        if (!keep(diagnostic)) continue
        counts[diagnostic.severity]++
        total++
      }
  return { ...counts, total }
}

/**
 * What keeps a note from being signed: its errors. The state may be newer than the last lint, so call `flushLint` before:
 * `await flushLint(view); if (blockingDiagnostics(view.state).length > 0) …`.
 */
export function blockingDiagnostics(state: EditorState): readonly Diagnostic[] {
  return diagnostics(state).filter(({ severity }) => severity === 'error')
}

/** Suppressions in force. */
export function suppressions(state: EditorState): readonly Suppression[] {
  return fritextKey.getState(state)?.suppressed ?? []
}

/** Tells the plugin something. It is no change of the document: history and collaboration take no notice. */
export function tell(tr: Transaction, meta: LintMeta): Transaction {
  return tr.setMeta(fritextKey, meta).setMeta('addToHistory', false)
}

/** Layer of what `setDiagnostics` gives; the engine has 0, sources those behind. */
export const GIVEN_LAYER = 1

/** Shows diagnostics that the host has worked out itself, in place of those that it gave before. Ranges beyond the document are cut off. */
export function setDiagnostics(tr: Transaction, list: readonly Diagnostic[]): Transaction {
  return tell(tr, { type: 'results', layers: [[GIVEN_LAYER, layerOf(tr.doc, list)]], done: true, keepsPending: true })
}

/** Sorts diagnostics into the textblocks where they begin. */
export function layerOf(doc: Transaction['doc'], list: readonly Diagnostic[]): ReturnType<typeof toLayer> {
  const blocks: Array<{ start: number; size: number; list: Mark[] }> = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    blocks.push({ start: pos + 1, size: node.content.size, list: [] })
    return false
  })
  const starts = toLayer(blocks.map((block) => ({ ...block, list: [NOWHERE] })))
  for (const diagnostic of list) {
    const to = Math.min(diagnostic.to, doc.content.size)
    const from = Math.max(0, diagnostic.from)
    const block = blocks[Math.max(0, blockBefore(starts, from))]
    if (block === undefined || from >= to) continue
    const inside = Math.max(from, block.start)
    if (inside < to) block.list.push({ from: inside - block.start, to: to - block.start, diagnostic })
  }
  return toLayer(blocks satisfies readonly MarkedBlock[])
}

const NOWHERE: Mark = { from: 0, to: 0, diagnostic: { from: 0, to: 0, severity: 'hint', message: '' } }

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
