import { expect, it } from 'vitest'
import { createRandom } from '../train/trainer.ts'
import { labelledNotes, mutated } from './mutate.ts'

const notes = labelledNotes('fixtures/notes/tune')

it('reads labelled notes with where they were typed in', () => {
  expect(notes.length).toBeGreaterThan(500)
  expect(notes.every(({ text }) => text !== '')).toBe(true)
  expect(notes.some(({ context }) => context.kind === 'message')).toBe(true)
})

it('makes the same notes of the same numbers, and seldom one as it was', () => {
  const make = (): string[] => {
    const random = createRandom(3)
    return Array.from({ length: 200 }, () => mutated(notes, random).text)
  }
  const made = make()
  expect(make()).toEqual(made)
  const known = new Set(notes.map(({ text }) => text))
  expect(made.filter((text) => known.has(text)).length).toBeLessThan(60)
})
