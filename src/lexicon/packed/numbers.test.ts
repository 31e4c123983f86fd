import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Coder, hash, Reader, Writer } from './coder.ts'
import { Flag, Foreseen } from './numbers.ts'

const numbers = (coder: Coder, values: readonly number[]): number[] => {
  const row = new Foreseen(coder, 16, 4)
  let last = 0
  return values.map((value) => {
    last = row.pass(value, hash(last), 1, last + 1)
    return last
  })
}

const flags = (coder: Coder, values: readonly boolean[]): boolean[] => {
  const row = new Flag(coder, 2)
  return values.map((value, at) => row.pass(value, at % 3))
}

describe('numbers and flags', () => {
  it('come back as they were passed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(3), fc.nat(65_535))), fc.array(fc.boolean()), (values, answers) => {
        const writer = new Writer()
        numbers(writer, values)
        flags(writer, answers)
        const { bytes, lengths } = writer.finish()
        const reader = new Reader(bytes, lengths)
        expect(
          numbers(
            reader,
            values.map(() => 0),
          ),
        ).toEqual(values)
        expect(
          flags(
            reader,
            answers.map(() => false),
          ),
        ).toEqual(answers)
        expect(reader.exhausted).toBe(true)
      }),
    )
  })

  it('take one byte where they were foreseen', () => {
    const writer = new Writer()
    numbers(writer, [1, 2, 3, 4, 5, 6])
    expect(writer.finish().lengths).toEqual([6, 0, 0])
  })
})

it('tells rows that were cut short or are too long', () => {
  const short = new Reader(Uint8Array.of(7), [2])
  const row = short.open()
  expect([row.pass(0), row.pass(0)]).toEqual([7, 0])
  expect(short.exhausted).toBe(false)
  expect(new Reader(Uint8Array.of(7), [1]).exhausted).toBe(false)
})
