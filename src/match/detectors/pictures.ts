/** What a picture character is used for, as far as its block of Unicode tells. */
export type Picture = 'colour' | 'mark' | 'arrow' | 'box' | 'cheer' | 'other'

const COLOURS = new Set([
  0x26aa, 0x26ab, 0x25cf, 0x25cb, 0x25c6, 0x25c7, 0x25a0, 0x25b2, 0x25bc, 0x25d0, 0x25d1, 0x25d4, 0x25d5,
])
const MARKS = new Set([
  0x2605, 0x2606, 0x2b50, 0x2713, 0x2714, 0x2715, 0x2716, 0x2717, 0x2718, 0x26a0, 0x2691, 0x1f6a9, 0x2757, 0x2755,
  0x2753, 0x203c, 0x2049, 0x274c, 0x2705, 0x1f6d1, 0x26d4, 0x1f4a3, 0x1f440,
])
const BOXES = new Set([0x2610, 0x2611, 0x2612, 0x25a1, 0x25a2, 0x25fb, 0x25fd])
/** Hands, hearts, parties, flowers and smiles, as they end a friendly message. */
const CHEERS: readonly (readonly [number, number])[] = [
  [0x1f44b, 0x1f44f],
  [0x1f381, 0x1f38a],
  [0x1f490, 0x1f49f],
  [0x1f600, 0x1f60f],
  [0x1f617, 0x1f61d],
  [0x1f642, 0x1f643],
  [0x1f64c, 0x1f64f],
  [0x1f337, 0x1f34b],
  [0x1f970, 0x1f970],
  [0x2764, 0x2764],
  [0x1f389, 0x1f389],
]

/** The kind of the picture at a code point, `undefined` for letters, punctuation and signs of mathematics. */
export function pictureOf(point: number): Picture | undefined {
  if (point < 0x2049) return point === 0x203c ? 'mark' : undefined
  if (COLOURS.has(point) || (point >= 0x1f7e0 && point <= 0x1f7eb) || point === 0x1f534 || point === 0x1f535)
    return 'colour'
  if (point === 0x2b1b || point === 0x2b1c || (point >= 0x1f536 && point <= 0x1f53b)) return 'colour'
  if (MARKS.has(point)) return 'mark'
  if (BOXES.has(point)) return 'box'
  if (point >= 0x2190 && point <= 0x21ff) return 'arrow'
  if (CHEERS.some(([from, to]) => point >= from && point <= to)) return 'cheer'
  if ((point >= 0x2600 && point <= 0x2659) || (point >= 0x2664 && point <= 0x26ff && point !== 0x266f)) {
    return point >= 0x2669 && point <= 0x266f ? undefined : point >= 0x2680 && point <= 0x2685 ? undefined : 'other'
  }
  return point >= 0x1f300 && point <= 0x1faff ? 'other' : undefined
}

/** Whether the code unit only changes the look of the picture before it, or joins two. */
export function isJoiner(code: number): boolean {
  return code === 0xfe0f || code === 0xfe0e || code === 0x200d || code === 0x20e3
}
