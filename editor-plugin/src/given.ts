/** What the host and its sources find, as a layer: ranges of the document, put where the text is. */
import type { Node } from 'prosemirror-model'
import { docBlocks } from './blocks.ts'
import { blockBefore, type Layer, type Mark, type MarkCache, toLayer } from './layers.ts'
import type { Diagnostic } from './types.ts'

/** Layer of what `setDiagnostics` gives; the engine has 0, sources those behind. */
export const GIVEN_LAYER = 1

/**
 * Sorts diagnostics into the textblocks where they stand. A range is cut to the text that it holds; one over several blocks, or over something that
 * holds no text, such as a picture, stays whole beside the blocks. Empty ranges and those beyond the document are left out.
 */
export function layerOf(doc: Node, list: readonly Diagnostic[]): Layer {
  const blocks = docBlocks(doc, { shouldLint: () => true }).map(({ node, start }) => ({
    ...{ node, start, size: node.content.size },
    list: [] as Mark[],
  }))
  const starts = Int32Array.from(blocks, ({ start }) => start)
  const wide: Mark[] = []
  for (const diagnostic of list) {
    const from = Math.max(0, diagnostic.from)
    const to = Math.min(diagnostic.to, doc.content.size)
    if (!(from < to)) continue
    let first = Math.max(0, blockBefore({ starts }, from))
    let last = blockBefore({ starts }, to)
    while (first <= last && endOf(blocks[first]) <= from) first++
    while (first <= last && (starts[last] as number) >= to) last--
    while (first <= last && blocks[first]?.size === 0) first++
    while (first <= last && blocks[last]?.size === 0) last--
    const block = blocks[first]
    const start = Math.max(from, starts[first] ?? from)
    const end = Math.min(to, endOf(blocks[last]))
    if (first > last || block === undefined) wide.push({ from, to, diagnostic })
    else if (first < last) wide.push({ from: start, to: end, diagnostic })
    else block.list.push({ from: start - block.start, to: end - block.start, diagnostic })
  }
  return toLayer(blocks, wide, knownOf(blocks))
}

function endOf(block: { readonly start: number; readonly size: number } | undefined): number {
  return block === undefined ? Number.POSITIVE_INFINITY : block.start + block.size
}

/** What stands in each node. Of a node that stands twice nothing is known: each place may have been told something else. */
function knownOf(blocks: ReadonlyArray<{ readonly node: Node; readonly list: readonly Mark[] }>): MarkCache {
  const known: MarkCache = new WeakMap()
  const twice = new Set<Node>()
  for (const { node, list } of blocks) {
    if (known.has(node)) twice.add(node)
    known.set(node, list)
  }
  for (const node of twice) known.delete(node)
  return known
}
