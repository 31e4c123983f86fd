/** The texts of the bench, made of the labelled notes of the repository by a fixed seed: the same for every run. */
import { labelledNotes } from '../../cli/evaluate/mutate.ts'
import type { Linter } from '../../src/index.ts'

/** Notes of one kind, each a text of its own. */
export interface Texts {
  readonly name: string
  readonly notes: readonly string[]
  /** UTF-8 bytes of all notes together. */
  readonly bytes: number
}

/** Length of a note in UTF-8 bytes, about: what teachers write in a larger field. */
export const NOTE_BYTES = 470

/** Numbers from 0 to below 1, the same for a seed. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * Three kinds of text of about `bytes` bytes: notes without any finding (sentences of everyday notes and of those written to look like findings), notes of which one in twenty has a sentence with a finding, and
 * the development notes one after the other, where nearly every second note has findings. `linter` tells which sentences have none.
 */
export function makeTexts(linter: Linter, bytes: number): Texts[] {
  const everyday = sentencesOf('fixtures/notes/natural')
  const train = sentencesOf('fixtures/notes/train')
  const clean = [...everyday, ...train.filter((_, index) => index % 8 === 0)].filter(
    (sentence) => linter.lint(sentence).length === 0,
  )
  const found = train.slice(0, 2000).filter((sentence) => linter.lint(sentence).length > 0)
  const dense = labelledNotes('fixtures/notes/tune')
    .filter(({ context }) => context.lang !== 'en')
    .map(({ text }) => text)
  return [
    build('clean', bytes, createRandom(1), (random) => note(random, clean, linter)),
    build('one in twenty', bytes, createRandom(2), (random, index) => {
      const text = note(random, clean, linter)
      return index % 20 === 0 ? `${text} ${pick(random, found)}` : text
    }),
    build('dense', bytes, createRandom(3), (_, index) => dense[index % dense.length] as string),
  ]
}

function sentencesOf(folder: string): string[] {
  return labelledNotes(folder)
    .filter(({ context }) => context.lang !== 'en')
    .flatMap(({ text }) => text.split(/(?<=[.!?])\s+/))
    .filter((sentence) => sentence.length >= 20)
}

function pick(random: () => number, from: readonly string[]): string {
  return from[Math.floor(random() * from.length)] as string
}

/** Sentences put together until the note is long enough; together they can mean what none of them does, so that is looked at again. */
function note(random: () => number, sentences: readonly string[], linter: Linter): string {
  for (;;) {
    let text = pick(random, sentences)
    while (Buffer.byteLength(text) < NOTE_BYTES - 40) text += ` ${pick(random, sentences)}`
    if (linter.lint(text).length === 0) return text
  }
}

function build(
  name: string,
  most: number,
  random: () => number,
  make: (random: () => number, index: number) => string,
): Texts {
  const notes: string[] = []
  let bytes = 0
  while (bytes < most) {
    const text = make(random, notes.length)
    notes.push(text)
    bytes += Buffer.byteLength(text)
  }
  return { name, notes, bytes }
}
