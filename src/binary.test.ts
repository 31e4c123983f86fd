import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BinaryArray, decodeBinary, decodePartly, encodeBinary } from './binary.ts'

const MAGIC = 0x54534554
const EVERY_KIND = {
  bytes: Int8Array.of(-128, 0, 127),
  unsigned: Uint8Array.of(0, 255),
  short: Uint16Array.of(0, 65_535, 7),
  long: Uint32Array.of(0, 4_294_967_295),
  real: Float32Array.of(-1.5, 0, Number.POSITIVE_INFINITY, 0.1),
  nothing: new Uint16Array(0),
}

/** The bytes at an odd place of a larger buffer. */
function shifted(bytes: Uint8Array, by: number): Uint8Array {
  const room = new Uint8Array(bytes.length + 16)
  room.set(bytes, by)
  return room.subarray(by, by + bytes.length)
}

describe('an artefact', () => {
  it('gives back arrays of every kind, and its header', () => {
    const header = { layout: 1, words: ['å', '😀', '"'], nested: { empty: null } }
    const back = decodeBinary(MAGIC, encodeBinary(MAGIC, header, EVERY_KIND), 'test')
    expect(back).toEqual({ header, arrays: EVERY_KIND })
    for (const [name, array] of Object.entries(EVERY_KIND))
      expect(back.arrays[name]?.constructor).toBe(array.constructor)
  })

  it('may hold no arrays', () => {
    expect(decodeBinary(MAGIC, encodeBinary(MAGIC, [], {}), 'test')).toEqual({ header: [], arrays: {} })
  })

  it('is read where it lies, without a copy', () => {
    const bytes = encodeBinary(MAGIC, {}, EVERY_KIND)
    const { arrays } = decodeBinary(MAGIC, bytes, 'test')
    for (const name of Object.keys(EVERY_KIND)) expect(arrays[name]?.buffer).toBe(bytes.buffer)
  })

  it('holds a part of a larger array alone', () => {
    const part = Float32Array.of(1, 2, 3, 4).subarray(1, 3)
    expect(decodeBinary(MAGIC, encodeBinary(MAGIC, {}, { part }), 'test').arrays).toEqual({
      part: Float32Array.of(2, 3),
    })
  })

  it.each([1, 2, 3, 4, 7])('may lie %i bytes off every boundary', (by) => {
    const bytes = encodeBinary(MAGIC, { a: 1 }, EVERY_KIND)
    expect(decodeBinary(MAGIC, shifted(bytes, by), 'test').arrays).toEqual(EVERY_KIND)
    expect(decodeBinary(MAGIC, Buffer.from(shifted(bytes, by).buffer).subarray(by, by + bytes.length), 'test')).toEqual(
      { header: { a: 1 }, arrays: EVERY_KIND },
    )
  })

  it('comes back whatever it holds, wherever it lies', () => {
    const some = fc.oneof<[fc.Arbitrary<BinaryArray>, ...fc.Arbitrary<BinaryArray>[]]>(
      fc.int8Array(),
      fc.uint8Array(),
      fc.uint16Array(),
      fc.uint32Array(),
      fc.float32Array(),
    )
    const name = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(
      fc.property(fc.dictionary(name, some), fc.jsonValue(), fc.nat(15), (arrays, header, by) => {
        const whole: unknown = JSON.parse(JSON.stringify(header))
        const back = decodeBinary(MAGIC, shifted(encodeBinary(MAGIC, header, arrays), by), 'test')
        expect(back.header).toEqual(whole)
        expect({ ...back.arrays }).toEqual({ ...arrays })
      }),
    )
  })
})

