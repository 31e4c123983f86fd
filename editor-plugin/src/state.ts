/** The plugin's state and how transactions change it. Nothing in here touches the DOM or lints. */
import type { Node } from 'prosemirror-model'
import { type EditorState, PluginKey, type Transaction } from 'prosemirror-state'
import type { DecorationSet } from 'prosemirror-view'
import { type LintConfig, withConfig } from './config.ts'
import {
  changedRanges,
  differences,
  EMPTY_LAYER,
  type Layer,
  type MarkCache,
  mapLayer,
  touchedBlocks,
} from './layers.ts'
import { paint, repaint, type Shown } from './paint.ts'
import type { Diagnostic, Range, Suppression } from './types.ts'

/** What the plugin knows. Read it with `getLintState` and the accessors; the fields may change with a minor version. */
export interface LintState {
  /** What is painted. */
  readonly set: DecorationSet
  /** Marks by source and block; the first layer is the engine's. */
  readonly byBlock: readonly Layer[]
  /** True while the document was changed since it was last linted to the end. */
  readonly pending: boolean
  /** The diagnostic that the user stands on. */
  readonly selected: Range | null
  readonly panelOpen: boolean
  /** The only part of the state that is worth saving. */
  readonly suppressed: readonly Suppression[]
  /** Grows with every change of rules, policy, context or language. */
  readonly version: number
  /** False while linting is switched off. */
  readonly active: boolean
  readonly config: LintConfig
  /** The word that is being typed, where nothing new is flagged yet. */
  readonly typing: Range | null
  /** The part of the document whose marks are painted, where they are too many. */
  readonly painted: Range
  /** False where the last change came from somebody else. */
  readonly local: boolean
}

/** What a transaction can tell the plugin. None of these carries a step, so history and collaboration stay quiet. */
export type LintMeta =
  | {
      readonly type: 'results'
      readonly layers: ReadonlyArray<readonly [number, Layer]>
      readonly done: boolean
      /** True where the document may still wait to be linted. */
      readonly keepsPending?: boolean
    }
  | { readonly type: 'configure'; readonly config: Partial<LintConfig> }
  | { readonly type: 'refresh' }
  | { readonly type: 'select'; readonly range: Range | null }
  | { readonly type: 'panel'; readonly open: boolean }
  | { readonly type: 'suppress'; readonly suppressed: readonly Suppression[] }
  | { readonly type: 'activate'; readonly active: boolean }
  | { readonly type: 'release' }
  | { readonly type: 'look'; readonly range: Range }

/** The key of the plugin. */
export const fritextKey = new PluginKey<LintState>('fritext')

/** The caches of one plugin: what is known of nodes, by source. */
export class Caches {
  private maps: MarkCache[] = []

  /** The cache of a layer. */
  of(layer: number): MarkCache {
    this.maps[layer] ??= new WeakMap()
    return this.maps[layer]
  }

  /** Forgets everything: other rules, other marks. */
  clear(): void {
    this.maps = []
  }
}

/** The state of a fresh document. */
export function initState(doc: Node, config: LintConfig, suppressed: readonly Suppression[]): LintState {
  return {
    set: paint(doc, [], EVERYWHERE),
    byBlock: [EMPTY_LAYER],
    pending: true,
    selected: null,
    panelOpen: config.autoPanel,
    suppressed,
    version: 0,
    active: true,
    config,
    typing: null,
    painted: EVERYWHERE,
    local: true,
  }
}

/** The whole of any document. */
export const EVERYWHERE: Range = { from: 0, to: Number.MAX_SAFE_INTEGER }

