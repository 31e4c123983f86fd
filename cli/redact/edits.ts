/** Edits of a text: stretches by half-open UTF-16 offsets and what takes their place. */

/** One edit. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A passage that cannot be found again in the bytes of the file. The message says where, never what. */
export class SpliceError extends Error {}

/** The edits in order, each once. Throws `SpliceError` where two overlap. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  const out: Edit[] = []
  for (const edit of sorted) {
    const last = out.at(-1)
    if (last !== undefined && last.from === edit.from && last.to === edit.to) continue
    if (last !== undefined && edit.from < last.to) throw new SpliceError('two passages overlap in the file')
    out.push(edit)
  }
  return out
}

/** A text with its edits done. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const edit of inOrder(edits)) {
    out += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return out + text.slice(at)
}

/**
 * The edits of one passage whose characters stand at `where`, as half-open stretches of the file: the first stretch gets the
 * replacement, the others go. Characters without a stretch are not in the file.
 */
export function editsOf(
  where: readonly (readonly [from: number, to: number] | undefined)[],
  replacement: string,
): Edit[] {
  const runs: { from: number; to: number }[] = []
  for (const stretch of where) {
    if (stretch === undefined) continue
    const last = runs.at(-1)
    if (last !== undefined && last.to === stretch[0]) last.to = stretch[1]
    else runs.push({ from: stretch[0], to: stretch[1] })
  }
  return runs.map(({ from, to }, index) => ({ from, to, text: index === 0 ? replacement : '' }))
}
