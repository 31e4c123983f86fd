import { Slice } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { changedRanges, mappingOf, touchedBlocks } from './mapping.ts'

describe('what a transaction changed', () => {
  it('is told in positions of its result', () => {
    const { tr } = EditorState.create({ doc: toDoc('ett', 'två', 'tre') })
    tr.insertText('XX', 12).insertText('Y', 1)
    const ranges = changedRanges(tr.mapping.maps)
    expect(ranges).toEqual([
      { from: 1, to: 2 },
      { from: 13, to: 15 },
    ])
    expect(touchedBlocks(tr.doc, ranges).map(({ node }) => node.textContent)).toEqual(['Yett', 'tXXre'])
  })

  it.each([
    ['nothing', ['ett', 'två'], []],
    ['a letter doubled', ['ett', 'tvåå'], [{ from: 9, to: 10 }]],
    ['a letter gone', ['et', 'två'], [{ from: 3, to: 3 }]],
    ['a block more', ['ett', 'ett', 'två'], [{ from: 6, to: 11 }]],
  ])('is the difference where the whole document was replaced: %s', (_, after, ranges) => {
    const { tr } = EditorState.create({ doc: toDoc('ett', 'två') })
    tr.replace(0, tr.doc.content.size, new Slice(toDoc(...after).content, 0, 0))
    expect(changedRanges(mappingOf(tr).maps)).toEqual(ranges)
  })
})
