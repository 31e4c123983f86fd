/**
 * Reader of Markdown and MDX. A section (a heading and what stands below it) is judged as a whole; a table's cells, the values of
 * the front matter and what attributes say stand for themselves. Code and addresses are left out.
 */
import { align } from './align.ts'
import type { readData } from './data.ts'
import type { readHtml } from './html.ts'
import { type MarkdownNode, offsetsOf } from './markdown-tree.ts'
import { coverPlaceholders } from './placeholders.ts'
import { parsePlainMarkdown } from './plain-markdown.ts'
import { type Comment, type Piece, PieceBuilder, type Prose, ProseError } from './prose.ts'
import type { readToml } from './toml.ts'

const BLOCKS = new Set(['paragraph', 'heading'])
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>)\]]+/g
const TEXT_ATTRIBUTES = new Set(
  'alt title label placeholder aria-label aria-description text heading description hint help caption summary content question rubrik titel etikett ledtext hjälptext platshållare beskrivning fråga innehåll bildtext underrubrik ingress sammanfattning instruktion exempel'.split(
    ' ',
  ),
)
/** Attributes that never hold prose, however many words they have. */
const TECHNICAL =
  /^(?:class|className|style|id|key|ref|href|src|srcSet|sizes|type|rel|role|for|htmlFor|lang|d|points|viewBox|on[A-Z].*|data-.*|aria-.*)$/
const SEVERAL_WORDS = /\p{L}{2,}\s+\p{L}+\s+\p{L}+/u

/** Reads Markdown; `mdx` reads it as MDX. Throws `ProseError` where MDX is not well formed; broken front matter is a fault of a part. */
export async function readMarkdown(source: string, mdx: boolean): Promise<Prose> {
  const covered = coverPlaceholders(source)
  const walk = new Walk(source, covered, await readersFor(covered, mdx))
  walk.visit(mdx ? await mdxTree(covered) : await markdownTree(covered))
  walk.endSection()
  const pieces = walk.pieces.sort((a, b) => (a.runs[0]?.at ?? 0) - (b.runs[0]?.at ?? 0))
  return { source, pieces, comments: walk.comments, ...(walk.fault === undefined ? {} : { fault: walk.fault }) }
}

/** The readers of what stands in Markdown in another form. */
interface Readers {
  readonly readHtml: typeof readHtml
  readonly readData: typeof readData
  readonly readToml: typeof readToml
}

const unforeseen = (): never => {
  throw new Error('Markdown holds a part in a form that its source does not show')
}

/** Loads those readers that the source needs: their parsers would cost a start more than the work. */
async function readersFor(covered: string, mdx: boolean): Promise<Readers> {
  const hasFrontMatter = /^\ufeff?(?:---|\+\+\+)/.test(covered)
  const [html, data, toml] = await Promise.all([
    !mdx && covered.includes('<') ? import('./html.ts') : undefined,
    hasFrontMatter ? import('./data.ts') : undefined,
    hasFrontMatter ? import('./toml.ts') : undefined,
  ])
  return {
    readHtml: html?.readHtml ?? unforeseen,
    readData: data?.readData ?? unforeseen,
    readToml: toml?.readToml ?? unforeseen,
  }
}

async function markdownTree(covered: string): Promise<MarkdownNode> {
  return parsePlainMarkdown(covered) ?? (await import('./markdown-parser.ts')).parseMarkdown(covered)
}

async function mdxTree(covered: string): Promise<MarkdownNode> {
  try {
    const { parseMdx } = await import('./markdown-parser.ts')
    return await parseMdx(covered)
  } catch (error) {
    // The parser's own words quote the file; where a tag is not closed, the place stands in them alone.
    const { place, reason = '' } = error as { place?: { offset?: number }; reason?: string }
    const [, line, column] = /\((\d+):(\d+)(?:-\d+:\d+)?\)$/.exec(reason) ?? []
    const lineStart = covered.split('\n', Number(line ?? 1) - 1).reduce((sum, text) => sum + text.length + 1, 0)
    throw new ProseError(
      'The file is no valid MDX. Close its tags and expressions.',
      'Filen är inte giltig MDX. Stäng taggar och uttryck.',
      place?.offset ?? (column === undefined ? undefined : lineStart + Number(column) - 1),
    )
  }
}

/** Whether an attribute of a component is read by people: components are the user's own, so that names tell less than values. */
function isText(name: string, value: string): boolean {
  return TEXT_ATTRIBUTES.has(name) || (!TECHNICAL.test(name) && SEVERAL_WORDS.test(value))
}

class Walk {
  readonly pieces: Piece[] = []
  readonly comments: Comment[] = []
  fault: ProseError | undefined
  readonly #source: string
  readonly #covered: string
  readonly #readers: Readers
  readonly #section = new PieceBuilder()
  #headers: string[] = []

  constructor(source: string, covered: string, readers: Readers) {
    this.#source = source
    this.#covered = covered
    this.#readers = readers
  }

