import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIRST_LITERAL } from '../lexicon/classes.ts'
import { decodePattern, END_ELEMENT, encodePattern, NOT_ELEMENT, START_ELEMENT, WORD_ELEMENT } from './pattern-code.ts'

const id = fc.integer({ min: 0, max: 60_000 })
const element = fc.record({
  kind: fc.constantFrom(WORD_ELEMENT, START_ELEMENT, END_ELEMENT, NOT_ELEMENT),
  optional: fc.boolean(),
  gap: fc.integer({ min: 0, max: 12 }),
  any: fc.array(id, { maxLength: 5 }),
  none: fc.array(id, { maxLength: 3 }),
})
const pattern = fc.record({
  ownerKind: fc.integer({ min: 0, max: 2 }),
  owner: fc.integer({ min: 0, max: 5000 }),
  weight: fc.integer({ min: -90, max: 90 }).map((tenths) => tenths / 10),
  from: fc.integer({ min: 0, max: 9 }),
  to: fc.integer({ min: 0, max: 9 }),
  elements: fc.array(element, { maxLength: 6 }),
})

it('decodes what was encoded, one pattern behind the other', () => {
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), (patterns) => {
      const code: number[] = []
      const starts = patterns.map((one) => {
        const start = code.length
        encodePattern(one, code)
        return start
      })
      const numbers = Uint16Array.from(code)
      expect([...numbers]).toEqual(code)
      patterns.forEach((one, index) => {
        expect(decodePattern(numbers, starts[index] as number)).toMatchObject(one)
      })
    }),
  )
})

it('reckons how many words can stand before its last element', () => {
  const code: number[] = []
  const word = (gap: number, any: number) => ({ kind: WORD_ELEMENT, optional: false, gap, any: [any], none: [] })
  const start = { kind: START_ELEMENT, optional: false, gap: 0, any: [], none: [] }
  const elements = [start, word(0, FIRST_LITERAL), word(3, 1), word(2, FIRST_LITERAL)]
  encodePattern({ ownerKind: 0, owner: 0, weight: 0, from: 0, to: 4, elements }, code)
  // A literal takes one word, a class may be an expression of five.
  expect(decodePattern(Uint16Array.from(code), 0).reach).toBe(11)
})
