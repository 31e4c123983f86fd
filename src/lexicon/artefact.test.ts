import { describe, expect, it } from 'vitest'
import { featureClasses } from '../judge/learned/feature-classes.ts'
import { decodePack, encodePack } from './artefact.ts'
import { compileRules } from './compile.ts'
import { FORMAT, lookupForm } from './pack.ts'
import { tinyInput } from './tiny.ts'

const compiled = compileRules(
  tinyInput('sjuk | a | sjuka | illness |', [{ id: 'art9/health', cues: [{ class: 'illness', weight: -0.5 }] }]),
)
const bytes = encodePack(compiled.header, compiled.arrays)

describe('the artefact', () => {
  it('holds header and arrays as they were', () => {
    const pack = decodePack(bytes)
    expect(JSON.parse(JSON.stringify(pack.header))).toEqual(JSON.parse(JSON.stringify(compiled.header)))
    expect(pack.arrays).toEqual(compiled.arrays)
    expect(pack.features).toEqual(featureClasses(compiled.header.classNames))
  })

  it('is read wherever in memory it lies', () => {
    for (const shift of [1, 3, 4, 8]) {
      const room = new Uint8Array(bytes.length + shift)
      room.set(bytes, shift)
      const pack = decodePack(room.subarray(shift))
      expect(lookupForm(pack, 'sjuka', 0, 5)).toBe(lookupForm(decodePack(bytes), 'sjuka', 0, 5))
      expect(lookupForm(pack, 'sjuka', 0, 5)).toBeGreaterThan(0)
    }
  })

  it('lays its arrays over the bytes without copying', () => {
    expect(decodePack(bytes).arrays.label.buffer).toBe(bytes.buffer)
  })
})

describe('refused', () => {
  it.each([
    ['no bytes', new Uint8Array(0)],
    ['other bytes', new TextEncoder().encode('{"rules": []}')],
    ['a file cut short to its magic', bytes.slice(0, 7)],
  ])('%s', (_, wrong) => {
    expect(() => decodePack(wrong)).toThrow('no compiled rules of fritext')
  })

  it('another layout', () => {
    const other = encodePack({ ...compiled.header, format: FORMAT + 1 }, compiled.arrays)
    expect(() => decodePack(other)).toThrow(`layout ${FORMAT + 1}, but this engine reads layout ${FORMAT}`)
  })
  it('a file cut short', () => {
    for (const length of [9, 60, bytes.length - 8]) expect(() => decodePack(bytes.slice(0, length))).toThrow()
  })
})
