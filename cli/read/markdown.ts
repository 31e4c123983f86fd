/**
 * Reader of Markdown: one record a heading, paragraph, list item or table cell. Code that does not read like sentences and addresses are left out; what stands in
 * HTML is read as HTML. Every record maps back to its line and column.
 */

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { looksLikeProse } from './content.ts'
import { wholeText } from './decode.ts'
import { FieldChooser } from './fields.ts'
import { blockRecord, isHeaderRow } from './html.ts'
import { HtmlBlocks } from './html-blocks.ts'
import { LineIndex } from './line-index.ts'
import { alignText, MappedText } from './markdown-map.ts'
import { frontMatter, pipeTable } from './markdown-parts.ts'
import { many, notice } from './messages.ts'
import { PLAN_LENGTH, type ReadOptions, type Source } from './options.ts'
import type { ReadItem, TextRecord } from './record.ts'
import { systemNotice, systemOf } from './system-of.ts'

interface Point {
  readonly offset?: number | undefined
}

/** The parts of a syntax tree node that are used here. */
interface MarkdownNode {
  readonly type: string
  readonly value?: string | undefined
  readonly alt?: string | null | undefined
  readonly children?: readonly MarkdownNode[] | undefined
  readonly position?: { readonly start: Point; readonly end: Point } | undefined
}

const BLOCKS = new Set(['paragraph', 'heading'])
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>)\]]+/g

/** Documents longer than this are parsed in pieces, in UTF-16 code units: the parser takes some hundred times their room. */
const PIECE = 256 * 1024

/**
 * Cuts a long document where a block ends for certain: at a blank line before a line that is not indented, outside of fenced code.
 * Without such a place in reach it is cut at a line.
 */
export function* piecesOf(text: string): Generator<[from: number, to: number]> {
  let from = 0
  let fence: string | undefined
  let blank = false
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed + 1
    const start = text.slice(at, Math.min(end, at + 80))
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(start)?.[1]
    const long = at - from
    if ((long > PIECE && blank && fence === undefined && /^\S/.test(start)) || long > PIECE * 8) {
      yield [from, at]
      from = at
      fence = undefined
    }
    for (; end - from > PIECE * 16; from += PIECE * 8) yield [from, from + PIECE * 8]
    if (mark !== undefined) {
      if (fence === undefined) fence = mark
      else if (mark.startsWith(fence)) fence = undefined
    }
    blank = start.trim() === ''
    at = end
  }
  yield [from, text.length]
}

/** Signs of emphasis, links and code that one run of text may hold: parsers pair them all with each other. */
const MOST_SIGNS = 2000

/** Quotations and lists that may stand inside each other at the start of a line. */
const NESTED = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$)){50}/m

