/** Which blocks of a changed note keep their findings: those that stand among the same neighbours as before. */
import type { Finding } from '../types.ts'
import type { NoteBlock } from './session.ts'

/** A block at its place in the note. */
export interface Unjudged {
  readonly block: NoteBlock
  /** Number of its tokens, the line break behind it included. */
  readonly tokens: number
  /** The evidence that is met first in this block, in the order of the text. */
  readonly firsts: string
}

/** A block at its place with its findings, `undefined` while they are not known. */
export interface Placed extends Unjudged {
  findings: readonly Finding[] | undefined
}

/**
 * Places blocks, with the findings of `before` where a block and everything within `reach` tokens of it is as it was. The same object may stand
 * at several places.
 */
export function freshness(before: readonly Placed[], now: readonly Unjudged[], reach: number): Placed[] {
  const counterpart = counterparts(before, now)
  const left = new Float64Array(now.length)
  const right = new Float64Array(now.length)
  for (let index = 0; index < now.length; index++) {
    const at = counterpart[index] as number
    if (at < 0) continue
    if (index === 0 || at === 0) left[index] = index === at ? Number.POSITIVE_INFINITY : 0
    else if (counterpart[index - 1] === at - 1)
      left[index] = (left[index - 1] as number) + (now[index - 1] as Unjudged).tokens
  }
  for (let index = now.length - 1; index >= 0; index--) {
    const at = counterpart[index] as number
    if (at < 0) continue
    const last = index === now.length - 1
    if (last || at === before.length - 1) right[index] = last && at === before.length - 1 ? Number.POSITIVE_INFINITY : 0
    else if (counterpart[index + 1] === at + 1)
      right[index] = (right[index + 1] as number) + (now[index + 1] as Unjudged).tokens
  }
  return now.map((unjudged, index) => {
    const old = before[counterpart[index] as number]
    const fresh =
      old !== undefined &&
      old.firsts === unjudged.firsts &&
      (left[index] as number) > reach &&
      (right[index] as number) > reach
    return { ...unjudged, findings: fresh ? old.findings : undefined }
  })
}

/** The place where each block stood before, -1 for none: next to its neighbour's, if it can be. */
function counterparts(before: readonly Placed[], now: readonly Unjudged[]): Int32Array {
  const placeOf = new Map<NoteBlock, number>()
  before.forEach(({ block }, index) => {
    placeOf.set(block, index)
  })
  const out = new Int32Array(now.length).fill(-1)
  let last = -2
  now.forEach(({ block }, index) => {
    const next = last + 1
    last = before[next]?.block === block ? next : (placeOf.get(block) ?? -2)
    if (last >= 0) out[index] = last
  })
  return out
}
