/**
 * Reader of PDF by `unpdf`, an optional package: page by page text, remarks, form fields, properties, attachments. A page that shows
 * something but has no text is a failure, never clean.
 */

import { type DocumentText, readDocument } from './document.ts'
import { once, placeOf, readInside } from './inside.ts'
import { failure, many, notice } from './messages.ts'
import { loadOptional, missingPackage } from './optional.ts'
import { DOCUMENT_BYTES, type ReadOptions, type ReadSource, type Source } from './options.ts'
import { partItem, partWithin } from './part.ts'
import { linesToParagraphs, type PdfPiece } from './pdf-lines.ts'
import type { ReadItem } from './record.ts'
import { allBytes } from './source.ts'

/** As long as one page may take, in milliseconds. */
const PAGE_TIME = 60_000

/** Fewer letters than this beside a picture are a stamp or a page number, not the text of the page. */
const FEW_LETTERS = 40

interface Annotation {
  readonly contentsObj?: { readonly str?: string }
  readonly fieldValue?: unknown
  readonly fieldName?: string
}

interface Page {
  getTextContent(): Promise<{ items: readonly PdfPiece[] }>
  getAnnotations(): Promise<readonly Annotation[]>
  getOperatorList(): Promise<{ fnArray: readonly number[] }>
  cleanup(): void
}

interface Pdf {
  readonly numPages: number
  getPage(number: number): Promise<Page>
  getMetadata(): Promise<{ info?: Readonly<Record<string, unknown>> }>
  getAttachments(): Promise<Readonly<Record<string, { filename: string; content: Uint8Array }>> | null>
  destroy(): Promise<void>
}

interface Unpdf {
  getDocumentProxy(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Pdf>
  getResolvedPDFJS(): Promise<{ readonly OPS: Readonly<Record<string, number>> }>
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), PAGE_TIME)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** What a page paints: pictures, lines and areas, or nothing. */
async function paints(page: Page, ops: Readonly<Record<string, number>>): Promise<'picture' | 'lines' | 'nothing'> {
  const { fnArray } = await page.getOperatorList()
  const done = new Set(fnArray)
  const any = (pattern: RegExp): boolean =>
    Object.entries(ops).some(([name, code]) => pattern.test(name) && done.has(code))
  if (any(/^paint(?:Image|Inline|Solid|JPX)/i)) return 'picture'
  return any(/^(?:fill|eoFill|stroke|shadingFill|constructPath)/) ? 'lines' : 'nothing'
}

async function* pageTexts(
  page: Page,
  number: number,
  source: Source,
  ops: Readonly<Record<string, number>>,
): AsyncGenerator<DocumentText | ReadItem> {
  const part = partWithin(source, `page ${number}`)
  const content = await inTime(page.getTextContent())
  const paragraphs = linesToParagraphs(content.items)
  const letters = paragraphs.join('').match(/\p{L}/gu)?.length ?? 0
  for (const [index, text] of paragraphs.entries()) {
    yield { type: 'text', text, part, pointer: `page ${number}, paragraph ${index + 1}` }
  }
  for (const [index, annotation] of (await inTime(page.getAnnotations())).entries()) {
    const pointer = `page ${number}, remark ${index + 1}`
    const remark = annotation.contentsObj?.str ?? ''
    if (remark.trim() !== '') yield { type: 'text', text: remark, part, pointer, field: 'kommentar' }
    const value = annotation.fieldValue
    if (typeof value === 'string' && value.trim() !== '') {
      yield { type: 'text', text: value, part, pointer, field: annotation.fieldName ?? 'formulärfält' }
    }
  }
  if (letters >= FEW_LETTERS) return
  const painted = await inTime(paints(page, ops))
  if (painted === 'picture' || (painted === 'lines' && letters === 0)) {
    yield failure('E270', source.file, { part, pointer: `page ${number}` }, {}, 1)
  }
}

const PROPERTIES = ['Title', 'Subject', 'Keywords']

async function* texts(
  pdf: Pdf,
  ops: Readonly<Record<string, number>>,
  source: Source,
): AsyncGenerator<DocumentText | ReadItem> {
  for (let number = 1; number <= pdf.numPages; number++) {
    const part = partWithin(source, `page ${number}`)
    yield partItem({ file: source.file, part }, 'page')
    try {
      const page = await inTime(pdf.getPage(number))
      yield* pageTexts(page, number, source, ops)
      page.cleanup()
    } catch {
      yield failure('E272', source.file, { part, pointer: `page ${number}` }, {}, 1)
    }
  }
  const { info = {} } = await inTime(pdf.getMetadata()).catch(() => ({ info: {} }))
  for (const name of PROPERTIES) {
    const text = info[name]
    if (typeof text === 'string' && text.trim() !== '') {
      yield { type: 'text', text, pointer: `property ${name}`, field: name.toLowerCase() }
    }
  }
}

/** Reads a PDF whole, up to `maxDocumentBytes`. */
export async function* readPdf(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  const { file } = source
  const unpdf = await loadOptional<Unpdf>('unpdf')
  if (unpdf === undefined) {
    yield missingPackage('unpdf', file, source.part)
    return
  }
  const limit = options.maxDocumentBytes ?? DOCUMENT_BYTES
  const bytes = await allBytes(source, limit)
  if (bytes === undefined) {
    yield failure('E210', file, placeOf(source), { limit })
    return
  }
  let pdf: Pdf
  try {
    // No word of the parser gets out: its warnings quote what they are about.
    const quiet = { verbosity: 0, isEvalSupported: false, stopAtErrors: false }
    pdf = await inTime(unpdf.getDocumentProxy(new Uint8Array(bytes), quiet))
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    yield failure(locked ? 'E271' : 'E272', file, placeOf(source))
    return
  }
  try {
    const { OPS } = await unpdf.getResolvedPDFJS()
    const pages = pdf.numPages
    yield notice(file, 'pages', `${many(pages, 'page', 'pages')}.`, `${many(pages, 'sida', 'sidor')}.`)
    yield* readDocument(texts(pdf, OPS, source), source, options)
    const attached = await inTime(pdf.getAttachments()).catch(() => null)
    for (const { filename, content } of Object.values(attached ?? {})) {
      yield* readInside(source, filename, once(content), options, read)
    }
  } finally {
    await pdf.destroy().catch(() => undefined)
  }
}
