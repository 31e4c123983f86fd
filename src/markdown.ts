/** Public surface for Markdown, apart from the engine: it brings unified and remark-parse with it. */
export { maskMarkdown } from './text/markdown.ts'
