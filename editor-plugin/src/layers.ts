/**
 * Diagnostics by block. Positions count from the beginning of their block, so that a change elsewhere only moves beginnings; what stands in a
 * changed block is mapped one by one, and a block that comes back as the same node gets its own back.
 */
import type { Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import type { TouchedBlock } from './mapping.ts'
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
  /** Marks that do not lie in one block, such as one over two paragraphs: in positions of the document. */
  readonly wide: readonly Mark[]
  /** What is known of nodes, where the source tells all of it at once. */
  readonly known: MarkCache | undefined
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
export const EMPTY_LAYER: Layer = {
  ...{ starts: new Int32Array(0), sizes: new Int32Array(0), lists: [], wide: [], known: undefined },
}

/** A layer of blocks; those without marks are left out. */
export function toLayer(blocks: readonly MarkedBlock[], wide: readonly Mark[] = [], known?: MarkCache): Layer {
  const marked = blocks.filter(({ list }) => list.length > 0)
  return {
    starts: Int32Array.from(marked, ({ start }) => start),
    sizes: Int32Array.from(marked, ({ size }) => size),
    lists: marked.map(({ list }) => list),
    wide,
    known,
  }
}

/** Number of marks in the blocks of a layer; what goes over several blocks is seldom there, and belongs to no place among them. */
export function countMarks({ lists }: Layer): number {
  return lists.reduce((sum, list) => sum + list.length, 0)
}

/** Index of the last block that begins at `pos` or before it; -1 if none does. */
export function blockBefore({ starts }: Pick<Layer, 'starts'>, pos: number): number {
  let low = -1
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= pos) low = middle
    else high = middle - 1
  }
  return low
}

/** Calls `visit` with all marks that touch a range: in order of their blocks, then those that lie in no single one. */
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
  for (const mark of layer.wide) if (mark.from <= to && mark.to >= from) visit(mark, mark.from, mark.to)
}

/** Takes a layer through steps. `touched` are the blocks of the result that they touched; `cache` is asked where the layer itself knows no nodes. */
export function mapLayer(
  layer: Layer,
  maps: readonly StepMap[],
  touched: readonly TouchedBlock[],
  cache?: MarkCache,
): Layer {
  const known = layer.known ?? cache
  if (layer.starts.length + layer.wide.length === 0 && !touched.some(({ node }) => known?.get(node)?.length))
    return layer
  const moved = move(layer, maps)
  const blocks: MarkedBlock[] = []
  for (const { node, start } of touched) {
    const size = node.content.size
    const list =
      known?.get(node) ??
      moved.loose
        .filter((mark) => mark.from >= start && mark.from <= start + size)
        .map(({ from, to, diagnostic }) => ({ from: from - start, to: to - start, diagnostic }))
    if (list.length > 0) blocks.push({ start, size, list })
  }
  return merge(moved.layer, blocks)
}

/** The blocks that no step touches, and the marks of the others, in positions of the result, without those whose own text was changed. */
function move(layer: Layer, maps: readonly StepMap[]): { layer: Layer; loose: readonly Mark[] } {
  let moved = layer
  let loose: readonly Mark[] = []
  for (const map of maps) {
    const changes: Range[] = []
    map.forEach((from, to) => {
      changes.push({ from, to })
    })
    if (changes.length === 0) continue
    const freed: Mark[] = []
    // From the end, so that what comes before a change keeps its number.
    for (const change of changes.toReversed()) {
      const [first, last] = touchedBy(moved, change)
      for (let at = first; at < last; at++) {
        const start = moved.starts[at] as number
        for (const { from, to, diagnostic } of moved.lists[at] as readonly Mark[])
          freed.push({ from: start + from, to: start + to, diagnostic })
      }
      moved = splice(moved, first, last, [])
    }
    const starts = shifted(moved.starts, map, changes[0] as Range)
    moved = { ...moved, starts, wide: through(moved.wide, map, changes) }
    loose = through([...loose, ...freed], map, changes)
  }
  return { layer: moved, loose }
}

/** Marks after a step, without those whose own text it changed. */
function through(marks: readonly Mark[], map: StepMap, changes: readonly Range[]): readonly Mark[] {
  if (marks.length === 0) return marks
  return marks.flatMap((mark) => {
    if (changes.some(({ from, to }) => from < mark.to && to > mark.from)) return []
    const from = map.map(mark.from, 1)
    const to = map.map(mark.to, -1)
    return from < to ? [{ from, to, diagnostic: mark.diagnostic }] : []
  })
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
    ...layer,
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

/** Where two layers differ, as ranges of the document. */
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
  if (before.wide !== after.wide) for (const { from, to } of [...before.wide, ...after.wide]) out.push({ from, to })
  return out
}