  endSection(): void {
    this.pieces.push(...this.#section.take())
  }

  visit(node: MarkdownNode): void {
    const [from] = offsetsOf(node)
    if (node.type === 'heading') this.endSection()
    if (BLOCKS.has(node.type)) {
      this.#section.gap(from)
      this.#inline(node, this.#section)
    } else if (node.type === 'html') this.#html(node)
    else if (node.type === 'yaml' || node.type === 'toml') this.#frontMatter(node, node.type)
    else if (node.type === 'table') this.#table(node)
    else if (node.type === 'mdxFlowExpression') this.#expression(node, this.#section)
    else {
      if (node.type === 'mdxJsxFlowElement') this.#attributes(node)
      for (const child of node.children ?? []) this.visit(child)
    }
  }

  #inline(node: MarkdownNode, into: PieceBuilder): void {
    const [from, to] = offsetsOf(node)
    switch (node.type) {
      case 'text':
        this.#literal(node.value ?? '', from, to, into)
        return
      case 'break':
        into.written('\n', from, to)
        return
      // Code is left out, but the words around it must not grow together.
      case 'inlineCode':
        into.written(' ', from, to)
        return
      case 'image':
      case 'imageReference':
        this.#literal(node.alt ?? '', from, to, into)
        return
      case 'html':
        this.#comment(from, to)
        return
      case 'textDirective':
        // "Orsak:sjuk" has the form of a directive and is none.
        if ((node.children ?? []).length === 0) {
          into.verbatim(this.#source, from, to)
          return
        }
        break
      case 'mdxTextExpression':
        this.#expression(node, into)
        return
      case 'mdxJsxTextElement':
        this.#attributes(node)
        break
    }
    for (const child of node.children ?? []) this.#inline(child, into)
  }

  /** A text node. Soft line breaks become spaces: a sentence goes on after them. */
  #literal(value: string, from: number, to: number, into: PieceBuilder): void {
    const skip = [...value.matchAll(ADDRESS)].map((match) => [match.index, match.index + match[0].length] as const)
    if (skip.length === 0 && !/[\r\n]/.test(value) && this.#covered.slice(from, to) === value) {
      into.verbatim(this.#source, from, to)
      return
    }
    let index = 0
    align(value, this.#covered, from, to, 'entities', (sign, start, end) => {
      const at = index++
      if (skip.some(([first, last]) => at >= first && at < last)) {
        if (skip.some(([first]) => at === first)) into.written(' ', start, end)
      } else if (sign === '\n' || sign === '\r') into.written(' ', start, end)
      else if (end - start === 1) into.verbatim(this.#source, start, end)
      else into.written(sign, start, end)
    })
  }

  #html(node: MarkdownNode): void {
    const [from, to] = offsetsOf(node)
    const { pieces, comments } = this.#readers.readHtml(this.#source, from, to)
    this.comments.push(...comments)
    for (const piece of pieces) {
      if (piece.field === undefined) {
        this.#section.gap(from)
        for (const [index, run] of piece.runs.entries()) {
          const text = piece.text.slice(run.start, piece.runs[index + 1]?.start)
          if (text.length === run.width) this.#section.verbatim(this.#source, run.at, run.at + run.width)
          else this.#section.written(text, run.at, run.at + run.width)
        }
      } else this.pieces.push(piece)
    }
  }

  #comment(from: number, to: number): void {
    const match = /^<!--([\s\S]*?)-->$/.exec(this.#source.slice(from, to))
    if (match !== null) this.comments.push({ start: from, end: to, text: match[1] ?? '' })
  }

  #frontMatter(node: MarkdownNode, form: 'yaml' | 'toml'): void {
    const [from, to] = offsetsOf(node)
    const line = this.#source.indexOf('\n', from) + 1
    const end = line + (node.value ?? '').length
    try {
      const { pieces, comments } =
        form === 'yaml'
          ? this.#readers.readData(this.#source, 'yaml', [], line, end)
          : this.#readers.readToml(this.#source, line, end)
      this.pieces.push(...pieces)
      this.comments.push(...comments.filter((comment) => comment.end <= to))
    } catch (error) {
      if (!(error instanceof ProseError)) throw error
      this.fault = error
    }
  }

  /** A header asks for what stands below it, so it is judged as the label of a form. */
  #table(node: MarkdownNode): void {
    this.#headers = []
    for (const [index, row] of (node.children ?? []).entries()) {
      for (const [column, cell] of (row.children ?? []).entries()) {
        const [, to] = offsetsOf(cell)
        const builder = new PieceBuilder()
        for (const child of cell.children ?? []) this.#inline(child, builder)
        if (index === 0) {
          this.#headers[column] = builder.text.trim()
          this.pieces.push(...builder.takeLabel(to))
        } else this.pieces.push(...builder.take(this.#headers[column] || undefined))
      }
    }
  }

  /** What an expression gives is not known: it stands where a name or a word will stand. */
  #expression(node: MarkdownNode, into: PieceBuilder): void {
    const [from, to] = offsetsOf(node)
    const value = (node.value ?? '').trim()
    const comment = /^\/\*([\s\S]*)\*\/$/.exec(value)
    const text = /^(['"`])([^'"`\\{}]*)\1$/.exec(value)
    if (comment !== null) this.comments.push({ start: from, end: to, text: comment[1] ?? '' })
    else if (text !== null) {
      const start = this.#source.indexOf(text[0], from) + 1
      into.verbatim(this.#source, start, start + (text[2] ?? '').length)
    } else into.written('____', from, to)
  }

  #attributes(node: MarkdownNode): void {
    if (!Array.isArray(node.attributes)) return
    for (const attribute of node.attributes as readonly MarkdownNode[]) {
      const { name, value } = attribute
      if (typeof name !== 'string' || typeof value !== 'string' || !isText(name, value)) continue
      const [from, to] = offsetsOf(attribute)
      const builder = new PieceBuilder()
      align(value, this.#covered, from + name.length + 2, to - 1, 'entities', (sign, start, end) => {
        if (end - start === 1) builder.verbatim(this.#source, start, end)
        else builder.written(sign, start, end)
      })
      this.pieces.push(...builder.takeAttribute(name, to - 1))
    }
  }
}
