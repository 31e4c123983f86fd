import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIRST_LITERAL } from '../lexicon/classes.ts'
import {
  ANCHOR,
  ANY,
  COUNT,
  END_ELEMENT,
  FROM,
  fieldOf,
  GAP,
  HEAD,
  KIND,
  meaningOf,
  NONE,
  NOT_ELEMENT,
  OPTIONAL,
  type PatternCode,
  PatternWriter,
  REACH,
  reachOf,
  START_ELEMENT,
  TO,
  WIDTH,
  WORD_ELEMENT,
} from './pattern-code.ts'

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
  anchor: fc.integer({ min: -1, max: 5 }),
})
const patterns = fc.array(pattern, { minLength: 1, maxLength: 4 })

function row({ rowFirst, rowClass }: PatternCode, number: number): number[] {
  return [...rowClass.subarray(rowFirst[number], rowFirst[number + 1])]
}

/** A pattern as it was before it was laid out. */
function read(code: PatternCode, number: number): unknown {
  const { patterns, patternStart } = code
  const at = patternStart[number] as number
  const elements = Array.from({ length: patterns[at + COUNT] as number }, (_, index) => {
    const what = at + HEAD + index * WIDTH
    const kind = patterns[what + KIND] as number
    const any = row(code, patterns[what + ANY] as number)
    const none = row(code, patterns[what + NONE] as number)
    return { kind: kind & 3, optional: kind >= OPTIONAL, gap: patterns[what + GAP], any, none }
  })
  const anchor = (patterns[at + ANCHOR] as number) - 1
  return { ...meaningOf(code, number), from: patterns[at + FROM], to: patterns[at + TO], elements, anchor }
}

it('lays out what it is given, one pattern behind the other, also behind those laid out before', () => {
  fc.assert(
    fc.property(patterns, patterns, (some, more) => {
      const first = new PatternWriter()
      for (const one of some) first.add(one)
      const second = new PatternWriter(first.finish())
      expect(more.map((one) => second.add(one))).toEqual(more.map((_, index) => some.length + index))
      const code = second.finish()
      expect([...some, ...more].map((_, number) => read(code, number))).toEqual([...some, ...more])
    }),
  )
})

it('lays out a row of choices once', () => {
  const writer = new PatternWriter()
  const word = (any: number[]) => ({ kind: WORD_ELEMENT, optional: false, gap: 0, any, none: [] })
  const elements = [word([7, 9]), word([8]), word([7, 9])]
  writer.add({ ownerKind: 0, owner: 0, weight: 0, from: 0, to: 3, elements, anchor: 1 })
  expect([...writer.finish().rowClass]).toEqual([7, 9, 8])
})

it('reckons how many words can stand before its last element', () => {
  const word = (gap: number, any: number) => ({ kind: WORD_ELEMENT, optional: false, gap, any: [any], none: [] })
  const start = { kind: START_ELEMENT, optional: false, gap: 0, any: [], none: [] }
  const elements = [start, word(0, FIRST_LITERAL), word(3, 1), word(2, FIRST_LITERAL)]
  // A literal takes one word, a class may be an expression of five.
  expect(reachOf(elements)).toBe(11)
  const writer = new PatternWriter()
  writer.add({ ownerKind: 0, owner: 0, weight: 0, from: 0, to: 4, elements, anchor: 1 })
  expect(writer.finish().patterns[REACH]).toBe(11)
})

it('makes a field of a row: a bit a class, and the words', () => {
  const { bits, literals } = fieldOf(Uint16Array.of(5, 2, 33, FIRST_LITERAL + 4), 1, 4)
  expect([...bits.subarray(0, 2)]).toEqual([4, 2])
  expect(literals).toEqual([FIRST_LITERAL + 4])
})
