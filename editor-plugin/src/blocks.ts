/** A document as blocks of text whose offsets are positions: no table is needed on the way back. */
import type { Node } from 'prosemirror-model'
import type { Context, NoteBlock } from '../../src/index.ts'
import type { Range } from './types.ts'

/** A textblock at its place. */
export interface DocBlock {
  readonly node: Node
  /** Position of its first character: position of the node + 1. */
  readonly start: number
  readonly parents: readonly Node[]
}

/** What decides which blocks are read and how. */
export interface BlockOptions {
  readonly shouldLint?: ((node: Node, parent: Node | null) => boolean) | undefined
  readonly skipRanges?: ((doc: Node) => readonly Range[]) | undefined
  readonly contextOf?: ((node: Node, parents: readonly Node[]) => Context | undefined) | undefined
}

/** The textblocks of a document that are to be linted, in order. Code is not, unless `shouldLint` says so. */
export function docBlocks(doc: Node, { shouldLint = isProse }: BlockOptions = {}): DocBlock[] {
  const out: DocBlock[] = []
  const walk = (node: Node, start: number, parents: readonly Node[]): void => {
    const parent = parents.at(-1) ?? null
    if (node.isTextblock) {
      if (shouldLint(node, parent)) out.push({ node, start, parents })
      return
    }
    const inner = [...parents, node]
    node.forEach((child, offset) => {
      if (!child.isLeaf) walk(child, start + offset + 1, inner)
    })
  }
  walk(doc, 0, [])
  return out
}

function isProse(node: Node): boolean {
  return !node.type.spec.code
}

/**
 * The text of a textblock, as long as its content is: a line break within it is a line break, any other leaf one U+FFFC, and each border of an
 * inline node one space.
 */
export function blockText(node: Node): string {
  let text = ''
  node.forEach((child) => {
    if (child.isText) text += child.text ?? ''
    else if (child.isLeaf) text += child.type.spec.linebreakReplacement || isBreak(child) ? '\n' : '\ufffc'
    else text += ` ${blockText(child)} `
  })
  return text
}

function isBreak(node: Node): boolean {
  return node.type.name === 'hard_break' || node.type.name === 'hardBreak'
}

/** Reads blocks as parts of notes; the same object for the same node, as long as nothing in it is skipped. */
export class BlockReader {
  private readonly known = new WeakMap<Node, NoteBlock>()

  /** Reads a block. `skips` are ranges of the document, in order. */
  read({ node, start }: DocBlock, skips: readonly Range[]): NoteBlock {
    const known = this.known.get(node)
    const end = start + node.content.size
    const inside = skips.filter(({ from, to }) => from < end && to > start)
    if (inside.length === 0 && known !== undefined && !masked.has(known)) return known
    let text = blockText(node)
    for (const { from, to } of inside) {
      const first = Math.max(0, from - start)
      const last = Math.min(text.length, to - start)
      text = text.slice(0, first) + ' '.repeat(last - first) + text.slice(last)
    }
    if (known !== undefined && known.text === text) return known
    const block = { text }
    if (inside.length > 0) masked.add(block)
    this.known.set(node, block)
    return block
  }
}

const masked = new WeakSet<NoteBlock>()