/** True for text that takes a Markdown parser far longer than its length: made to, or no Markdown at all. */
export function isDense(text: string): boolean {
  if (NESTED.test(text)) return true
  for (const run of text.split(/\n[ \t]*\n/)) {
    if (run.length > MOST_SIGNS && (run.match(/[*_[\]`~<]/g)?.length ?? 0) > MOST_SIGNS) return true
  }
  return false
}

class MarkdownWalk {
  readonly #file: string
  readonly #source: string
  readonly #chooser: FieldChooser
  readonly #chosen: boolean
  readonly #part: { part?: string }
  readonly #place: (offset: number) => { line: number; column: number }
  #row = 0
  /** The heading above, as the name of what stands below it. */
  #heading: string | undefined

  constructor(file: string, source: string, chooser: FieldChooser, chosen: boolean, part: { part?: string }) {
    this.#file = file
    this.#source = source
    this.#chooser = chooser
    this.#chosen = chosen
    this.#part = part
    const lines = new LineIndex()
    lines.push(source)
    this.#place = (offset) => lines.place(offset)
  }

  /** Blocks that are marked as code, and left out. */
  codeBlocks = 0

  /** Where the piece that is being visited begins in the document. */
  from = 0

  #offsets(node: MarkdownNode): [from: number, to: number] {
    return [this.from + (node.position?.start.offset ?? 0), this.from + (node.position?.end.offset ?? 0)]
  }

  *visit(node: MarkdownNode): Generator<TextRecord> {
    if (BLOCKS.has(node.type)) yield* this.#block(node)
    else if (node.type === 'html') yield* this.#html(node)
    else if (node.type === 'code') yield* this.#code(node)
    else for (const child of node.children ?? []) yield* this.visit(child)
  }

  *#block(node: MarkdownNode): Generator<TextRecord> {
    const [from, to] = this.#offsets(node)
    const cells = node.type === 'paragraph' ? pipeTable(this.#source.slice(from, to)) : undefined
    if (cells !== undefined) {
      for (const { header, text, offset } of cells) {
        const mapped = new MappedText()
        for (let at = 0; at < text.length; at++) mapped.add(text.charAt(at), from + offset + at, this.#place)
        yield* this.#record(mapped, header, 'cell')
      }
      return
    }
    const mapped = new MappedText()
    this.#inline(node, mapped)
    yield* this.#record(mapped, undefined, 'block')
    if (node.type === 'heading') this.#heading = mapped.text.trim()
  }

  /** Lines of a block of code that are none: a note that somebody set in from the margin is a note all the same. */
  *#code(node: MarkdownNode): Generator<TextRecord> {
    const [from, to] = this.#offsets(node)
    if (/^[ \t]*(?:```|~~~)/.test(this.#source.slice(from, from + 10))) this.codeBlocks++
    else yield* this.lines(from, to, looksLikeProse)
  }

  /** The lines between two offsets, as they stand. */
  *lines(from: number, to: number, wanted: (line: string) => boolean = () => true): Generator<TextRecord> {
    for (const line of this.#source.slice(from, to).matchAll(/[^\r\n]+/g)) {
      if (!wanted(line[0])) continue
      const mapped = new MappedText()
      const lead = line[0].length - line[0].trimStart().length
      for (let at = lead; at < line[0].length; at++) mapped.add(line[0].charAt(at), from + line.index + at, this.#place)
      yield* this.#record(mapped, undefined, 'block')
    }
  }

  #inline(node: MarkdownNode, into: MappedText): void {
    const [from, to] = this.#offsets(node)
    if (node.type === 'text') this.#literal(node.value ?? '', from, to, into)
    else if (node.type === 'break') into.add('\n', from, this.#place)
    // Code is left out, but the words around it must not grow together.
    else if (node.type === 'inlineCode' && !looksLikeProse(node.value ?? '')) into.add(' ', from, this.#place)
    else if (node.type === 'inlineCode') this.#literal(node.value ?? '', from, to, into)
    else if (node.type === 'image' || node.type === 'imageReference') this.#literal(node.alt ?? '', from, to, into)
    else for (const child of node.children ?? []) this.#inline(child, into)
  }

  #literal(value: string, from: number, to: number, into: MappedText): void {
    const where = alignText(value, this.#source, from, to)
    const skip = [...value.matchAll(ADDRESS)].map((match) => [match.index, match.index + match[0].length] as const)
    for (let at = 0; at < value.length; at++) {
      if (!skip.some(([start, end]) => at >= start && at < end))
        into.add(value.charAt(at), where[at] ?? from, this.#place)
    }
  }

  *#record(mapped: MappedText, header: string | undefined, type: 'block' | 'cell'): Generator<TextRecord> {
    const first = mapped.segments[0]
    if (mapped.text.trim() === '' || first === undefined) return
    const place = { line: first.line, column: first.column }
    const name = header ?? this.#heading
    const block = { text: mapped.text, place, segments: mapped.segments, type, ...(name === undefined ? {} : { name }) }
    const record = blockRecord(this.#file, block, this.#chooser, this.#chosen, { row: ++this.#row, ...this.#part })
    if (record !== undefined) yield record
  }

  *#html(node: MarkdownNode): Generator<TextRecord> {
    const [from, to] = this.#offsets(node)
    const blocks = new HtmlBlocks((offset) => this.#place(from + offset), isHeaderRow)
    for (const block of [...blocks.write(this.#source.slice(from, to)), ...blocks.end()]) {
      const record = blockRecord(this.#file, block, this.#chooser, this.#chosen, this.#part)
      if (record !== undefined) yield record
    }
  }

  /** Values of the front matter, by their names. */
  *front(): Generator<TextRecord> {
    for (const { name, text, offset } of frontMatter(this.#source).values) {
      const block = { text, place: this.#place(offset), segments: [], type: 'attribute' as const, name }
      const record = blockRecord(this.#file, block, this.#chooser, this.#chosen, this.#part)
      if (record !== undefined) yield record
    }
  }
}

/** Reads a Markdown document whole, up to `maxDocumentBytes`. */
export async function* readMarkdown(source: Source, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { file } = source
  const part = source.part === undefined ? {} : { part: source.part }
  const { text, remarks } = await wholeText(source, options)
  if (text !== undefined) {
    const system = systemOf(file, text, [], options)
    if (system !== undefined) yield systemNotice(file, system, options)
    const chooser = new FieldChooser(options, system)
    const walk = new MarkdownWalk(file, text, chooser, (options.columns ?? []).length > 0, part)
    let dense = 0
    yield* walk.front()
    // Blanked, not cut: offsets stay those of the file.
    const { length } = frontMatter(text)
    const body = text.slice(0, length).replace(/[^\r\n]/g, ' ') + text.slice(length)
    for (const [from, to] of piecesOf(body)) {
      if (isDense(body.slice(from, to))) {
        dense += to - from
        yield* walk.lines(from, to)
        continue
      }
      const tree: MarkdownNode = unified().use(remarkParse).parse(body.slice(from, to))
      walk.from = from
      yield* walk.visit(tree)
      if (options.plan === true && to > PLAN_LENGTH) break
    }
    if (walk.codeBlocks > 0) {
      yield notice(
        file,
        'left-out',
        `Left out: ${many(walk.codeBlocks, 'block', 'blocks')} marked as code.`,
        `Utelämnat: ${many(walk.codeBlocks, 'block', 'block')} märkta som kod.`,
      )
    }
    if (dense > 0) {
      yield notice(
        file,
        'lines',
        `Too full of Markdown's own signs to be parsed: ${dense} characters were read as plain lines.`,
        `För full av Markdowns egna tecken för att tolkas: ${dense} tecken lästes som vanliga rader.`,
      )
    }
    yield* chooser.remarks(file)
  }
  yield* remarks
}
