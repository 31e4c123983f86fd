/** The plugin's state and how transactions change it. Nothing in here touches the DOM or lints. */
import type { Node } from 'prosemirror-model'
import { type EditorState, PluginKey, type Transaction } from 'prosemirror-state'
import type { DecorationSet } from 'prosemirror-view'
import { type LintConfig, withConfig } from './config.ts'
import { countMarks, differences, EMPTY_LAYER, type Layer, type Mark, type MarkCache, mapLayer } from './layers.ts'
import { changedRanges, mappingOf, touchedBlocks } from './mapping.ts'
import { paint, repaint, type Shown } from './paint.ts'
import { allowsSuppression } from './suppress.ts'
import type { Diagnostic, Range, Suppression } from './types.ts'
import { typingAfter } from './typing.ts'

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
  /** Where the user has walked to last: `nth` tells which of those that have this range. */
  readonly walked: (Range & { readonly nth: number }) | null
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

/** What a transaction can tell the plugin. It is no change of the document: history and collaboration take no notice. */
export type LintMeta =
  | {
      readonly type: 'results'
      readonly layers: ReadonlyArray<readonly [number, Layer]>
      readonly done: boolean
      /** True where the document may still wait to be linted. */
      readonly keepsPending?: boolean
      /** How many steps of the transaction came before; none for what speaks of its result. */
      readonly steps?: number
    }
  | { readonly type: 'configure'; readonly config: Partial<LintConfig> }
  | { readonly type: 'refresh' }
  | { readonly type: 'select'; readonly range: Range | null; readonly nth?: number }
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
    walked: null,
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

/** What a transaction tells the plugin, in order. */
export function metasOf(tr: Transaction): readonly LintMeta[] {
  const told: LintMeta | readonly LintMeta[] = tr.getMeta(fritextKey) ?? []
  return [told].flat()
}

/** The state after a transaction; the same object where nothing of it changed. */
export function applyTransaction(
  tr: Transaction,
  value: LintState,
  oldState: EditorState,
  caches: Caches,
  hideOn?: (tr: Transaction, from: number, to: number) => boolean,
): LintState {
  let next = tr.docChanged ? mapped(tr, value, caches) : value
  const metas = metasOf(tr)
  for (const meta of metas) next = withMeta(next, meta, tr)
  const typing = next.config.holdBackAtCaret === false ? null : typingAfter(tr, next.typing, next.local, oldState)
  if (!sameRange(typing, next.typing)) next = release({ ...next, typing }, tr.doc, next.typing)
  if (next.selected === null || metas.some(({ type }) => type === 'select')) return next
  const { from, to } = next.selected
  const hide = !next.active || (hideOn?.(tr, from, to) ?? left(tr, next.selected))
  return hide ? withSelected(next, null, tr.doc) : next
}

function mapped(tr: Transaction, value: LintState, caches: Caches): LintState {
  const mapping = mappingOf(tr)
  const touched = touchedBlocks(tr.doc, changedRanges(mapping.maps))
  const byBlock = value.byBlock.map((layer, index) => mapLayer(layer, mapping.maps, touched, caches.of(index)))
  const inner = <T extends Range>(range: T | null): T | null => {
    if (range === null) return null
    const [from, to] = [mapping.map(range.from, 1), mapping.map(range.to, -1)]
    return from < to ? { ...range, from, to } : null
  }
  const outer = ({ from, to }: Range): Range => ({ from: mapping.map(from, -1), to: mapping.map(to, 1) })
  const next: LintState = {
    ...value,
    byBlock,
    pending: true,
    selected: inner(value.selected),
    walked: inner(value.walked),
    painted: value.painted === EVERYWHERE ? EVERYWHERE : outer(value.painted),
    typing: value.typing && outer(value.typing),
    local: !isRemote(tr),
  }
  const blocks = touched.map(({ node, start }) => ({ from: start, to: start + node.content.size }))
  value.byBlock.forEach(({ wide }, index) => {
    if (wide.length !== byBlock[index]?.wide.length) blocks.push(...wide.map(outer))
  })
  return { ...next, set: repaint(value.set.map(mapping, tr.doc), tr.doc, shown(next), blocks) }
}

/** True for what came from another user, as far as the usual collaboration plugins tell. */
function isRemote(tr: Transaction): boolean {
  const sync = tr.getMeta('y-sync$') as { isChangeOrigin?: boolean } | undefined
  return sync?.isChangeOrigin === true || tr.getMeta('collab$') !== undefined || tr.getMeta('rebased') !== undefined
}

