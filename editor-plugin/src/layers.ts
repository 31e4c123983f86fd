/**
 * Diagnostics by block. Positions count from the beginning of their block, so that a change elsewhere only moves beginnings; what stands in a
 * changed block is mapped one by one, and a block that comes back as the same node gets its own back.
 */
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { StepMap } from 'prosemirror-transform'
import type { Diagnostic, Range } from './types.ts'

/** A diagnostic with the range where it stands, from the beginning of its block. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly diagnostic: Diagnostic
}

/** The marks of one source: blocks in order, only those with marks. */
export interface Layer {
  readonly starts: Int32Array
  readonly sizes: Int32Array
  readonly lists: ReadonlyArray<readonly Mark[]>
}

/** A block with its marks. */
export interface MarkedBlock {
  readonly start: number
  readonly size: number
  readonly list: readonly Mark[]
}

/** What is known of nodes, by source. An empty list is knowledge too. */
export type MarkCache = WeakMap<Node, readonly Mark[]>

/** No marks. */
export const EMPTY_LAYER: Layer = { starts: new Int32Array(0), sizes: new Int32Array(0), lists: [] }

/** A layer of blocks; those without marks are left out. */
export function toLayer(blocks: readonly MarkedBlock[]): Layer {
  const marked = blocks.filter(({ list }) => list.length > 0)
  return {
    starts: Int32Array.from(marked, ({ start }) => start),
    sizes: Int32Array.from(marked, ({ size }) => size),
    lists: marked.map(({ list }) => list),
  }
}

/** Index of the last block that begins at `pos` or before it; -1 if none does. */
export function blockBefore({ starts }: Layer, pos: number): number {
  let low = -1
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= pos) low = middle
    else high = middle - 1
  }
  return low
}

/** Calls `visit` with all marks that touch a range, in order of their blocks. */
export function eachMark(
  layer: Layer,
  { from, to }: Range,
  visit: (mark: Mark, from: number, to: number) => void,
): void {
  for (let at = Math.max(0, blockBefore(layer, from)); at < layer.starts.length; at++) {
    const start = layer.starts[at] as number
    if (start > to) break
    for (const mark of layer.lists[at] as readonly Mark[]) {
      if (start + mark.from <= to && start + mark.to >= from) visit(mark, start + mark.from, start + mark.to)
    }
  }
}

/** What a transaction changed, in positions of its result: ranges in order, apart from one another. */
export function changedRanges(tr: Transaction): Range[] {
  const out: Range[] = []
  tr.mapping.maps.forEach((map, index) => {
    const rest = tr.mapping.slice(index + 1)
    map.forEach((_from, _to, from, to) => {
      out.push({ from: rest.map(from, -1), to: rest.map(to, 1) })
    })
  })
  out.sort((a, b) => a.from - b.from)
  const merged: Range[] = []
  for (const range of out) {
    const last = merged.at(-1)
    if (last !== undefined && range.from <= last.to + 1)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else merged.push(range)
  }
  return merged
}

/** The textblocks that a change touches, those that border on it too. */
export function touchedBlocks(doc: Node, ranges: readonly Range[]): Array<{ node: Node; start: number }> {
  const out: Array<{ node: Node; start: number }> = []
  for (const { from, to } of ranges) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
      if (!node.isTextblock) return true
      if (pos + 1 > (out.at(-1)?.start ?? -1)) out.push({ node, start: pos + 1 })
      return false
    })
  }
  return out
}

/** Takes a layer through a transaction. `touched` are the blocks of the result that it touched. */
export function mapLayer(
  layer: Layer,
  tr: Transaction,
  touched: ReadonlyArray<{ node: Node; start: number }>,
  cache: MarkCache,
): Layer {
  if (layer.starts.length === 0 && !touched.some(({ node }) => cache.get(node)?.length)) return layer
  const moved = move(layer, tr.mapping.maps)
  const blocks: MarkedBlock[] = []
  for (const { node, start } of touched) {
    const size = node.content.size
    const known = cache.get(node)
    const list =
      known ??
      moved.loose
        .filter((mark) => mark.from >= start && mark.from <= start + size)
        .map(({ from, to, diagnostic }) => ({ from: from - start, to: to - start, diagnostic }))
    if (list.length > 0) blocks.push({ start, size, list })
  }
  return merge(moved.layer, blocks)
}

