/**
 * Reader of HTML. What a reader of the page sees is judged as a whole, section by section; cells of tables and what attributes say
 * stand for themselves. Scripts and styles are left out. Written on the parser's events, since a tree keeps no offsets of decoded text.
 */
import { Parser } from 'htmlparser2'
import { align } from './align.ts'
import { type Comment, type Piece, PieceBuilder, type Prose } from './prose.ts'

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'code', 'pre', 'kbd', 'samp'])
const ATTRIBUTES = ['alt', 'title', 'placeholder', 'aria-label', 'value']
const NO_VALUE = /^(?:hidden|submit|button|checkbox|radio|password|image|reset)$/i

interface Table {
  readonly headers: string[]
  row: number
  column: number
  header: boolean
}

/** Reads HTML, or the part of it from `from` to `to`; offsets are those of the whole. Every text is readable HTML. */
export function readHtml(source: string, from = 0, to = source.length): Prose {
  const pieces: Piece[] = []
  const comments: Comment[] = []
  const section = new PieceBuilder()
  const cell = new PieceBuilder()
  const tables: Table[] = []
  const starts = new Map<string, number>()
  let into = section
  let skip = 0
  let space = false

  const parser = new Parser(
    {
      onattribute(name, _, quote) {
        starts.set(name, from + parser.startIndex + name.length + (typeof quote === 'string' ? 2 : 1))
      },
      onopentag: (name, attributes) => open(name, attributes),
      onclosetag: (name) => close(name),
      ontext: (data) => text(data, from + parser.startIndex, from + parser.endIndex + 1),
      oncomment: (data) => {
        comments.push({ start: from + parser.startIndex, end: from + parser.endIndex + 1, text: data })
      },
    },
    { decodeEntities: true },
  )

  function open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (SKIPPED.has(name)) skip++
    if (skip > 0) return
    for (const key of ATTRIBUTES) attribute(name, key, attributes)
    starts.clear()
    if (INLINE.has(name)) return
    const at = from + parser.startIndex
    if (name === 'br') {
      into.written('\n', at, from + parser.endIndex + 1)
      space = false
      return
    }
    breakAt(at, name)
    const table = tables.at(-1)
    if (name === 'table') {
      tables.push({ headers: [], row: 0, column: 0, header: false })
      into = cell
    } else if (table !== undefined && name === 'tr') {
      table.row++
      table.column = 0
    } else if (table !== undefined) table.header = name === 'th'
  }

  function close(name: string): void {
    if (SKIPPED.has(name)) {
      skip = Math.max(0, skip - 1)
      return
    }
    if (skip > 0 || INLINE.has(name) || name === 'br') return
    const table = tables.at(-1)
    if (table !== undefined && (name === 'td' || name === 'th')) endCell(table)
    breakAt(from + parser.startIndex, '')
    if (name !== 'table') return
    pieces.push(...cell.take())
    tables.pop()
    into = tables.length > 0 ? cell : section
  }

  function endCell(table: Table): void {
    const column = table.column++
    if (table.header) {
      if (table.row <= 1) table.headers[column] = cell.text.trim()
      pieces.push(...cell.takeLabel(from + parser.startIndex))
    } else pieces.push(...cell.take(table.headers[column] || undefined))
    table.header = false
  }

  function breakAt(at: number, name: string): void {
    space = false
    if (/^h[1-6]$/.test(name)) pieces.push(...section.take())
    into.gap(at)
  }

  function text(data: string, start: number, end: number): void {
    if (skip > 0) return
    align(data, source, start, end, 'entities', (sign, at, until) => {
      if (/\s/.test(sign) && sign !== '\u00a0') {
        space = true
        return
      }
      if (space && into.text !== '' && !into.text.endsWith('\n')) into.written(' ', Math.max(start, at - 1), at)
      space = false
      if (until - at === 1) into.verbatim(source, at, until)
      else into.written(sign, at, until)
    })
  }

  function attribute(tag: string, name: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes[name]
    const start = starts.get(name)
    if (value === undefined || start === undefined || !/\p{L}/u.test(value)) return
    if (name === 'value' && (tag !== 'input' || NO_VALUE.test(attributes.type ?? ''))) return
    const builder = new PieceBuilder()
    let end = start
    align(value, source, start, to, 'entities', (sign, at, until) => {
      end = until
      if (until - at === 1) builder.verbatim(source, at, until)
      else builder.written(sign, at, until)
    })
    pieces.push(...builder.takeAttribute(name, end))
  }

  parser.end(source.slice(from, to))
  pieces.push(...cell.take(), ...section.take())
  pieces.sort((a, b) => (a.runs[0]?.at ?? 0) - (b.runs[0]?.at ?? 0))
  return { source, pieces, comments }
}
