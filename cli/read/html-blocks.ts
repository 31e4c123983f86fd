/** The readable text of HTML, block by block, with a map back to the source. */

import { Parser } from 'htmlparser2'
import { looksLikeProse } from './content.ts'
import { INLINE, isSpace, MACHINE_ATTRIBUTES, SKIPPED, TEXT_ATTRIBUTES } from './html-names.ts'
import type { Place } from './locate.ts'
import type { Segment } from './record.ts'

/** One run of text that a reader of the page sees as a unit. */
export interface HtmlBlock {
  readonly text: string
  readonly place: Place
  /** More than one: white space was folded or characters were written as entities. */
  readonly segments: readonly Segment[]
  /** `cell`: of a table. `attribute`: an alternative text, a tip, a form value. `comment`: not shown by a browser. */
  readonly type: 'block' | 'cell' | 'attribute' | 'comment'
  /** Header of the table column, or name of the form field. */
  readonly name?: string
  /** Number of the table row, from 1, counted through all tables of the document. */
  readonly row?: number
}

interface TableState {
  headers: string[]
  rows: number
  column: number
  /** Cells of the first row, while it is open: they may turn out to be the header. */
  firstRow: HtmlBlock[] | undefined
  headed: boolean
}

/** Longest block, in UTF-16 code units; a longer one comes in pieces. */
const LONGEST = 1_000_000

/** Widest row that can be a header. */
const WIDEST = 16_384

/** Says whether a row of cells is a header. */
export type IsHeader = (cells: readonly string[]) => boolean

/** Extracts blocks from HTML that comes in pieces. `place` gives line and column of an offset already written. */
export class HtmlBlocks {
  readonly #parser: Parser
  readonly #place: (offset: number) => Place
  readonly #isHeader: IsHeader
  #out: HtmlBlock[] = []
  #text = ''
  /** True where the text ends with a line break. Asking the text itself each time would cost its whole length. */
  #ended = false
  #segments: Segment[] = []
  /** Source offset at which the next character would continue the last segment. */
  #next = -1
  #space = false
  #skip = 0
  #pre = 0
  readonly #offsets = new Map<string, number>()
  readonly #tables: TableState[] = []
  #rows = 0
  #inCell = false
  #waiting = 0
  /** Source from offset `#from` on that no event has covered; the last event ended at `#done`. */
  #pending = ''
  #from = 0
  #done = 0
  #depth = 0
  /** Texts and comments seen. */
  #texts = 0