/** What the painter must know of a state. */
export function shown(state: LintState): Shown {
  const silent = new Set(state.suppressed.map(({ fingerprint }) => fingerprint))
  const { markerFilter, policy } = state.config
  return {
    layers: state.active ? state.byBlock : [],
    typing: state.typing,
    painted: state.painted,
    selected: state.selected,
    keep: (diagnostic: Diagnostic) => {
      const { fingerprint, ruleId } = diagnostic
      if (fingerprint !== undefined && silent.has(fingerprint) && allowsSuppression(policy, ruleId)) return false
      return markerFilter === undefined || markerFilter(diagnostic)
    },
  }
}

function withMeta(value: LintState, meta: LintMeta, tr: Transaction): LintState {
  switch (meta.type) {
    case 'results':
      return withResults(value, meta, tr)
    case 'configure': {
      const config = withConfig(value.config, meta.config)
      const panelOpen = config.autoPanel === value.config.autoPanel ? value.panelOpen : config.autoPanel
      return painted({ ...value, config, panelOpen, version: value.version + 1, pending: true }, tr.doc)
    }
    case 'refresh':
      return { ...value, version: value.version + 1, pending: true }
    case 'select':
      return withSelected(withWalked(value, meta), meta.range, tr.doc)
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
  { layers, done, keepsPending = false, steps }: Extract<LintMeta, { type: 'results' }>,
  { doc, mapping }: Transaction,
): LintState {
  const byBlock = [...value.byBlock]
  const later = mapping.maps.slice(steps ?? mapping.maps.length)
  const touched = touchedBlocks(doc, changedRanges(later))
  for (const [index, told] of layers) {
    const layer = mapLayer(told, later, touched)
    while (byBlock.length < index) byBlock.push(EMPTY_LAYER)
    byBlock[index] = layer
  }
  const next = { ...value, byBlock, pending: keepsPending ? value.pending : !done }
  const { range, all } = window(next, doc)
  if (all !== (value.painted === EVERYWHERE)) {
    const again = { ...next, painted: all ? EVERYWHERE : range }
    return { ...again, set: paint(doc, [shown(again)], again.painted) }
  }
  const changed = layers.flatMap(([index]) =>
    differences(value.byBlock[index] ?? EMPTY_LAYER, byBlock[index] ?? EMPTY_LAYER),
  )
  return changed.length === 0 ? next : { ...next, set: repaint(next.set, doc, shown(next), changed) }
}

function withWalked(value: LintState, { range, nth }: Extract<LintMeta, { type: 'select' }>): LintState {
  return range === null || nth === undefined ? value : { ...value, walked: { ...range, nth } }
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
  const total = value.byBlock.reduce((sum, layer) => sum + countMarks(layer), 0)
  if (total <= maxMarks) return { range: EVERYWHERE, all: true }
  const middle =
    value.painted === EVERYWHERE ? 0 : Math.min(doc.content.size, (value.painted.from + value.painted.to) / 2)
  const sorted = value.byBlock
    .flatMap(({ starts, sizes, lists }) =>
      lists.map((list, at) => ({
        from: starts[at] as number,
        to: (starts[at] as number) + (sizes[at] as number),
        list,
      })),
    )
    .sort((a, b) => Math.abs(a.from - middle) - Math.abs(b.from - middle))
  let from = middle
  let to = middle
  let marks = 0
  for (const block of sorted) {
    if (marks + block.list.length > maxMarks) {
      if (marks === 0) return { range: nearest(block, middle, maxMarks), all: false }
      break
    }
    marks += block.list.length
    from = Math.min(from, block.from)
    to = Math.max(to, block.to)
  }
  return { range: { from, to }, all: false }
}

/** The part of a block that holds its `most` marks next to a place. */
function nearest(
  { from: start, list }: { readonly from: number; readonly list: readonly Mark[] },
  middle: number,
  most: number,
): Range {
  const marks = list
    .map(({ from, to }) => ({ from: start + from, to: start + to }))
    .sort((a, b) => Math.abs(a.from - middle) - Math.abs(b.from - middle))
    .slice(0, Math.max(1, most))
  return marks.reduce((range, { from, to }) => ({ from: Math.min(range.from, from), to: Math.max(range.to, to) }))
}

function sameRange(a: Range | null, b: Range | null): boolean {
  return a === b || (a !== null && b !== null && a.from === b.from && a.to === b.to)
}

/** True where the user has left a range. */
function left({ selection, selectionSet }: Transaction, { from, to }: Range): boolean {
  return selectionSet && (selection.to < from || selection.from > to)
}
