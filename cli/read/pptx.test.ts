import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makePptx } from './make-documents.ts'

test('slides in the order in which they are shown, notes, comments, hidden slides', async () => {
  const bytes = makePptx([
    {
      paragraphs: ['Klassråd', 'Vad gör vi i vår?'],
      notes: 'Elsa är orolig för resan.',
      comment: 'Fråga mamman först',
    },
    { paragraphs: ['Dold bild'], hidden: true },
  ])
  const { records, failures, parts } = await collect(openBytes('x.pptx', bytes))
  expect(failures).toEqual([])
  expect(parts.map(({ format, part }) => [format, part])).toEqual([
    ['pptx', undefined],
    ['slide', 'slide 1'],
    ['slide', 'slide 2'],
  ])
  expect(records.map(({ field, text, locator }) => `${locator.part}, ${locator.pointer} | ${field} | ${text}`)).toEqual(
    [
      'slide 1, paragraph 1 | undefined | Klassråd',
      'slide 1, paragraph 2 | undefined | Vad gör vi i vår?',
      'slide 1, notes, paragraph 1 | anteckningar | Elsa är orolig för resan.',
      'slide 1, comment 1 | kommentar | Fråga mamman först',
      'slide 2, paragraph 1 | undefined | Dold bild',
    ],
  )
})

test('damage is counted with the slide', async () => {
  const bytes = makePptx([{ paragraphs: ['Klassråd', '\u0001'] }])
  const { failures, records } = await collect(openBytes('x.pptx', bytes))
  expect(records.map(({ text, locator }) => [text, locator.part])).toContainEqual(['Klassråd', 'slide 1'])
  expect(failures).toMatchObject([{ code: 'E262', locator: { part: 'slide 1', pointer: 'ppt/slides/slide1.xml' } }])
})
