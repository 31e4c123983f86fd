import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { featureClasses } from '../feature-classes.ts'
import { decodeModel, encodeModel, openModel, preparedFor } from '../model.ts'
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
    const model = openModel((into, from) => into.set(prepared.subarray(from, from + into.length)))
    expect(plain.length).toBeGreaterThan(table)
    expect(preparedFor(model)?.kernel.length).toBeGreaterThan(1000)
    expect(memoryOf(startKernel(model, classes)).equals(plain)).toBe(true)
  })

  it('is the same model, and no more than that, where it is none of the package', () => {
    const model = decodeModel(prepared)
    expect(preparedFor(model)).toBeUndefined()
    expect(Buffer.from(encodeModel(model)).equals(encodeModel(decodeModel(bytes)))).toBe(true)
    expect(Object.keys(model)).toEqual(Object.keys(decodeModel(bytes)))
  })

  it('is as it was where the kernel cannot run it', () => {
    const model = decodeModel(bytes)
    const other = encodeModel({ ...model, header: { ...model.header, window: 2 }, embedding: model.embedding })
    expect(prepareModel(other)).toBe(other)
  })
})