/** The state after a transaction; the same object where nothing of it changed. */
export function applyTransaction(
  tr: Transaction,
  value: LintState,
  oldState: EditorState,
  caches: Caches,
  hideOn?: (tr: Transaction, from: number, to: number) => boolean,
): LintState {
  let next = tr.docChanged ? mapped(tr, value, caches) : value
  const meta = tr.getMeta(fritextKey) as LintMeta | undefined
  if (meta !== undefined) next = withMeta(next, meta, tr)
  const typing = typingAfter(tr, next, oldState)
  if (!sameRange(typing, next.typing)) next = release({ ...next, typing }, tr.doc, next.typing)
  if (meta?.type === 'select' || next.selected === null) return next
  const { from, to } = next.selected
  const hide = !next.active || (hideOn?.(tr, from, to) ?? left(tr, next.selected))
  return hide ? withSelected(next, null, tr.doc) : next
}

function mapped(tr: Transaction, value: LintState, caches: Caches): LintState {
  const changed = changedRanges(tr)
  const touched = touchedBlocks(tr.doc, changed)
  const byBlock = value.byBlock.map((layer, index) => mapLayer(layer, tr, touched, caches.of(index)))
  const mapRange = ({ from, to }: Range): Range => ({ from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) })
  const selected = value.selected && mapRange(value.selected)
  const next: LintState = {
    ...value,
    byBlock,
    pending: true,
    selected: selected !== null && selected.from < selected.to ? selected : null,
    painted:
      value.painted === EVERYWHERE
        ? EVERYWHERE
        : { from: tr.mapping.map(value.painted.from, -1), to: tr.mapping.map(value.painted.to, 1) },
    typing: value.typing && { from: tr.mapping.map(value.typing.from, -1), to: tr.mapping.map(value.typing.to, 1) },
    local: !isRemote(tr),
  }
  const blocks = touched.map(({ node, start }) => ({ from: start, to: start + node.content.size }))
  return { ...next, set: repaint(value.set.map(tr.mapping, tr.doc), tr.doc, shown(next), blocks) }
}

/** True for what came from another user, as far as the usual collaboration plugins tell. */
function isRemote(tr: Transaction): boolean {
  const sync = tr.getMeta('y-sync$') as { isChangeOrigin?: boolean } | undefined
  return sync?.isChangeOrigin === true || tr.getMeta('collab$') !== undefined || tr.getMeta('rebased') !== undefined
}

/** What the painter must know of a state. */
export function shown(state: LintState): Shown {
  const silent = new Set(state.suppressed.map(({ fingerprint }) => fingerprint))
  const { markerFilter } = state.config
  return {
    layers: state.active ? state.byBlock : [],
    typing: state.typing,
    painted: state.painted,
    selected: state.selected,
    keep: (diagnostic: Diagnostic) =>
      (diagnostic.fingerprint === undefined || !silent.has(diagnostic.fingerprint)) &&
      (markerFilter === undefined || markerFilter(diagnostic)),
  }
}

function withMeta(value: LintState, meta: LintMeta, tr: Transaction): LintState {
  switch (meta.type) {
    case 'results':
      return withResults(value, meta, tr)
    case 'configure': {
      const config = withConfig(value.config, meta.config)
      return painted({ ...value, config, version: value.version + 1, pending: true }, tr.doc)
    }
    case 'refresh':
      return { ...value, version: value.version + 1, pending: true }
    case 'select':
      return withSelected(value, meta.range, tr.doc)
    case 'panel':
      return value.panelOpen === meta.open ? value : { ...value, panelOpen: meta.open }
    case 'suppress':
      return painted({ ...value, suppressed: meta.suppressed }, tr.doc)
    case 'activate':
      return painted({ ...value, active: meta.active, pending: value.pending || meta.active }, tr.doc)
    case 'release':
      return release({ ...value, typing: null }, tr.doc, value.typing)
    case 'look':
      return painted({ ...value, painted: meta.range }, tr.doc)
  }
}

function painted(value: LintState, doc: Node): LintState {
  const { range, all } = window(value, doc)
  const next = { ...value, painted: all ? EVERYWHERE : range }
  return { ...next, set: paint(doc, [shown(next)], next.painted) }
}

