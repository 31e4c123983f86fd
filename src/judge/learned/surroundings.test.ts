import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTEXT_REACH, surroundings } from './surroundings.ts'

/** Clauses of these lengths, one behind the other. */
function rowOf(lengths: readonly number[]): { first: number[]; last: number[] } {
  const last = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0))
  return { first: last.map((end, index) => end - (lengths[index] ?? 0)), last }
}

describe('the clauses that a clause is read with', () => {
  it('are a row around it: those that lie within reach as wholes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (lengths, at) => {
          const { first, last } = rowOf(lengths)
          const index = at % lengths.length
          const [from, to] = surroundings(first, last, lengths.length, index)
          const near = lengths.map((_, other) => {
            if (other < index) return (first[index] ?? 0) - (first[other] ?? 0) <= CONTEXT_REACH
            return other === index || (last[other] ?? 0) - (last[index] ?? 0) <= CONTEXT_REACH
          })
          expect(near).toEqual(lengths.map((_, other) => other >= from && other < to))
        },
      ),
    )
  })

  it('are none where the neighbours are too long', () => {
    const { first, last } = rowOf([CONTEXT_REACH + 1, 5, CONTEXT_REACH + 1])
    expect(surroundings(first, last, 3, 1)).toEqual([1, 2])
    const short = rowOf([CONTEXT_REACH, 5, CONTEXT_REACH])
    expect(surroundings(short.first, short.last, 3, 1)).toEqual([0, 3])
  })
})
