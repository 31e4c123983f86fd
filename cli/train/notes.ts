/** Labelled notes: NDJSON files in the format of fixtures/notes/GUIDELINES.md. */
import { readFileSync } from 'node:fs'
import type { Lang, NoteKind } from '../../src/index.ts'

/** A labelled note. */
export interface LabelledNote {
  readonly id: string
  readonly lang: Lang
  readonly kind?: NoteKind
  readonly field?: string
  readonly text: string
  readonly expect: readonly { readonly rule: string; readonly quote: string }[]
  readonly accept: readonly string[]
}

/** Reads files of labelled notes. Throws with file and line for what is no labelled note; never quotes it. */
export function readNotes(files: readonly string[]): LabelledNote[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [parseNote(line, `${file}:${index + 1}`)])),
  )
}

function parseNote(line: string, place: string): LabelledNote {
  let value: LabelledNote
  try {
    value = JSON.parse(line) as LabelledNote
  } catch {
    throw new Error(`${place}: the line is no JSON`)
  }
  if (typeof value.text !== 'string' || !Array.isArray(value.expect)) {
    throw new Error(`${place}: a labelled note needs "text" and "expect"`)
  }
  for (const { quote } of value.expect) {
    if (!value.text.includes(quote)) throw new Error(`${place}: a quote is no part of the text`)
  }
  return { ...value, accept: value.accept ?? [] }
}

/** All places of a quote in a text, half-open UTF-16 offsets. */
export function placesOf(text: string, quote: string): Array<readonly [number, number]> {
  const out: Array<readonly [number, number]> = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) out.push([at, at + quote.length])
  return out
}
