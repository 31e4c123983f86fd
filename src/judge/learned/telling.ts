/** The telling parts of a clause: where the windows of the learned judge say that a rule is broken. */
import { SIGN } from '../../text/tokens.ts'

/** Words of a window that score at least this share of the best one belong to its telling part. */
const SHARE = 0.5

/** A window elsewhere in the clause that scores at least this share of the best one tells it as well. */
const AGAIN = 0.4

/**
 * The telling parts of the clause that begins at token `first`, the best first: half-open ranges of tokens, apart from each other. `type` is of
 * the note's tokens; `windows` holds the score of the window around each word of the clause.
 */
export function tellingParts(
  type: Uint8Array,
  windows: Float64Array,
  first: number,
): ReadonlyArray<readonly [number, number]> {
  const best = peakOf(windows, () => true)
  const top = windows[best] as number
  const out: Array<readonly [number, number]> = []
  for (let peak = best; peak >= 0 && out.length < MOST; ) {
    out.push(partAround(type, windows, first, peak))
    const taken = out.map(([from, to]) => [from - first - 1, to - first + 1] as const)
    const next = peakOf(windows, (word) => taken.every(([from, to]) => word < from || word >= to))
    peak = next >= 0 && top > 0 && (windows[next] as number) >= AGAIN * top ? next : -1
  }
  return out
}

/** More parts than this tell nothing new. */
const MOST = 3

function peakOf(windows: Float64Array, open: (word: number) => boolean): number {
  let peak = -1
  for (let word = 0; word < windows.length; word++) {
    if ((peak < 0 || (windows[word] as number) > (windows[peak] as number)) && open(word)) peak = word
  }
  return peak
}

function partAround(type: Uint8Array, windows: Float64Array, first: number, peak: number): readonly [number, number] {
  const words = windows.length
  const told = (word: number): boolean => (type[first + word] as number) < SIGN
  const top = windows[peak] as number
  const enough = (word: number): boolean => top > 0 && (windows[word] as number) >= SHARE * top
  // The best window may have a sign in its middle; what tells is the word beside it.
  let middle = peak
  for (let by = 0; by < words; by++) {
    middle = peak - by
    if (middle >= 0 && told(middle)) break
    middle = peak + by
    if (middle < words && told(middle)) break
  }
  let from = Math.min(middle, peak)
  let to = Math.max(middle, peak) + 1
  while (from > 0 && enough(from - 1)) from--
  while (to < words && enough(to)) to++
  // A window reaches one word to each side; signs at the edges tell nothing.
  from = Math.max(0, from - 1)
  to = Math.min(words, to + 1)
  while (from < middle && !told(from)) from++
  while (to > middle + 1 && !told(to - 1)) to--
  return [first + from, first + to]
}
