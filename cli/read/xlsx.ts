/**
 * Reader of Excel workbooks: every sheet, hidden ones too, with comments, threaded comments and text boxes. Streams; memory goes
 * to the shared strings. Nothing is written to disk.
 */

import { readDocument } from './document.ts'
import { failure, many, notice } from './messages.ts'
import { embeddedFiles, partFailure } from './office-parts.ts'
import { DOCUMENT_BYTES, type ReadOptions, type ReadSource, type Source } from './options.ts'
import { inPart, partItem, partWithin } from './part.ts'
import type { ReadFailure, ReadItem, TextRecord } from './record.ts'
import { safeName } from './safe-name.ts'
import { systemOf } from './system-of.ts'
import { readTable, type TableRow } from './table.ts'
import { workbookTexts } from './xlsx-caches.ts'
import { readDateStyles, STYLES } from './xlsx-dates.ts'
import {
  type Relation,
  readNotes,
  readRelations,
  readSharedStrings,
  readSheets,
  SHARED_STRINGS,
  type Sheet,
} from './xlsx-parts.ts'
import { type Beside, readRows, type Shared } from './xlsx-sheet.ts'
import type { Archive } from './zip.ts'

interface Book {
  readonly archive: Archive
  readonly source: Source
  readonly options: ReadOptions
  readonly shared: Shared
}

