import { Schema } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { describe, expect, it } from 'vitest'
import { BlockReader, blockText, docBlocks } from './blocks.ts'

const nested = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: { content: 'inline*' },
    term: { inline: true, group: 'inline', content: 'text*' },
    picture: { inline: true, group: 'inline' },
    hard_break: { inline: true, group: 'inline' },
    text: { group: 'inline' },
  },
})

describe('the text of a block', () => {
  it('is as long as its content, whatever stands in it', () => {
    const block = nested.node('block', null, [
      nested.text('ab'),
      nested.node('picture'),
      nested.node('term', null, [nested.text('cd')]),
      nested.node('hard_break'),
      nested.text('e'),
    ])
    expect(blockText(block)).toBe('ab\ufffc cd \ne')
    expect(blockText(block)).toHaveLength(block.content.size)
  })
})

describe('the blocks of a document', () => {
  it('are its textblocks at any depth, but for code', () => {
    const text = (name: string, words: string) => schema.node(name, null, [schema.text(words)])
    const quote = schema.node('blockquote', null, [text('paragraph', 'två')])
    const doc = schema.node('doc', null, [text('heading', 'ett'), quote, text('code_block', 'tre')])
    expect(docBlocks(doc).map(({ node, start }) => [node.textContent, start])).toEqual([
      ['ett', 1],
      ['två', 7],
    ])
    expect(docBlocks(doc, { shouldLint: () => true })).toHaveLength(3)
  })
})

describe('reading', () => {
  const node = schema.node('paragraph', null, [schema.text('Elsa har diabetes')])
  const block = { node, start: 11, parents: [] }

  it('gives the same object for the same node', () => {
    const reader = new BlockReader()
    expect(reader.read(block, [])).toBe(reader.read({ ...block, start: 99 }, []))
  })

  it('reads skipped parts as blanks, and is itself again when nothing is skipped', () => {
    const reader = new BlockReader()
    expect(reader.read(block, [{ from: 11, to: 15 }]).text).toBe('     har diabetes')
    expect(reader.read(block, []).text).toBe('Elsa har diabetes')
  })
})