/** The blocks that no step touches, and the marks of the others, in positions of the result, without those whose own text was changed. */
function move(layer: Layer, maps: readonly StepMap[]): { layer: Layer; loose: Mark[] } {
  let moved = layer
  let loose: Mark[] = []
  for (const map of maps) {
    const changes: Range[] = []
    map.forEach((from, to) => {
      changes.push({ from, to })
    })
    if (changes.length === 0) continue
    // From the end, so that what comes before a change keeps its number.
    for (const change of changes.toReversed()) {
      const [first, last] = touchedBy(moved, change)
      for (let at = first; at < last; at++) {
        const start = moved.starts[at] as number
        for (const { from, to, diagnostic } of moved.lists[at] as readonly Mark[])
          loose.push({ from: start + from, to: start + to, diagnostic })
      }
      moved = splice(moved, first, last, [])
    }
    moved = { ...moved, starts: shifted(moved.starts, map, changes[0] as Range) }
    loose = loose.flatMap((mark) => {
      if (changes.some(({ from, to }) => from < mark.to && to > mark.from)) return []
      const from = map.map(mark.from, 1)
      const to = map.map(mark.to, -1)
      return from < to ? [{ from, to, diagnostic: mark.diagnostic }] : []
    })
  }
  return { layer: moved, loose }
}

/** The blocks, as numbers, that a change touches, those that border on it too. */
function touchedBy(layer: Layer, { from, to }: Range): readonly [number, number] {
  let first = Math.max(0, blockBefore(layer, from))
  while (first < layer.starts.length && (layer.starts[first] as number) + (layer.sizes[first] as number) + 1 < from)
    first++
  return [first, Math.max(first, blockBefore(layer, to + 1) + 1)]
}

/** Beginnings behind a change; a step has few ranges, and all behind the last of them move by the same. */
function shifted(starts: Int32Array, map: StepMap, first: Range): Int32Array {
  const out = starts.slice()
  const { length } = out
  if (length === 0) return out
  const last = out[length - 1] as number
  let lastChange = first
  map.forEach((from, to) => {
    lastChange = { from, to }
  })
  const by = map.map(last) - last
  for (let at = length - 1; at >= 0 && (out[at] as number) >= first.from; at--) {
    const start = out[at] as number
    out[at] = start > lastChange.to ? start + by : map.map(start)
  }
  return out
}

/** A layer with blocks in place of others. */
function splice(layer: Layer, first: number, last: number, blocks: readonly MarkedBlock[]): Layer {
  if (first === last && blocks.length === 0) return layer
  const join = (old: Int32Array, added: readonly number[]): Int32Array => {
    const out = new Int32Array(old.length - (last - first) + added.length)
    out.set(old.subarray(0, first))
    out.set(added, first)
    out.set(old.subarray(last), first + added.length)
    return out
  }
  const starts = blocks.map(({ start }) => start)
  const sizes = blocks.map(({ size }) => size)
  const lists = blocks.map(({ list }) => list)
  return {
    starts: join(layer.starts, starts),
    sizes: join(layer.sizes, sizes),
    lists: layer.lists.slice(0, first).concat(lists, layer.lists.slice(last)),
  }
}

/** Puts blocks, which are in order, among those of a layer. Neighbours go in together. */
function merge(layer: Layer, blocks: readonly MarkedBlock[]): Layer {
  let merged = layer
  for (let at = 0; at < blocks.length; ) {
    const place = blockBefore(merged, (blocks[at] as MarkedBlock).start) + 1
    const next = merged.starts[place] ?? Number.POSITIVE_INFINITY
    let end = at + 1
    while (end < blocks.length && (blocks[end] as MarkedBlock).start < next) end++
    merged = splice(merged, place, place, blocks.slice(at, end))
    at = end
  }
  return merged
}

/** The blocks in which two layers differ, as ranges of the document. */
export function differences(before: Layer, after: Layer): Range[] {
  const out: Range[] = []
  let old = 0
  let now = 0
  while (old < before.starts.length || now < after.starts.length) {
    const oldStart = before.starts[old] ?? Number.POSITIVE_INFINITY
    const newStart = after.starts[now] ?? Number.POSITIVE_INFINITY
    if (oldStart === newStart && before.lists[old] === after.lists[now] && before.sizes[old] === after.sizes[now]) {
      old++
      now++
      continue
    }
    const start = Math.min(oldStart, newStart)
    let end = start
    if (oldStart === start) end = Math.max(end, start + (before.sizes[old++] as number))
    if (newStart === start) end = Math.max(end, start + (after.sizes[now++] as number))
    out.push({ from: start, to: end })
  }
  return out
}