  constructor(place: (offset: number) => Place, isHeader: IsHeader) {
    this.#place = place
    this.#isHeader = isHeader
    this.#parser = new Parser(
      {
        onattribute: (name, _, quote) => this.#attributeAt(name, quote),
        onopentag: (name, attributes) => {
          this.#depth++
          this.#seen(() => this.#open(name, attributes))
        },
        onclosetag: (name) => {
          this.#depth--
          this.#seen(() => this.#close(name))
        },
        ontext: (data) => {
          this.#texts++
          this.#seen(() => this.#take(data, this.#parser.startIndex))
        },
        oncomment: (data) => {
          this.#texts++
          this.#seen(() => this.#comment(data, this.#parser.startIndex))
        },
      },
      { decodeEntities: true },
    )
  }

  /** Code units since the last event: a comment or tag without end is kept by the parser until it ends. */
  get waiting(): number {
    return this.#waiting
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#depth
  }

  #seen(take: () => void): void {
    this.#waiting = 0
    this.#done = this.#parser.endIndex + 1
    take()
  }

  /** Takes the next piece and gives the blocks that are complete. */
  write(chunk: string): HtmlBlock[] {
    this.#waiting += chunk.length
    this.#pending += chunk
    this.#parser.write(chunk)
    this.#pending = this.#pending.slice(Math.max(0, this.#done - this.#from))
    this.#from = Math.max(this.#from, this.#done)
    return this.#drain()
  }

  /** Ends the document. */
  end(): HtmlBlock[] {
    const lost = this.#pending.slice(Math.max(0, this.#done - this.#from))
    const at = this.#done
    this.#texts = 0
    this.#parser.end()
    this.#flush()
    // A tag that never ends swallows what follows; a browser drops it, but it is in the file.
    if (this.#texts === 0 && lost.startsWith('<')) this.#loose(lost.slice(1), at + 1, 'comment')
    while (this.#tables.length > 0) this.#endTable()
    return this.#drain()
  }

  #drain(): HtmlBlock[] {
    const out = this.#out
    this.#out = []
    return out
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (SKIPPED.has(name)) this.#skip++
    if (this.#skip > 0) return
    this.#attributes(name, attributes)
    if (INLINE.has(name) || name === 'img' || name === 'input') return
    if (name === 'br') {
      if (this.#text !== '') this.#add('\n', this.#parser.startIndex)
      this.#space = false
      return
    }
    this.#flush()
    if (name === 'pre' || name === 'textarea') this.#pre++
    const table = this.#tables.at(-1)
    if (name === 'table') {
      this.#tables.push({ headers: [], rows: 0, column: 0, firstRow: [], headed: false })
      this.#inCell = false
    } else if (name === 'tr' && table !== undefined) {
      table.rows++
      this.#rows++
      table.column = 0
    } else if ((name === 'td' || name === 'th') && table !== undefined) {
      this.#inCell = true
      if (name === 'th' && table.rows <= 1) table.headed = true
    }
  }

  #close(name: string): void {
    if (SKIPPED.has(name)) {
      this.#skip = Math.max(0, this.#skip - 1)
      return
    }
    if (this.#skip > 0 || INLINE.has(name) || name === 'br' || name === 'img' || name === 'input') return
    this.#flush()
    if (name === 'pre' || name === 'textarea') this.#pre = Math.max(0, this.#pre - 1)
    const table = this.#tables.at(-1)
    if (table === undefined) return
    if (name === 'td' || name === 'th') {
      table.column++
      this.#inCell = false
    } else if (name === 'tr') this.#endRow(table)
    else if (name === 'table') this.#endTable()
  }

  #endRow(table: TableState): void {
    const cells = table.firstRow
    if (cells === undefined || cells.length === 0) return
    table.firstRow = undefined
    const texts = Array.from({ length: table.column }, (_, index) => table.headers[index] ?? '')
    if (table.headed || this.#isHeader(texts)) table.headers = texts
    else {
      table.headers = []
      this.#out.push(...cells.map(({ name: _, ...cell }) => cell))
    }
  }

  #endTable(): void {
    const table = this.#tables.at(-1)
    if (table !== undefined) this.#endRow(table)
    this.#tables.pop()
    this.#inCell = this.#tables.length > 0
  }

  /** Remembers where the value of an attribute begins, written the usual way: name, equals sign, quotation mark. */
  #attributeAt(name: string, quote: string | null | undefined): void {
    if (!MACHINE_ATTRIBUTES.test(name)) {
      this.#offsets.set(name, this.#parser.startIndex + name.length + (typeof quote === 'string' ? 2 : 1))
    }
  }

  #attributes(tag: string, attributes: Readonly<Record<string, string>>): void {
    const at = (name: string): number => this.#offsets.get(name) ?? this.#parser.startIndex
    for (const name of TEXT_ATTRIBUTES) this.#loose(attributes[name], at(name), 'attribute', name)
    // Pages keep texts in attributes of their own, too.
    for (const [name, text] of Object.entries(attributes)) {
      const known =
        TEXT_ATTRIBUTES.includes(name) || MACHINE_ATTRIBUTES.test(name) || (tag === 'input' && name === 'value')
      if (!known && looksLikeProse(text)) this.#loose(text, at(name), 'attribute', name)
    }
    if (tag === 'input' && !/^(?:hidden|submit|button|checkbox|radio|password)$/i.test(attributes.type ?? '')) {
      this.#loose(attributes.value, at('value'), 'attribute', attributes.name ?? 'value')
    }
    this.#offsets.clear()
  }

  #comment(data: string, at: number): void {
    if (this.#skip === 0 && !/^\[(?:if|endif)/.test(data)) this.#loose(data, at + '<!--'.length, 'comment')
  }

  #loose(text: string | undefined, offset: number, type: HtmlBlock['type'], name?: string): void {
    if (text === undefined || text.trim() === '') return
    const place = this.#place(offset)
    this.#out.push({ text, place, segments: [], type, ...(name === undefined ? {} : { name }) })
  }

  #take(data: string, offset: number): void {
    if (this.#skip > 0) return
    let from = 0
    for (let at = 0; at <= data.length; at++) {
      const space = at < data.length && this.#pre === 0 && isSpace(data.charCodeAt(at))
      if (at < data.length && !space) continue
      if (at > from) {
        if (this.#space && this.#text !== '' && !this.#ended) this.#add(' ', offset + from - 1)
        this.#space = false
        this.#add(data.slice(from, at), offset + from)
      }
      if (space) this.#space = true
      from = at + 1
    }
    // A block without end is cut, or it would fill the memory.
    if (this.#text.length > LONGEST) this.#flush()
  }

  /** Adds characters that stand side by side in the source. */
  #add(run: string, offset: number): void {
    if (offset !== this.#next || this.#ended) this.#mark(0, offset)
    // A segment holds no line break but at its end.
    for (let feed = run.indexOf('\n'); feed >= 0 && feed + 1 < run.length; feed = run.indexOf('\n', feed + 1))
      this.#mark(feed + 1, offset + feed + 1)
    this.#text += run
    this.#ended = run.endsWith('\n')
    this.#next = offset + run.length
  }

  #mark(within: number, offset: number): void {
    const { line, column } = this.#place(Math.max(0, offset))
    this.#segments.push({ start: this.#text.length + within, line, column })
  }

  #flush(): void {
    const text = this.#text
    const segments = this.#segments
    this.#text = ''
    this.#ended = false
    this.#segments = []
    this.#next = -1
    this.#space = false
    const table = this.#tables.at(-1)
    const first = segments[0]
    if (text.trim() === '' || first === undefined) return
    const place = { line: first.line, column: first.column }
    if (table === undefined || !this.#inCell) {
      this.#out.push({ text, place, segments, type: 'block' })
      return
    }
    if (table.firstRow !== undefined && table.firstRow.length > WIDEST) this.#endRow(table)
    if (table.firstRow !== undefined) {
      table.headers[table.column] = text
      table.firstRow.push({ text, place, segments, type: 'cell', row: this.#rows })
      return
    }
    const name = table.headers[table.column]
    this.#out.push({ text, place, segments, type: 'cell', row: this.#rows, ...(name === undefined ? {} : { name }) })
  }
}
