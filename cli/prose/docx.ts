/**
 * Reader of DOCX templates. The file holds no lines, so its paragraphs become the lines of a text of their own: line 5 is paragraph 5,
 * counted through body, headers, footers and notes. Deleted text and field codes are left out; merge fields are placeholders.
 */
import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'
import { type Piece, PieceBuilder, type Prose, ProseError } from './prose.ts'

const PARTS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/
/** No template of text is larger unpacked. */
const MOST_BYTES = 64 * 1024 * 1024

/** Reads a DOCX file. Throws `ProseError` where it is none, or damaged. */
export async function readDocx(bytes: Buffer): Promise<Prose> {
  const parts = await unpack(bytes)
  if (!parts.has('word/document.xml')) throw broken()
  // The body first, whatever the order in the archive.
  const names = [...parts.keys()].sort(
    (a, b) => Number(b.includes('document')) - Number(a.includes('document')) || (a < b ? -1 : 1),
  )
  const walk = new Walk()
  for (const name of names) walk.part(parts.get(name) ?? '')
  return { source: walk.source, pieces: walk.cut(), comments: [] }
}

async function unpack(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  try {
    const zip = await fromBufferPromise(bytes, { autoClose: false, lazyEntries: true })
    let total = 0
    for await (const entry of zip.eachEntry()) {
      if (!PARTS.test(entry.fileName)) continue
      total += entry.uncompressedSize
      if (total > MOST_BYTES) throw broken()
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
      parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
    }
  } catch {
    throw broken()
  }
  return parts
}

function broken(): ProseError {
  return new ProseError(
    'The file is no readable DOCX. Open it and save it anew.',
    'Filen är ingen läsbar DOCX. Öppna den och spara den på nytt.',
  )
}

/** A paragraph as a stretch of the text, and what it belongs to. */
interface Paragraph {
  readonly start: number
  readonly end: number
  readonly heading: boolean
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number }
}

interface Table {
  readonly number: number
  row: number
  column: number
}

class Walk {
  source = ''
  readonly #paragraphs: Paragraph[] = []
  readonly #tables: Table[] = []
  #count = 0
  #text = ''
  #heading = false
  #reading = false
  #deleted = 0
  /** Length of the paragraph where the last field began. */
  #field = 0

  part(xml: string): void {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('opentag', ({ local, attributes }) => this.#open(local, attributes))
    parser.on('closetag', ({ local }) => this.#close(local))
    parser.on('text', (text) => {
      if (this.#reading && this.#deleted === 0) this.#text += text.replace(/[\r\n]+/g, ' ')
    })
    parser.on('error', () => {
      throw broken()
    })
    parser.write(xml).close()
  }

  #open(name: string, attributes: Readonly<Record<string, SaxesAttributeNS>>): void {
    const table = this.#tables.at(-1)
    if (name === 't') this.#reading = true
    else if (name === 'tab' || name === 'br' || name === 'cr') this.#text += ' '
    else if (name === 'fldSimple') this.#field = this.#text.length
    else if (name === 'del' || name === 'moveFrom') this.#deleted++
    else if (name === 'pStyle') {
      const style = Object.values(attributes).find(({ local }) => local === 'val')?.value ?? ''
      this.#heading = /^(?:heading|rubrik|title)/i.test(style)
    } else if (name === 'tbl') this.#tables.push({ number: this.#count++, row: 0, column: 0 })
    else if (name === 'tr' && table !== undefined) {
      table.row++
      table.column = 0
    } else if (name === 'tc' && table !== undefined) table.column++
  }

  #close(name: string): void {
    if (name === 't') this.#reading = false
    else if (name === 'del' || name === 'moveFrom') this.#deleted--
    else if (name === 'fldSimple') {
      // A field that was never filled in shows nothing, and stands for a word all the same.
      if (this.#text.length === this.#field) this.#text += '____'
    } else if (name === 'tbl') this.#tables.pop()
    else if (name === 'p') this.#paragraph()
  }

  #paragraph(): void {
    const text = this.#text.replace(/«([^«»]{1,60})»/g, '{{$1}}')
    const start = this.source.length
    this.source += `${text}\n`
    const table = this.#tables.at(-1)
    const cell = table === undefined ? {} : { cell: { table: table.number, row: table.row, column: table.column } }
    this.#paragraphs.push({ start, end: start + text.length, heading: this.#heading, ...cell })
    this.#text = ''
    this.#heading = false
  }

  /** Sections and cells out of the paragraphs. */
  cut(): Piece[] {
    const pieces: Piece[] = []
    const headers = new Map<string, string>()
    const builder = new PieceBuilder()
    let open = ''
    let name: string | undefined
    let label = false
    let last = 0
    const take = (): Piece[] => (label ? builder.takeLabel(last) : builder.take(name))
    for (const { start, end, heading, cell } of this.#paragraphs) {
      const key = cell === undefined ? '' : `${cell.table}/${cell.row}/${cell.column}`
      if (key !== open || heading) pieces.push(...take())
      open = key
      label = cell?.row === 1
      name = cell === undefined || label ? undefined : headers.get(`${cell.table}/${cell.column}`)
      builder.gap(start)
      builder.verbatim(this.source, start, end)
      if (end > start) last = end
      if (cell?.row === 1 && end > start)
        headers.set(`${cell.table}/${cell.column}`, this.source.slice(start, end).trim())
    }
    return [...pieces, ...take()]
  }
}
