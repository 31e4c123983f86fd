/** The parsers of Markdown: GitHub's tables and lists, front matter, directives; and the same with JSX for MDX. */
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { MarkdownNode } from './markdown-tree.ts'

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
