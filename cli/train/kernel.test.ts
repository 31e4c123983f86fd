import { describe, expect, it } from 'vitest'
import { layRows, type Shape, TrainingKernel, takeRows } from './kernel.ts'

const shape: Shape = { rules: 3, dimension: 5, bits: 4, window: 1, hidden: 6, features: 7, words: 2 }

describe('the tables of a kernel', () => {
  const { tables } = new TrainingKernel(shape)

  it('lie one behind the other, each from a multiple of sixteen bytes on', () => {
    const places = Object.values(tables).sort((a, b) => a.at - b.at)
    places.forEach(({ at, stride, numbers }, index) => {
      expect(at % 16).toBe(0)
      expect(stride % 4).toBe(0)
      expect(at + numbers.byteLength).toBeLessThanOrEqual(places[index + 1]?.at ?? Number.POSITIVE_INFINITY)
    })
  })

  it('hold the layer side by side, as one step moves it', () => {
    const { inner, innerBias, outer, innerSum, innerBiasSum, outerSum, means } = tables
    for (const row of [
      [inner, innerBias, outer],
      [innerSum, innerBiasSum, outerSum],
    ] as const) {
      const [first, second, third] = row
      expect(second.at).toBe(first.at + first.numbers.byteLength)
      expect(third.at).toBe(second.at + second.numbers.byteLength)
      expect(third.at + third.numbers.byteLength - first.at).toBe(4 * means.width)
    }
  })

  it('give back the rows that they were given, and refuse more or fewer', () => {
    const rows = Float32Array.from({ length: shape.rules * shape.dimension }, (_, at) => at + 1)
    layRows(tables.clause, rows)
    expect(takeRows(tables.clause)).toEqual(rows)
    expect([...tables.clause.numbers.subarray(5, 8)]).toEqual([0, 0, 0])
    expect(() => layRows(tables.clause, rows.subarray(1))).toThrow('14 numbers for a table of 3 rows of 5')
  })
})
