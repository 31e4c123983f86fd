/** The small parts of a workbook: its sheets, relations, shared strings, comments and drawings. */

import { SaxesParser } from 'saxes'
import type { Entry } from 'yauzl'
import { TextStream } from './encoding.ts'
import type { Archive } from './zip.ts'

/** What is done with the events of a part. Names are local names. */
export interface PartHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Deepest nesting that is followed; what Office writes is far flatter. */
const MAX_DEPTH = 1000

/** Longest text or tag, in UTF-16 code units. */
const MAX_PIECE = 64 * 1024 * 1024

/** Parses one part as a stream; gives control back after each piece. Throws when the part is damaged or exceeds a limit. */
export async function* parsePart(archive: Archive, entry: Entry, handler: PartHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let broken = false
  parser.on('error', () => {
    broken = true
  })
  let depth = 0
  let waiting = 0
  parser.on('opentag', (tag) => {
    waiting = 0
    if (++depth > MAX_DEPTH) broken = true
    if (!broken) handler.open?.(local(tag.name), tag.attributes)
  })
  parser.on('text', (text) => {
    if (!broken) handler.text?.(text)
  })
  parser.on('cdata', (text) => {
    if (!broken) handler.text?.(text)
  })
  parser.on('closetag', (tag) => {
    waiting = 0
    depth--
    if (!broken) handler.close?.(local(tag.name))
  })
  let decoder: TextStream | undefined
  for await (const bytes of await archive.stream(entry)) {
    decoder ??= new TextStream(bytes)
    waiting += bytes.length
    if (waiting > MAX_PIECE) throw new Error('a piece without end')
    parser.write(decoder.write(bytes))
    if (broken) throw new Error('damaged part')
    yield
  }
  parser.write(decoder?.end() ?? '').close()
  if (broken) throw new Error('damaged part')
}

/** Parses one part to its end, if the archive has it. Throws when it is damaged. */
export async function runPart(archive: Archive, name: string, handler: PartHandler): Promise<void> {
  const entry = archive.find(name)
  if (entry === undefined) return
  for await (const _ of parsePart(archive, entry, handler));
}

/** One sheet of the workbook. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly relation: string
}

/** The sheets in their order. */
export async function readSheets(archive: Archive): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  await runPart(archive, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => local(key) === 'id' && key !== 'id')
      sheets.push({
        name: attributes.name ?? '',
        hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
        relation: relation?.[1] ?? '',
      })
    },
  })
  return sheets
}

/** A relation of one part to another. */
export interface Relation {
  readonly id: string
  /** The last step of the type's address, such as `comments`. */
  readonly type: string
  /** Name of the entry it leads to. */
  readonly target: string
}

function resolve(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The relations of a part. */
export async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const relations: Relation[] = []
  const cut = part.lastIndexOf('/') + 1
  await runPart(archive, `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return
      const type = attributes.Type ?? ''
      relations.push({
        id: attributes.Id ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolve(part, attributes.Target ?? ''),
      })
    },
  })
  return relations
}

/** Characters that XML cannot hold stand as `_x000D_` in a workbook. */
export function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** The texts of a part. `broken`: it is damaged, and these stand before the damage. */
export interface PartTexts<T> {
  readonly texts: T[]
  readonly broken: boolean
}

/** Parses one part to its end or its damage, if the archive has it; true when it is damaged. */
export async function isBroken(archive: Archive, name: string, handler: PartHandler): Promise<boolean> {
  try {
    await runPart(archive, name, handler)
    return false
  } catch {
    return true
  }
}

/** The name of the part that holds the shared strings. */
export const SHARED_STRINGS = 'xl/sharedStrings.xml'

/** The shared strings, without phonetic readings. Undefined when they are longer than `limit` code units together. */
export async function readSharedStrings(archive: Archive, limit: number): Promise<PartTexts<string> | undefined> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  let length = 0
  const broken = await isBroken(archive, SHARED_STRINGS, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text(text) {
      if (inText && length <= limit) current += text
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        // Empty ones cost too: there could be endless many.
        length += current.length + 16
        if (length <= limit) strings.push(unescapeCell(current))
      }
    },
  })
  return length > limit ? undefined : { texts: strings, broken }
}

/** A text that hangs at a cell or lies on a sheet. */
export interface SheetNote {
  /** The cell, such as `C7`; empty for a drawing. */
  readonly ref: string
  readonly text: string
}

/** Texts of the elements `item` (comment, threadedComment) or, in drawings, of each paragraph. */
export async function readNotes(archive: Archive, part: string, item: string): Promise<PartTexts<SheetNote>> {
  const notes: SheetNote[] = []
  let ref = ''
  let text = ''
  let inside = false
  let inText = false
  const broken = await isBroken(archive, part, {
    open(name, attributes) {
      if (name === item) [inside, ref, text] = [true, attributes.ref ?? '', '']
      else if (name === 't' || name === 'text') inText = name === 't' || item === 'threadedComment'
    },
    text(piece) {
      if (inside && inText) text += piece
    },
    close(name) {
      if (name === 't' || name === 'text') inText = false
      if (name !== item) return
      inside = false
      if (text.trim() !== '') notes.push({ ref, text: unescapeCell(text) })
    },
  })
  return { texts: notes, broken }
}
