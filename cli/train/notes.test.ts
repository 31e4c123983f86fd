import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from '../testing.ts'
import { type LabelledNote, placesOf, readNotes } from './notes.ts'

const GOOD = { id: 'a', lang: 'sv', text: 'Åsa har diabetes', expect: [{ rule: 'art9/health', quote: 'diabetes' }] }
const SECRET = 'hemligheten'
const folders: Array<() => void> = []

/** Reads lines from a file of their own. */
function read(...lines: string[]): { file: string; notes: () => LabelledNote[] } {
  const { path, remove } = makeFolder({ 'notes.ndjson': lines.join('\n') })
  folders.push(remove)
  const file = join(path, 'notes.ndjson')
  return { file, notes: () => readNotes([file]) }
}

afterAll(() => {
  for (const remove of folders) remove()
})

describe('readNotes', () => {
  it('reads a note a line, and nothing from blank lines', () => {
    const { notes } = read(
      JSON.stringify(GOOD),
      '',
      '  ',
      JSON.stringify({ ...GOOD, id: 'b', accept: ['code/agreed'] }),
    )
    expect(notes()).toEqual([
      { ...GOOD, accept: [] },
      { ...GOOD, id: 'b', accept: ['code/agreed'] },
    ])
  })

  it('reads files one after the other', () => {
    const [one, other] = ['1', '2'].map((id) => read(JSON.stringify({ ...GOOD, id })).file)
    expect(readNotes([other ?? '', one ?? '']).map(({ id }) => id)).toEqual(['2', '1'])
    expect(readNotes([])).toEqual([])
  })

  it.each([
    ['is no JSON', `{"text": "${SECRET}`],
    ['is no object', 'null'],
    ['is another object', `["${SECRET}"]`],
    ['has no text', JSON.stringify({ ...GOOD, text: undefined, why: SECRET })],
    ['has a number for a text', JSON.stringify({ ...GOOD, text: 5, why: SECRET })],
    ['has no labels', JSON.stringify({ ...GOOD, text: SECRET, expect: undefined })],
    ['has an unknown language', JSON.stringify({ ...GOOD, text: SECRET, expect: [], lang: 'fi' })],
    ['has a label that is none', JSON.stringify({ ...GOOD, text: SECRET, expect: [null] })],
    ['has a label without a quote', JSON.stringify({ ...GOOD, text: SECRET, expect: [{ rule: 'art9/health' }] })],
    ['has an empty quote', JSON.stringify({ ...GOOD, text: SECRET, expect: [{ rule: 'art9/health', quote: '' }] })],
    ['quotes what is not there', JSON.stringify({ ...GOOD, text: SECRET })],
    ['accepts what is no list', JSON.stringify({ ...GOOD, text: SECRET, expect: [], accept: 'code/agreed' })],
  ])('shows file and line, and never the text, where a line %s', (_, line) => {
    const { file, notes } = read(JSON.stringify(GOOD), '', line)
    let message = ''
    try {
      notes()
    } catch (error) {
      message = error instanceof Error ? error.message : ''
    }
    expect(message.startsWith(`${file}:3: `)).toBe(true)
    expect(message).not.toContain(SECRET.slice(0, 5))
  })
})

describe('placesOf', () => {
  it('finds every place, overlapping ones too', () => {
    expect(placesOf('aaa', 'aa')).toEqual([
      [0, 2],
      [1, 3],
    ])
    expect(placesOf('abc', 'd')).toEqual([])
    expect(placesOf('abc', '')).toEqual([])
  })

  it('gives places that hold the quote', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, letters, (before, quote, behind) => {
        const text = before + quote + behind
        const places = placesOf(text, quote)
        for (const [start, end] of places) expect(text.slice(start, end)).toBe(quote)
        if (quote !== '') expect(places).toContainEqual([before.length, before.length + quote.length])
      }),
    )
  })
})
