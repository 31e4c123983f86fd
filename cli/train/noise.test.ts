import { expect, it } from 'vitest'
import { hurried } from './noise.ts'
import type { LabelledNote } from './notes.ts'

const note: LabelledNote = {
  id: '1',
  lang: 'sv',
  text: 'Åke är hemma. Hon bor på Öland.',
  expect: [{ rule: 'home/conditions', quote: 'bor på Öland' }],
  accept: ['absence/attendance'],
}

it.each([
  [0.1, 'Ake ar hemma. Hon bor pa Oland.', 'bor pa Oland'],
  [0.5, 'åke är hemma. hon bor på öland.', 'bor på öland'],
  [0.9, 'ake ar hemma. hon bor pa oland.', 'bor pa oland'],
])('types in haste, by %d', (random, text, quote) => {
  const copy = hurried(note, random)
  expect(copy).toEqual({ ...note, text, expect: [{ rule: 'home/conditions', quote }] })
  expect(copy.text).toHaveLength(note.text.length)
})
