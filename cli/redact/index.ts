/** Redaction: a copy of a file without what our rules find in it, everything else byte for byte as it was. */
import type { Linter } from '../../src/index.ts'
import { openBytes, type ReadFailure, type ReadOptions } from '../read/index.ts'
import { type Edit, SpliceError } from './edits.ts'
import { redactOffice } from './office.ts'
import { type Found, findPassages, type Marked } from './passage.ts'
import { placeInJson, placeInNdjson } from './place-json.ts'
import { placeByLine } from './place-lines.ts'
import { placeInXml } from './place-xml.ts'
import { RawText } from './raw-text.ts'
import type { Replace } from './replacement.ts'

export { SpliceError } from './edits.ts'
export { type Manner, replacementFor } from './replacement.ts'

/** Formats whose passages can be taken out. */
export const REDACTABLE = ['csv', 'text', 'html', 'markdown', 'xml', 'json', 'ndjson', 'xlsx', 'docx'] as const

/** How often a copy is scanned and mended again: what is left of a note may read differently. */
const ROUNDS = 6

/** From this round on, passages are masked whatever was asked for: a category may be what is found. */
const MASK_FROM = 3

/** A copy, how many passages were taken out of it, and what of the file could not be read. */
export interface Redacted {
  readonly bytes: Buffer
  readonly passages: number
  readonly failures: readonly ReadFailure[]
}

/** What a redaction works with. */
export interface RedactSettings {
  readonly linter: Linter
  readonly read: ReadOptions
  readonly replace: Replace
  /** What stands for a passage where its replacement is found again. */
  readonly mask: Replace
}

/**
 * Takes the passages out until a scan of the copy finds none. `label` gives the file its extension. Throws `SpliceError` where a
 * passage cannot be found in the bytes, where the format is none of `REDACTABLE`, or where something is found to the last.
 */
export async function redactBytes(label: string, bytes: Buffer, settings: RedactSettings): Promise<Redacted> {
  let copy = bytes
  let passages = 0
  let failures: readonly ReadFailure[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const found = await findPassages(openBytes(label, copy, settings.read), settings.linter)
    if (round === 1) failures = found.failures
    if (found.marked.length === 0) return { bytes: copy, passages, failures }
    if (round === 1) passages = found.marked.reduce((sum, one) => sum + one.passages.length, 0)
    copy = await takeOut(copy, found, settings.read, round < MASK_FROM ? settings.replace : settings.mask)
  }
  throw new SpliceError('something is found in the copy however often it is masked')
}

async function takeOut(bytes: Buffer, found: Found, read: ReadOptions, replace: Replace): Promise<Buffer> {
  const { format, marked } = found
  if (format === 'xlsx' || format === 'docx') return redactOffice(bytes, marked, replace)
  const raw = new RawText(bytes, read.encoding)
  return raw.edited(editsFor(format, marked, raw, replace))
}

function editsFor(format: string | undefined, marked: readonly Marked[], raw: RawText, replace: Replace): Edit[] {
  switch (format) {
    case 'csv':
    case 'text':
    case 'html':
    case 'markdown':
      return placeByLine(marked, raw, format, replace)
    case 'xml':
      return placeInXml(marked, raw, replace)
    case 'json':
      return placeInJson(marked, raw, replace)
    case 'ndjson':
      return placeInNdjson(marked, raw, replace)
    default:
      throw new SpliceError(
        `the format ${format ?? '(unknown)'} cannot be redacted; those that can: ${REDACTABLE.join(', ')}`,
      )
  }
}