describe('what is refused', () => {
  const bytes = encodeBinary(MAGIC, {}, EVERY_KIND)

  it('is an artefact of another kind, by its name', () => {
    expect(() => decodeBinary(MAGIC + 1, bytes, 'learned model')).toThrow('these bytes are no learned model of fritext')
  })

  it.each([0, 1, 4, 7])('are %i bytes', (length) => {
    expect(() => decodeBinary(MAGIC, bytes.subarray(0, length), 'test')).toThrow('these bytes are no test')
  })

  it('is an artefact that was cut short', () => {
    for (const length of [8, 40, bytes.length - 40])
      expect(() => decodeBinary(MAGIC, bytes.slice(0, length), 'test')).toThrow('these bytes are no test')
    // A view of a buffer that holds the rest.
    expect(() => decodeBinary(MAGIC, bytes.subarray(0, bytes.length - 40), 'test')).toThrow('these bytes are no test')
  })
})

describe('an artefact with one byte changed before its arrays', () => {
  const bytes = encodeBinary(MAGIC, { layout: 1, list: ['a'] }, EVERY_KIND)
  const end = 8 + new DataView(bytes.buffer).getUint32(4, true)
  const decode: Record<string, (damaged: Uint8Array) => unknown> = {
    whole: (damaged) => decodeBinary(MAGIC, damaged, 'test'),
    'piece by piece': (damaged) =>
      decodePartly(
        MAGIC,
        (into, at) => {
          if (at + into.length > damaged.length) throw new Error('these bytes are no test: cut short')
          into.set(damaged.subarray(at, at + into.length))
        },
        'test',
        'bytes',
      ),
  }

  it.each(Object.keys(decode))('is read, or refused with a word that names it: %s', (way) => {
    const told = new Set<string>()
    for (let at = 4; at < end; at++)
      for (const bit of [0, 1, 3, 6]) {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] as number) ^ (1 << bit)
        try {
          decode[way]?.(damaged)
        } catch (error) {
          told.add((error as Error).message.slice(0, 23))
        }
      }
    expect([...told]).toEqual(['these bytes are no test'])
  })
})

describe('an artefact that is fetched piece by piece', () => {
  const large = Uint8Array.from({ length: 100 }, (_, at) => at)
  const from =
    (bytes: Uint8Array) =>
    (into: Uint8Array, at: number): void =>
      into.set(bytes.subarray(at, at + into.length))

  it.each([
    ['in the middle', { one: EVERY_KIND.short, large, two: EVERY_KIND.real, three: EVERY_KIND.bytes }],
    ['first', { large, one: EVERY_KIND.long }],
    ['last', { one: EVERY_KIND.real, two: EVERY_KIND.nothing, large }],
    ['alone', { large }],
  ])('is the same, with its large array %s', (_, arrays: Record<string, BinaryArray>) => {
    const bytes = encodeBinary(MAGIC, { layout: 1 }, arrays)
    const { header, arrays: rest, size, readLarge } = decodePartly(MAGIC, from(bytes), 'test', 'large')
    const into = new Uint8Array(size)
    readLarge(into)
    expect({ header, arrays: { ...rest, large: into } }).toEqual({ header: { layout: 1 }, arrays })
  })

  it('reads the large array not before it is asked for', () => {
    const bytes = encodeBinary(MAGIC, {}, { large, one: EVERY_KIND.real })
    const read: number[] = []
    decodePartly(
      MAGIC,
      (into, at) => {
        read.push(into.length)
        from(bytes)(into, at)
      },
      'test',
      'large',
    )
    expect(read.reduce((sum, length) => sum + length, 0)).toBeLessThan(bytes.length - large.length + 8)
  })

  it('is refused where it is another, or has no such array of bytes', () => {
    const bytes = encodeBinary(MAGIC, {}, { large: EVERY_KIND.real })
    expect(() => decodePartly(MAGIC + 1, from(bytes), 'test', 'large')).toThrow('these bytes are no test of fritext')
    expect(() => decodePartly(MAGIC, from(bytes), 'test', 'large')).toThrow('these bytes are no test of fritext')
    expect(() => decodePartly(MAGIC, from(bytes), 'test', 'other')).toThrow('these bytes are no test of fritext')
  })
})
