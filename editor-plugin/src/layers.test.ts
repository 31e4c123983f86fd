import { describe, expect, it } from 'vitest'
import { blockBefore, countMarks, differences, eachMark, type Mark, toLayer } from './layers.ts'

const mark = (from: number, to: number): Mark => ({
  from,
  to,
  diagnostic: { from, to, severity: 'error', message: '' },
})
const layer = toLayer([
  { start: 1, size: 5, list: [mark(0, 2), mark(3, 5)] },
  { start: 8, size: 4, list: [] },
  { start: 14, size: 4, list: [mark(1, 4)] },
])

describe('a layer', () => {
  it('keeps only blocks with marks, and finds them by position', () => {
    expect([...layer.starts]).toEqual([1, 14])
    expect([0, 1, 13, 14, 99].map((pos) => blockBefore(layer, pos))).toEqual([-1, 0, 0, 1, 1])
  })

  it('visits the marks that touch a range', () => {
    const seen: string[] = []
    eachMark(layer, { from: 3, to: 15 }, (_, from, to) => seen.push(`${from}-${to}`))
    expect(seen).toEqual(['1-3', '4-6', '15-18'])
  })

  it('visits marks that lie in no single block, and counts the others', () => {
    const wide = toLayer([{ start: 1, size: 5, list: [mark(0, 2)] }], [mark(4, 16)])
    const seen: string[] = []
    eachMark(wide, { from: 10, to: 10 }, (_, from, to) => seen.push(`${from}-${to}`))
    expect([seen, countMarks(wide), differences(layer, wide).at(-1)]).toEqual([['4-16'], 1, { from: 4, to: 16 }])
  })

  it('tells in which blocks it differs from another', () => {
    const [first, last] = layer.lists
    const other = toLayer([
      { start: 1, size: 5, list: first ?? [] },
      { start: 14, size: 4, list: [...(last ?? [])] },
      { start: 20, size: 2, list: [mark(0, 1)] },
    ])
    expect(differences(layer, other)).toEqual([
      { from: 14, to: 18 },
      { from: 20, to: 22 },
    ])
    expect(differences(layer, layer)).toEqual([])
  })
})
