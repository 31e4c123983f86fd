/** Takes passages out of Word documents and workbooks: each is found again by its text in the parts of the archive. */
import type { TextRecord } from '../read/index.ts'
import { bufferSource } from '../read/source.ts'
import { openArchive } from '../read/zip.ts'
import { type Edit, editsOf, SpliceError } from './edits.ts'
import { type Spot, spotsOf } from './office-spots.ts'
import type { Marked } from './passage.ts'
import { RawText } from './raw-text.ts'
import type { Replace } from './replacement.ts'
import { spliceZip } from './zip-splice.ts'

/** Parts that hold text of a document or workbook. */
const PARTS = /^(?:word\/.*|xl\/.*|docProps\/(?:core|custom|app))\.xml$/

/** A comment that Excel keeps for old programs repeats the new one behind these words. */
const REPEATED = /^\[/

interface Part {
  readonly name: string
  readonly raw: RawText
  readonly spots: readonly Spot[]
  readonly edits: Edit[]
}

/** The bytes of the document with the passages taken out. A text that stands there more than once is taken out everywhere. Throws `SpliceError`. */
export async function redactOffice(bytes: Buffer, marked: readonly Marked[], replace: Replace): Promise<Buffer> {
  const parts = await partsOf(bytes)
  const index = new Map<string, { part: Part; spot: Spot }[]>()
  const repeated: { part: Part; spot: Spot }[] = []
  for (const part of parts) {
    for (const spot of part.spots) {
      const key = spot.text.trim()
      const known = index.get(key)
      if (known === undefined) index.set(key, [{ part, spot }])
      else known.push({ part, spot })
      if (REPEATED.test(key) && /comments\d*\.xml$/.test(part.name)) repeated.push({ part, spot })
    }
  }
  for (const one of marked) {
    const key = one.record.text.trim()
    const places = [
      ...(index.get(key) ?? []),
      ...(one.record.field === 'cellkommentar' ? repeated.filter(({ spot }) => spot.text.includes(key)) : []),
    ]
    const done = numberCells(parts, one, replace)
    if (places.length === 0 && !done) {
      throw new SpliceError(`a text (${whereIs(one.record)}) does not stand in the file as it was read`)
    }
    for (const { part, spot } of places) part.edits.push(...spotEdits(spot, one, replace))
  }
  const replaced = new Map<string, Buffer>()
  for (const { name, raw, edits } of parts) if (edits.length > 0) replaced.set(name, raw.edited(withoutRepeats(edits)))
  return spliceZip(bytes, replaced)
}

function whereIs({ locator }: TextRecord): string {
  const { row } = locator
  return row === undefined ? 'outside the rows' : `text ${row}`
}

async function partsOf(bytes: Buffer): Promise<Part[]> {
  const archive = await openArchive(bufferSource('document', bytes), { maxDocumentBytes: bytes.length })
  try {
    const parts: Part[] = []
    for (const entry of archive.entries) {
      if (!PARTS.test(entry.fileName)) continue
      const pieces: Buffer[] = []
      for await (const piece of await archive.stream(entry)) pieces.push(piece as Buffer)
      const raw = new RawText(Buffer.concat(pieces))
      parts.push({ name: entry.fileName, raw, spots: spotsOf(raw.text), edits: [] })
    }
    return parts
  } finally {
    archive.close()
  }
}

function spotEdits(spot: Spot, { record, passages }: Marked, replace: Replace): Edit[] {
  // The spot may hold the text behind other words, or without the white space around it.
  const lead = record.text.length - record.text.trimStart().length
  const shift = spot.text.indexOf(record.text.trim()) - lead
  const edits = passages.flatMap(({ start, end, rule }) =>
    editsOf(spot.where.slice(Math.max(0, start + shift), end + shift), replace(record.text.slice(start, end), rule)),
  )
  const { formula } = spot
  return formula === undefined ? edits : [...edits, { from: formula[0], to: formula[1], text: '' }]
}

const CELL = /<c\b([^<>]*)>((?:<f\b[^<>]*\/>|<f\b[^<>]*>[^<]*<\/f>)?)<v>([^<]*)<\/v><\/c>/g

/** A number that is a passage becomes a text in its cell, since a number cannot hold a replacement. */
function numberCells(parts: readonly Part[], { record, passages }: Marked, replace: Replace): boolean {
  const cell = /!([A-Z]{1,3}\d+)$/.exec(record.locator.pointer ?? '')?.[1]
  if (cell === undefined || !/^\d+$/.test(record.text)) return false
  let done = false
  for (const part of parts) {
    if (!part.name.startsWith('xl/worksheets/')) continue
    for (const match of part.raw.text.matchAll(CELL)) {
      const [whole, attributes = '', , value] = match
      const typed = /\bt="([^"]*)"/.exec(attributes)?.[1] ?? 'n'
      if (typed !== 'n' || Number(value) !== Number(record.text) || /\br="([^"]*)"/.exec(attributes)?.[1] !== cell)
        continue
      const written = replace(record.text, passages[0]?.rule ?? '')
      const rest = attributes.replace(/\s*\bt="[^"]*"/, '')
      part.edits.push({
        from: match.index,
        to: match.index + whole.length,
        text: `<c${rest} t="inlineStr"><is><t>${written}</t></is></c>`,
      })
      done = true
    }
  }
  return done
}

/** The same stretch may be found through several records: shared strings, paragraphs read twice for their changes. */
function withoutRepeats(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || b.to - a.to || b.text.length - a.text.length)
  const out: Edit[] = []
  for (const edit of sorted) {
    const last = out.at(-1)
    if (last === undefined || edit.from >= last.to) out.push(edit)
    else if (edit.to > last.to) out[out.length - 1] = { from: last.from, to: edit.to, text: last.text || edit.text }
  }
  return out
}
