/** From the findings of a text to those of its blocks. */
import type { Finding } from '../types.ts'
import type { Placed } from './freshness.ts'

/** Gives the findings of a text in which the blocks `order` begin at `bases` to those of them that are being judged. */
export function spread(
  all: readonly Placed[],
  findings: readonly Finding[],
  order: readonly number[],
  bases: readonly number[],
): void {
  let at = 0
  const lists = new Map<number, Finding[]>()
  for (const finding of findings) {
    while (at + 1 < order.length && finding.start >= (bases[at + 1] as number)) at++
    const index = order[at] as number
    const base = bases[at] as number
    const list = lists.get(index) ?? []
    lists.set(index, list)
    list.push(moved(finding, base, base + (all[index] as Placed).block.text.length))
  }
  for (const [index, list] of lists) (all[index] as Placed).findings = list
  for (const index of order) (all[index] as Placed).findings ??= []
}

function moved(finding: Finding, base: number, end: number): Finding {
  const evidence = finding.evidence.map((item) => {
    if (item.start === undefined || item.end === undefined) return item
    if (item.start >= base && item.end <= end) return { ...item, start: item.start - base, end: item.end - base }
    const { start, end: _, ...rest } = item
    return rest
  })
  return { ...finding, start: finding.start - base, end: finding.end - base, evidence }
}
