import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { encodeModel } from '../src/training.ts'
import { linterFor, openEngine } from './engine.ts'
import { readOwnModel, sealed } from './model-file.ts'
import { makeFolder } from './testing.ts'

const shipped = 'model/judge.bin'
const model = readFileSync(shipped)
const folder = makeFolder({ 'shipped.bin': model, 'own.bin': Buffer.from(sealed(model)) })
afterAll(folder.remove)
const file = (name: string): string => join(folder.path, name)

/** Reads the bytes as a model of one's own, as the command line does. */
function read(bytes: Uint8Array): unknown {
  writeFileSync(file('x.bin'), bytes)
  return readOwnModel(file('x.bin'), shipped)
}

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

it('a sealed model is the model', () => {
  expect(Buffer.from(encodeModel(readOwnModel(file('own.bin'), shipped))).equals(model)).toBe(true)
})

it('a changed bit is told, wherever it stands', () => {
  const own = sealed(model)
  for (const at of [8, 5000, own.length >> 1, own.length - 9, own.length - 1]) {
    expect(() => read(changed(own, at)), String(at)).toThrow(
      /^E126 .*x\.bin (?:is damaged|is no model).*"fritext train"\.$/,
    )
  }
  expect(() => read(changed(own, own.length - 8))).toThrow(/^E126 .*x\.bin ends without a check sum/)
  expect(() => read(own.subarray(0, -4))).toThrow(/^E126 .*x\.bin ends without a check sum/)
  expect(() => read(own.subarray(0, 1000))).toThrow(/^E126 .*x\.bin is no model/)
  expect(() => read(new Uint8Array(0))).toThrow(/^E126 .*x\.bin is no model/)
})

it('a copy of the model that ships needs no check sum, a damaged one is told', () => {
  expect(() => read(model)).not.toThrow()
  expect(() => read(changed(model, model.length >> 1))).toThrow(/^E126 .*x\.bin ends without a check sum/)
})

it('is asked for by whoever judges with a model of their own', async () => {
  const { policy } = await openEngine({ policy: 'strict' })
  const own = sealed(model)
  for (const [name, bytes, fault] of [
    ['whole.bin', own, undefined],
    ['broken.bin', changed(own, own.length >> 1), /^E126 .*broken\.bin is damaged/],
  ] as const) {
    writeFileSync(file(name), bytes)
    const lint = () => linterFor(policy, { model: file(name), stamp: '' }).lint('Elsa har diabetes.')
    if (fault === undefined) expect(lint()).not.toEqual([])
    else expect(lint).toThrow(fault)
  }
})
