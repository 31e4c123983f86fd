/** Places passages in JSON and in JSON lines. */
import { type Edit, editsOf, SpliceError } from './edits.ts'
import { alignString, findValues } from './json-strings.ts'
import type { Marked } from './passage.ts'
import type { RawText } from './raw-text.ts'
import type { Replace } from './replacement.ts'

/** The edits for a document. Throws `SpliceError` where a value is not found. */
export function placeInJson(marked: readonly Marked[], raw: RawText, replace: Replace): Edit[] {
  return placeIn(marked, raw.text, 0, replace)
}

/** The edits for a file of one JSON value a line. Throws `SpliceError` where a value is not found. */
export function placeInNdjson(marked: readonly Marked[], raw: RawText, replace: Replace): Edit[] {
  const byLine = new Map<number, Marked[]>()
  for (const one of marked) {
    const line = one.record.locator.line ?? 0
    const known = byLine.get(line)
    if (known === undefined) byLine.set(line, [one])
    else known.push(one)
  }
  // Lines end at LF alone here, as the reader counts them.
  const starts = [0, ...[...raw.text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return [...byLine].flatMap(([line, records]) => {
    const from = starts[line - 1]
    if (from === undefined) throw new SpliceError(`line ${line} does not exist in the file`)
    return placeIn(records, raw.text.slice(from, starts[line] ?? raw.text.length), from, replace)
  })
}

function placeIn(marked: readonly Marked[], text: string, base: number, replace: Replace): Edit[] {
  const places = findValues(text, new Set(marked.map(({ record }) => record.locator.pointer ?? '')))
  return marked.flatMap(({ record, passages }) => {
    const place = places.get(record.locator.pointer ?? '')
    if (place === undefined) throw new SpliceError('a value does not stand in the file as it was read')
    if (place.type === 'number') {
      // A number cannot hold a replacement, so it becomes a text.
      const written = replace(record.text, passages[0]?.rule ?? '')
      return [{ from: base + place.from, to: base + place.to, text: JSON.stringify(written) }]
    }
    const where = alignString(text, place).map((stretch) =>
      stretch === undefined ? undefined : ([base + stretch[0], base + stretch[1]] as const),
    )
    return passages.flatMap(({ start, end, rule }) =>
      editsOf(where.slice(start, end), JSON.stringify(replace(record.text.slice(start, end), rule)).slice(1, -1)),
    )
  })
}
