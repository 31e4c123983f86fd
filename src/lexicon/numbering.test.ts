import { describe, expect, it } from 'vitest'
import { Automaton } from './automaton.ts'
import { buildAutomaton } from './automaton-build.ts'
import { SetRegistry } from './classes.ts'
import { numberInOrder } from './numbering.ts'

const registry = new SetRegistry()
const [unused, kin, meal] = [registry.intern([9]), registry.intern([5]), registry.intern([7, 8])]
const built = buildAutomaton(
  new Map([
    ['mor', kin],
    ['mors', kin],
    ['lunch', meal],
    ['mat', meal],
  ]),
)
const { data, sets } = numberInOrder(built.data, registry.toData())

describe('numbering in order', () => {
  it('numbers sets as the letters lead to them and leaves out those that no word has', () => {
    expect(sets).toEqual([[], [7, 8], [5]])
    expect(unused).toBe(1)
  })

  it('keeps each word with its classes', () => {
    const words = new Automaton(data)
    const found = ['mor', 'mors', 'lunch', 'mat', 'ma'].map((word) => sets[words.lookup(word, 0, word.length)])
    expect(found).toEqual([[5], [5], [7, 8], [7, 8], []])
  })

  it('is the same when done again', () => {
    const again = numberInOrder(data, { setFirst: Uint32Array.of(0, 0, 2, 3), setClass: Uint16Array.of(7, 8, 5) })
    expect(again).toEqual({ data, sets })
  })
})
