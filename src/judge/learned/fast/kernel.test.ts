import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { featureClasses } from '../feature-classes.ts'
import { decodeModel, encodeModel, openModel } from '../model.ts'
import { prepareModel, startKernel } from './kernel.ts'

const bytes = readFileSync('model/judge.bin')
const classes = featureClasses(['noun', 'name', 'place'])
const table = 2 ** decodeModel(bytes).header.bits * 16

/** Everything that a started kernel holds, up to the room for letters. */
function memoryOf(kernel: ReturnType<typeof startKernel>): Buffer {
  if (kernel === undefined) throw new Error('no kernel')
  const { at, codes } = kernel.letters(0)
  return Buffer.from(codes.buffer.slice(0, at))
}

describe('a model that was prepared', () => {
  const prepared = prepareModel(bytes)
  const plain = memoryOf(startKernel(decodeModel(bytes), classes))

  it('gives the kernel the same memory', () => {
    expect(plain.length).toBeGreaterThan(table)
    expect(memoryOf(startKernel(decodeModel(prepared), classes)).equals(plain)).toBe(true)
  })

  it('gives it also where it is fetched piece by piece', () => {
    const model = openModel((into, from) => into.set(prepared.subarray(from, from + into.length)))
    expect(memoryOf(startKernel(model, classes)).equals(plain)).toBe(true)
  })

  it('is the same model', () => {
    const model = decodeModel(prepared)
    expect(Buffer.from(encodeModel(model)).equals(encodeModel(decodeModel(bytes)))).toBe(true)
    expect(Object.keys(model)).toEqual(Object.keys(decodeModel(bytes)))
  })

  it('is as it was where the kernel cannot run it', () => {
    const model = decodeModel(bytes)
    const other = encodeModel({ ...model, header: { ...model.header, window: 2 }, embedding: model.embedding })
    expect(prepareModel(other)).toBe(other)
  })
})
