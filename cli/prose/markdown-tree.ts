/** The syntax tree of Markdown, as far as it is read here. */

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

/** Offsets of a node in the source, half-open. */
export function offsetsOf(node: MarkdownNode): [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
}
