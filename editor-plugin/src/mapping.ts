/** What a transaction changed: its steps as maps, ranges of the result, and the textblocks there. */
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Mapping, StepMap } from 'prosemirror-transform'
import type { Range } from './types.ts'

/** A textblock of the result, with the position of its first character. */
export interface TouchedBlock {
  readonly node: Node
  readonly start: number
}

/**
 * How a transaction moves positions. One that replaces the whole document, as y-prosemirror does for every change of somebody else, is taken for
 * what it really changed.
 */
export function mappingOf({ before, doc, mapping }: Transaction): Mapping {
  const [map] = mapping.maps
  if (map === undefined || mapping.maps.length > 1 || !isWhole(map, before.content.size)) return mapping
  const start = before.content.findDiffStart(doc.content)
  const end = before.content.findDiffEnd(doc.content)
  if (start === null || end === null) return new Mapping()
  // What was doubled or halved is alike from both sides.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new Mapping([new StepMap([start, end.a + overlap - start, end.b + overlap - start])])
}

function isWhole(map: StepMap, size: number): boolean {
  let whole = false
  map.forEach((from, to) => {
    whole = from === 0 && to === size
  })
  return whole
}

/** What steps changed, in positions of their result: ranges in order, apart from one another. */
export function changedRanges(maps: readonly StepMap[]): Range[] {
  const out: Range[] = []
  maps.forEach((map, index) => {
    const rest = new Mapping(maps.slice(index + 1))
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

/** The textblocks that a change touches, those that border on it too. A document may be one itself. */
export function touchedBlocks(doc: Node, ranges: readonly Range[]): TouchedBlock[] {
  if (doc.isTextblock) return ranges.length === 0 ? [] : [{ node: doc, start: 0 }]
  const out: TouchedBlock[] = []
  for (const { from, to } of ranges) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
      if (!node.isTextblock) return true
      if (pos + 1 > (out.at(-1)?.start ?? -1)) out.push({ node, start: pos + 1 })
      return false
    })
  }
  return out
}
