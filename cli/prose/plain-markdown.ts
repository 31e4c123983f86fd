/**
 * Markdown that is little more than text: headings, paragraphs and items of one line, without a sign that could be markup. Most templates are
 * no more, and to load and warm a parser would cost a start as much as all other work. What is in doubt is left to the parser: where this
 * reader gives a tree, it is that of the parser without the lists around their items, which a test holds it to.
 */
import type { MarkdownNode } from './markdown-tree.ts'

/** What may be markup wherever it stands: emphasis, code, links, HTML, tables, directives, addresses; and white space that is not read as it stands. */
const MARKUP = /[\0\t\r\\`*_[\]<>&~|@\ufeff]|:\S|www\.|http/i
const HEADING = /^(#{1,6} +)\S/
const ITEM = /^- (?=[\p{Alphabetic}\ue000"”])/u
/** The beginning of a line that is no text, or is not sure to be. */
const NO_TEXT = /^(?:[ #+=>:-]|\d{1,9}[.)])/

/** The tree of plain Markdown, given with its placeholders covered; undefined where the parser must read it. */
export function parsePlainMarkdown(covered: string): MarkdownNode | undefined {
  if (MARKUP.test(covered)) return undefined
  const blocks: MarkdownNode[] = []
  let start = 0
  let lines: Paragraph | undefined
  let afterItem = false
  for (const line of covered.split('\n')) {
    const end = start + line.length
    if (line.endsWith(' ')) return undefined
    const lead = HEADING.exec(line)?.[1]
    const isItem = ITEM.test(line)
    if (line === '' || lead !== undefined || isItem) {
      if (lines !== undefined) blocks.push(paragraph(covered, lines))
      lines = undefined
      if (lead !== undefined) {
        if (line.endsWith('#')) return undefined
        blocks.push(block('heading', start, text(covered, start + lead.length, end)))
      } else if (isItem) blocks.push(paragraph(covered, { start: start + 2, end }))
    } else {
      // Behind an item a line of text would go on with it.
      if (afterItem || NO_TEXT.test(line)) return undefined
      lines = { start: lines?.start ?? start, end }
    }
    afterItem = isItem
    start = end + 1
  }
  if (lines !== undefined) blocks.push(paragraph(covered, lines))
  return { type: 'root', children: blocks, position: position(0, covered.length) }
}

interface Paragraph {
  readonly start: number
  readonly end: number
}

function paragraph(source: string, { start, end }: Paragraph): MarkdownNode {
  return block('paragraph', start, text(source, start, end))
}

function block(type: string, from: number, child: MarkdownNode): MarkdownNode {
  return { type, children: [child], position: position(from, child.position?.end.offset ?? from) }
}

function text(source: string, from: number, to: number): MarkdownNode {
  return { type: 'text', value: source.slice(from, to), position: position(from, to) }
}

function position(from: number, to: number): NonNullable<MarkdownNode['position']> {
  return { start: { offset: from }, end: { offset: to } }
}
