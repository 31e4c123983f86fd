import { describe, expect, it } from 'vitest'
import { encodeBinary } from '../../binary.ts'
import {
  decodeModel,
  encodeModel,
  fillEmbedding,
  MODEL_FORMAT,
  type Model,
  openModel,
  packedEmbedding,
} from './model.ts'

const model: Model = {
  header: {
    format: MODEL_FORMAT,
    card: { notes: 12, made: 'in a test' },
    rules: ['art9/health'],
    dimension: 2,
    bits: 1,
    window: 1,
    hidden: 1,
    step: 0.1,
    combine: [{ model: 1, rules: 0.5, seen: 0.1, bias: -1, alone: true }],
  },
  embedding: Int8Array.of(-4, 0, 1, 3),
  clause: Float32Array.of(0.5, -0.5),
  windows: Float32Array.of(1, 2),
  bias: Float32Array.of(-3),
  inner: Float32Array.of(1, 2),
  innerBias: Float32Array.of(0.5),
  outer: Float32Array.of(-1),
}

describe('a model', () => {
  it('comes back from its bytes, which are the same each time', () => {
    expect(decodeModel(encodeModel(model))).toEqual(model)
    expect(encodeModel(decodeModel(encodeModel(model)))).toEqual(encodeModel(model))
  })

  it('is the same where it is fetched piece by piece', () => {
    const bytes = encodeModel(model)
    const read: number[] = []
    const opened = openModel((into, from) => {
      read.push(from)
      into.set(bytes.subarray(from, from + into.length))
    })
    const before = read.length
    expect(opened.header).toEqual(model.header)
    expect(read.length).toBe(before)
    expect(opened).toEqual(model)
    expect(encodeModel(opened)).toEqual(bytes)
    const into = new Uint8Array(4).fill(9)
    fillEmbedding(opened, into)
    expect([...into]).toEqual([...packedEmbedding(model), 9, 9])
  })

  it('of numbers that do not fit into half a byte is refused', () => {
    for (const value of [-5, 4]) {
      const wrong = { ...model, embedding: Int8Array.of(0, 0, 0, value) }
      expect(() => encodeModel(wrong)).toThrow(`an embedding holds ${value}`)
    }
  })

  it('of another layout is refused, with what to do', () => {
    const older = { ...model, header: { ...model.header, format: MODEL_FORMAT - 1 } }
    expect(() => decodeModel(encodeModel(older))).toThrow(`a learned model of layout ${MODEL_FORMAT - 1}`)
    expect(() => decodeModel(encodeModel(older))).toThrow('train it anew')
  })

  it('is not what only looks like one', () => {
    expect(() => decodeModel(encodeBinary(1, model.header, {}))).toThrow('no learned model of fritext')
    expect(() => decodeModel(new Uint8Array(0))).toThrow('no learned model of fritext')
  })
})
