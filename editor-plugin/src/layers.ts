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
  let { starts, sizes, lists } = layer
  let loose: Mark[] = []
  for (const map of maps) {
    const changes: Range[] = []
    map.forEach((from, to) => {
      changes.push({ from, to })
    })
    if (changes.length === 0) continue
    const keep: number[] = []
    for (let at = 0; at < starts.length; at++) {
      const start = starts[at] as number
      const end = start + (sizes[at] as number)
      if (!changes.some(({ from, to }) => from <= end + 1 && to >= start - 1)) keep.push(at)
      else
        for (const { from, to, diagnostic } of lists[at] as readonly Mark[])
          loose.push({ from: start + from, to: start + to, diagnostic })
    }
    if (keep.length < starts.length) {
      const [before, sizesBefore, listsBefore] = [starts, sizes, lists]
      starts = Int32Array.from(keep, (at) => before[at] as number)
      sizes = Int32Array.from(keep, (at) => sizesBefore[at] as number)
      lists = keep.map((at) => listsBefore[at] as readonly Mark[])
    }
    starts = starts.map((start) => map.map(start))
    loose = loose.flatMap((mark) => {
      if (changes.some(({ from, to }) => from < mark.to && to > mark.from)) return []
      const from = map.map(mark.from, 1)
      const to = map.map(mark.to, -1)
      return from < to ? [{ from, to, diagnostic: mark.diagnostic }] : []
    })
  }
  return { layer: { starts, sizes, lists }, loose }
}

function merge(layer: Layer, blocks: readonly MarkedBlock[]): Layer {
  if (blocks.length === 0) return layer
  const count = layer.starts.length + blocks.length
  const starts = new Int32Array(count)
  const sizes = new Int32Array(count)
  const lists: (readonly Mark[])[] = new Array(count)
  for (let at = 0, old = 0, added = 0; at < count; at++) {
    const block = blocks[added]
    const before = old < layer.starts.length && (block === undefined || (layer.starts[old] as number) < block.start)
    if (!before && block !== undefined) {
      starts[at] = block.start
      sizes[at] = block.size
      lists[at] = block.list
      added++
    } else {
      starts[at] = layer.starts[old] as number
      sizes[at] = layer.sizes[old] as number
      lists[at] = layer.lists[old] as readonly Mark[]
      old++
    }
  }
  return { starts, sizes, lists }
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
