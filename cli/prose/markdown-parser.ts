/** The parsers of Markdown: GitHub's tables and lists, front matter, directives; and the same with JSX for MDX. */
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** The parts of a syntax tree node that are used here. */
export interface MarkdownNode {
  readonly type: string
  readonly value?: string | undefined
  readonly alt?: string | null | undefined
  readonly name?: string | null | undefined
  readonly children?: readonly MarkdownNode[] | undefined
  /** Attributes of JSX elements are a list, those of directives an object. */
  readonly attributes?: unknown
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined }
        readonly end: { readonly offset?: number | undefined }
      }
    | undefined
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .use(remarkDirective)
  .freeze()

/** Parses Markdown. Every text is valid Markdown. */
export function parseMarkdown(source: string): MarkdownNode {
  return markdown.parse(source)
}

/** Parses MDX. Throws what its parser throws where the JSX is not well formed. */
export async function parseMdx(source: string): Promise<MarkdownNode> {
  const { default: remarkMdx } = await import('remark-mdx')
  return markdown().use(remarkMdx).parse(source)
}

/** Offsets of a node in the source. */
export function offsetsOf(node: MarkdownNode): [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
}
