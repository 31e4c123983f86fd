import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NoteMemory } from './note-memory.ts'
import type { Context, Finding } from './types.ts'

const finding = (rule: string): Finding => ({
  rule,
  start: 0,
  end: 1,
  severity: 'error',
  confidence: 1,
  message: { sv: '', en: '' },
  why: { sv: '', en: '' },
  suggestions: [],
  evidence: [],
})

describe('NoteMemory', () => {
  test('asks once for a note that comes twice', () => {
    const memory = new NoteMemory(10_000)
    let asked = 0
    const lint = (): Finding[] => {
      asked++
      return [finding('a')]
    }
    const first = memory.findings('En anteckning.', {}, lint)
    const second = memory.findings('En anteckning.', {}, lint)
    expect(second).toEqual(first)
    expect(second).not.toBe(first)
    expect(asked).toBe(1)
  })

  test('a list that the caller changes stays as it was for the next', () => {
    const memory = new NoteMemory(10_000)
    memory.findings('Text.', {}, () => [finding('a')]).pop()
    expect(memory.findings('Text.', {}, () => [])).toHaveLength(1)
  })

  test('takes no two notes or contexts for one, and forgets what it has no room for', () => {
    const context = fc.record<Context>(
      {
        field: fc.constantFrom('', 'a', '=a', 'b/c'),
        kind: fc.constantFrom('iup', 'absence'),
        system: fc.constantFrom('', 'x', 'x/', '1/x'),
        lang: fc.constantFrom('sv', 'en'),
      },
      { requiredKeys: [] },
    )
    const note = fc.tuple(fc.constantFrom('a', 'A', 'a ', 'å', 'å', 'x'.repeat(300)), context)
    fc.assert(
      fc.property(fc.array(note, { maxLength: 40 }), fc.integer({ min: 0, max: 3000 }), (notes, room) => {
        const memory = new NoteMemory(room)
        for (const [text, where] of notes) {
          const told = JSON.stringify([text, where.lang, where.kind, where.system, where.field])
          expect(memory.findings(text, where, () => [finding(told)])[0]?.rule).toBe(told)
        }
      }),
    )
  })

  test('room is bounded by what is asked for', () => {
    const memory = new NoteMemory(1000)
    let asked = 0
    const lint = (): Finding[] => {
      asked++
      return []
    }
    const ask = (text: string): void => void memory.findings(text, {}, lint)
    for (let round = 0; round < 2; round++) for (let note = 0; note < 100; note++) ask(`note ${note}`)
    expect(asked).toBe(200)
    ask('note 99')
    expect(asked).toBe(200)
  })
})