function withResults(
  value: LintState,
  { layers, done, keepsPending = false }: Extract<LintMeta, { type: 'results' }>,
  { doc }: Transaction,
): LintState {
  const byBlock = [...value.byBlock]
  for (const [index, layer] of layers) {
    while (byBlock.length < index) byBlock.push(EMPTY_LAYER)
    byBlock[index] = layer
  }
  const next = { ...value, byBlock, pending: keepsPending ? value.pending : !done }
  const { range, all } = window(next, doc)
  if (all !== (value.painted === EVERYWHERE)) {
    const again = { ...next, painted: all ? EVERYWHERE : range }
    return { ...again, set: paint(doc, [shown(again)], again.painted) }
  }
  const changed = layers.flatMap(([index, layer]) => differences(value.byBlock[index] ?? EMPTY_LAYER, layer))
  return changed.length === 0 ? next : { ...next, set: repaint(next.set, doc, shown(next), changed) }
}

function withSelected(value: LintState, range: Range | null, doc: Node): LintState {
  if (sameRange(value.selected, range)) return value
  const next = { ...value, selected: range }
  const blocks = [value.selected, range].flatMap((at) => (at === null ? [] : [{ ...at }]))
  return { ...next, set: repaint(value.set, doc, shown(next), blocks) }
}

/** Paints what was held back at the word that was being typed. */
function release(value: LintState, doc: Node, word: Range | null): LintState {
  if (word === null) return value
  const to = Math.min(word.to, doc.content.size)
  return { ...value, set: repaint(value.set, doc, shown(value), [{ from: Math.min(word.from, to), to }]) }
}

/** The part of the document whose marks are painted, so that they are at most `maxMarks`: around where the user looks. */
function window(value: LintState, doc: Node): { readonly range: Range; readonly all: boolean } {
  const { maxMarks } = value.config
  const total = value.byBlock.reduce((sum, { lists }) => sum + lists.reduce((part, list) => part + list.length, 0), 0)
  if (total <= maxMarks) return { range: EVERYWHERE, all: true }
  const middle =
    value.painted === EVERYWHERE ? 0 : Math.min(doc.content.size, (value.painted.from + value.painted.to) / 2)
  const sorted = value.byBlock
    .flatMap(({ starts, sizes, lists }) =>
      lists.map((list, at) => ({
        from: starts[at] as number,
        to: (starts[at] as number) + (sizes[at] as number),
        marks: list.length,
      })),
    )
    .sort((a, b) => Math.abs(a.from - middle) - Math.abs(b.from - middle))
  let from = middle
  let to = middle
  let marks = 0
  for (const block of sorted) {
    marks += block.marks
    if (marks > maxMarks) break
    from = Math.min(from, block.from)
    to = Math.max(to, block.to)
  }
  return { range: { from, to }, all: false }
}

const WORD = /[\p{L}\p{N}\p{M}'’-]/u

function typingAfter(tr: Transaction, value: LintState, oldState: EditorState): Range | null {
  if (value.config.holdBackAtCaret === false) return null
  const { selection } = tr
  if (!selection.empty || !selection.$from.parent.isTextblock) return null
  const typed = tr.docChanged && value.local && !selection.eq(oldState.selection)
  const before = value.typing
  const pos = selection.from
  if (!typed && (before === null || pos < before.from || pos > before.to)) return null
  if (!typed && !tr.docChanged) return before
  const { $from } = selection
  const text = $from.parent.textBetween(0, $from.parent.content.size, '\ufffc', '\ufffc')
  let from = $from.parentOffset
  let to = from
  while (from > 0 && WORD.test(text[from - 1] as string)) from--
  while (to < text.length && WORD.test(text[to] as string)) to++
  if (from === to || $from.parentOffset === from) return null
  return { from: $from.start() + from, to: $from.start() + to }
}

function sameRange(a: Range | null, b: Range | null): boolean {
  return a === b || (a !== null && b !== null && a.from === b.from && a.to === b.to)
}

/** True where the user has left a range. */
function left({ selection, selectionSet }: Transaction, { from, to }: Range): boolean {
  return selectionSet && (selection.to < from || selection.from > to)
}
