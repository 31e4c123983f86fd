import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILT_IN, ClassRegistry, ClassSets, FIRST_LITERAL, NEUTRAL, SetRegistry, TITLE, TRAP } from './classes.ts'

describe('SetRegistry', () => {
  it('gives one number to one set, however it is written', () => {
    const sets = new SetRegistry()
    expect(sets.intern([])).toBe(0)
    expect(sets.intern([3, 1])).toBe(1)
    expect(sets.intern([1, 3, 3])).toBe(1)
    expect(sets.intern([1])).toBe(2)
  })
})

describe('ClassSets', () => {
  it('answers as the sets it was made of, literals and classes alike', () => {
    const id = fc.oneof(
      fc.integer({ min: 0, max: FIRST_LITERAL - 1 }),
      fc.integer({ min: FIRST_LITERAL, max: FIRST_LITERAL + 40 }),
    )
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(id, { maxLength: 8 }), { maxLength: 20 }), fc.array(id), (lists, others) => {
        const registry = new SetRegistry()
        const numbers = lists.map((list) => registry.intern(list))
        const sets = new ClassSets(registry.toData())
        lists.forEach((list, index) => {
          const number = numbers[index] as number
          expect([...sets.list(number)]).toEqual([...list].sort((a, b) => a - b))
          for (const one of [...list, ...others]) expect(sets.has(number, one)).toBe(list.includes(one))
        })
        for (const one of others) expect(sets.has(0, one)).toBe(false)
        expect(sets.size).toBe(new Set([...numbers, 0]).size)
      }),
    )
  })
})

describe('ClassRegistry', () => {
  it('puts the built-in classes first, where their constants point', () => {
    const registry = new ClassRegistry(['illness', 'trap', 'kin'])
    expect(registry.names).toEqual([...BUILT_IN, 'illness', 'kin'])
    expect([TRAP, TITLE, NEUTRAL].map((id) => registry.names[id])).toEqual(['trap', 'title', 'neutral'])
    expect(registry.find('kin')).toBe(BUILT_IN.length + 1)
    expect(registry.find('nothing')).toBeUndefined()
  })

  it('gives a literal one number', () => {
    const registry = new ClassRegistry([])
    expect([registry.literal('a'), registry.literal('b'), registry.literal('a')]).toEqual([
      FIRST_LITERAL,
      FIRST_LITERAL + 1,
      FIRST_LITERAL,
    ])
  })

  it('refuses more classes than sets can hold', () => {
    expect(() => new ClassRegistry(Array.from({ length: FIRST_LITERAL }, (_, index) => `c${index}`))).toThrow(
      /word classes/,
    )
  })
})
