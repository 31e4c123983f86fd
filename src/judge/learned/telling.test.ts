import { describe, expect, it } from 'vitest'
import { SIGN, WORD } from '../../text/tokens.ts'
import { tellingParts } from './telling.ts'

/** Parts of a clause of words that begins at token 10; `signs` are the places of signs within it. */
function parts(windows: readonly number[], ...signs: number[]): ReadonlyArray<readonly [number, number]> {
  const type = new Uint8Array(10 + windows.length).fill(WORD)
  for (const sign of signs) type[10 + sign] = SIGN
  return tellingParts(type, Float64Array.from(windows), 10)
}

describe('the telling parts of a clause', () => {
  it('are the best window with its neighbours that score half as much, and the word that a window reaches beyond', () => {
    expect(parts([0, 0, 0, 4, 3, 0, 0, 0])).toEqual([[12, 16]])
    expect(parts([5, 0, 0, 0, 0])).toEqual([[10, 12]])
  })

  it('are told again where another window scores nearly as much', () => {
    expect(parts([0, 4, 0, 0, 0, 0, 3, 0])).toEqual([
      [10, 13],
      [15, 18],
    ])
    expect(parts([0, 4, 0, 0, 0, 0, 1, 0])).toEqual([[10, 13]])
  })

  it('are three at most, apart from each other', () => {
    const many = parts([0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0])
    expect(many.length).toBe(3)
    for (const [index, [from]] of many.entries()) {
      for (const [other, [start, end]] of many.entries())
        if (other !== index) expect(from >= start && from < end).toBe(false)
    }
  })

  it('leave signs at their edges out', () => {
    expect(parts([0, 0, 4, 0, 0], 1, 3)).toEqual([[12, 13]])
    expect(parts([0, 0, 0, 4, 0, 0], 3)).toEqual([[11, 15]])
  })

  it('are one where no window speaks for the rule', () => {
    expect(parts([-3, -1, -2, -3, -3, -1]).length).toBe(1)
  })
})
