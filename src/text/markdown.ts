/**
 * Markdown as prose: what a reader of the page does not read as text (code, addresses, markup, front matter) is blanked out
 * with spaces of the same length, so that every offset of the prose is an offset of the source.
 */
import remarkParse from 'remark-parse'
import { unified } from 'unified'

interface Node {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Node[]
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } }
}

const BYTE_ORDER_MARK = '\ufeff'

const parser = unified().use(remarkParse)

/** The text of a Markdown source with everything but its prose replaced by spaces; line breaks stay. Same length. */
export function maskMarkdown(source: string): string {
  // The parser counts it with nothing, and front matter begins behind it.
  if (source.startsWith(BYTE_ORDER_MARK)) return ` ${maskMarkdown(source.slice(1))}`
  const front = /^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/.exec(source)
  const skip = front ? front[0].length : 0
  const body = blank(source.slice(0, skip)) + source.slice(skip)
  const keep: Array<readonly [number, number]> = []
  collect(parser.parse(body) as Node, keep)
  let out = ''
  let at = 0
  for (const [start, end] of keep) {
    out += blank(body.slice(at, start)) + stripMarkup(body.slice(start, end))
    at = end
  }
  return out + blank(body.slice(at))
}

function collect(node: Node, keep: Array<readonly [number, number]>): void {
  if (node.type === 'text') {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start !== undefined && end !== undefined && !isAddress(node.value ?? '')) keep.push([start, end])
    return
  }
  for (const child of node.children ?? []) collect(child, keep)
}

function isAddress(value: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/.test(value)
}

/** Quotation and list marks can stand inside a text node's source range where it goes over several lines. */
function stripMarkup(text: string): string {
  return text.replace(/(\n[ \t]*)(>+)/g, (_, lead: string, marks: string) => lead + ' '.repeat(marks.length))
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