async function* guarded(book: Book, part: string, rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow | ReadItem> {
  try {
    yield* rows
  } catch {
    yield failure('E262', book.source.file, { part })
  }
}

function hiddenNotice(file: string, sheet: string, what: Sheet, { hiddenColumns, hiddenRows }: Beside): ReadItem[] {
  const en: string[] = []
  const sv: string[] = []
  if (what.hidden) {
    en.push('the sheet itself')
    sv.push('själva bladet')
  }
  if (hiddenColumns.length > 0) {
    const list = hiddenColumns.join(', ')
    en.push(`columns ${list}`)
    sv.push(`kolumnerna ${list}`)
  }
  if (hiddenRows > 0) {
    en.push(many(hiddenRows, 'row', 'rows'))
    sv.push(many(hiddenRows, 'rad', 'rader'))
  }
  if (en.length === 0) return []
  return [
    notice(
      file,
      'hidden',
      `${sheet}: hidden but read: ${en.join('; ')}.`,
      `${sheet}: dolt men läst: ${sv.join('; ')}.`,
    ),
  ]
}

async function* readExtras(
  book: Book,
  sheet: string,
  relations: readonly Relation[],
  beside: Beside,
): AsyncGenerator<ReadItem> {
  const { archive, source, options } = book
  const system = systemOf(source.file, '', [], options)
  const record = (ref: string, text: string, field: string): TextRecord => ({
    type: 'record',
    file: source.file,
    locator: { pointer: ref === '' ? sheet : `${sheet}!${ref}`, part: partWithin(source, sheet) },
    role: 'prose',
    text,
    field,
    ...(system === undefined ? {} : { system: system.id }),
  })
  for (const { field, text } of beside.texts) yield record('', text, field)
  const failures = function* (target: string, broken: boolean): Generator<ReadItem> {
    const entry = archive.find(target)
    const part = partWithin(source, sheet)
    if (entry !== undefined) yield* partFailure(archive, entry, broken, source.file, { part })
  }
  const threaded = new Set<string>()
  for (const { type, target } of relations) {
    if (type !== 'threadedComment') continue
    const { texts, broken } = await readNotes(archive, target, 'threadedComment')
    for (const { ref, text } of texts) {
      threaded.add(ref)
      yield record(ref, text, 'cellkommentar')
    }
    yield* failures(target, broken)
  }
  for (const { type, target } of relations) {
    if (type !== 'comments' && type !== 'drawing') continue
    const comments = type === 'comments'
    const { texts, broken } = await readNotes(archive, target, comments ? 'comment' : 'p')
    for (const { ref, text } of texts) {
      // For old programs Excel repeats a threaded comment as a plain one, behind a notice in brackets.
      if (!(comments && threaded.has(ref) && text.startsWith('[')))
        yield record(ref, text, comments ? 'cellkommentar' : 'textruta')
    }
    yield* failures(target, broken)
  }
}

function sheetName(sheet: Sheet, number: number): string {
  return sheet.name === '' ? `#${number}` : safeName(sheet.name, 80)
}

async function* readSheet(book: Book, sheet: Sheet, target: string, number: number): AsyncGenerator<ReadItem> {
  const { archive, source, options, shared } = book
  const name = sheetName(sheet, number)
  const part = partWithin(source, name)
  yield partItem({ file: source.file, part }, 'sheet')
  const entry = archive.find(target)
  if (entry === undefined) {
    // A chart sheet has no rows; a missing part is damage.
    if (!/chartsheets|dialogsheets/.test(target)) yield failure('E262', source.file, { part })
    return
  }
  const beside: Beside = { hiddenRows: 0, hiddenColumns: [], texts: [], lost: 0 }
  const rows = readRows(archive, entry, shared, { sheet: name, part }, beside)
  yield* readTable(guarded(book, part, rows), { file: source.file, options, start: '', part: name })
  yield* hiddenNotice(source.file, name, sheet, beside)
  if (archive.damaged.delete(entry)) yield failure('E264', source.file, { part })
  if (beside.lost > 0) yield failure('E262', source.file, { part }, {}, beside.lost)
  try {
    yield* readExtras(book, name, await readRelations(archive, target), beside)
  } catch {
    yield failure('E262', source.file, { part })
  }
}

/** A column that was asked for has to stand in one sheet, not in all. */
class MissingColumns {
  #tables = 0
  readonly #failures = new Map<string, { readonly item: ReadFailure; count: number }>()

  /** Takes the item in if it says that a column is missing. */
  keeps(item: ReadItem): boolean {
    if (item.type === 'notice' && item.about === 'columns') this.#tables++
    if (item.type !== 'failure' || !/^E22[013]$/.test(item.code)) return false
    const known = this.#failures.get(item.code + item.message)
    if (known === undefined) this.#failures.set(item.code + item.message, { item, count: 1 })
    else known.count++
    return true
  }

  /** The failures of columns that no sheet has. */
  everywhere(): ReadFailure[] {
    return [...this.#failures.values()].filter(({ count }) => count >= this.#tables).map(({ item }) => item)
  }
}

/** Reads a workbook that is open as an archive. A damaged sheet costs that sheet only. */
export async function* readXlsx(
  archive: Archive,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  const { file } = source
  const place = source.part === undefined ? {} : { part: source.part }
  const limit = options.maxDocumentBytes ?? DOCUMENT_BYTES
  try {
    const sheets = await readSheets(archive)
    const relations = await readRelations(archive, 'xl/workbook.xml')
    const strings = await readSharedStrings(archive, limit)
    if (strings === undefined) {
      yield failure('E210', file, place, { limit })
      return
    }
    if (strings.broken) yield failure('E262', file, { ...place, pointer: SHARED_STRINGS })
    const styles = await readDateStyles(archive)
    // Dates whose styles were lost are read as bare numbers, which nobody would notice.
    if (styles.broken) yield failure('E262', file, { ...place, pointer: STYLES })
    const book: Book = { archive, source, options, shared: { strings: strings.texts, dates: styles.dates } }
    // They are said once, of the sheets.
    const { columns: _, ...withoutColumns } = options
    const missing = new MissingColumns()
    let systemSaid = false
    for (const [index, sheet] of sheets.entries()) {
      const target = relations.find((relation) => relation.id === sheet.relation)?.target
      for await (const item of readSheet(book, sheet, target ?? `xl/worksheets/sheet${index + 1}.xml`, index + 1)) {
        const again = options.plan !== true && item.type === 'notice' && item.about === 'system' && systemSaid
        if (item.type === 'notice' && item.about === 'system') systemSaid = true
        if (!again && !missing.keeps(item))
          yield item.type === 'notice' ? inPart(item, partWithin(source, sheetName(sheet, index + 1))) : item
      }
    }
    yield* missing.everywhere()
    if (sheets.length === 0) yield failure('E262', file, place)
    for await (const item of readDocument(workbookTexts(archive, source), source, withoutColumns))
      if (item.type !== 'notice' || item.about !== 'system') yield item
    yield* embeddedFiles(archive, 'xl', source, options, read)
  } catch {
    yield failure('E262', file, place)
  }
}
