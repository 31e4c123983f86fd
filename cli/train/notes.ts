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
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new Error(`${place}: the line is no JSON`)
  }
  if (!isNote(value))
    throw new Error(`${place}: a labelled note needs "lang", "text" and "expect" with rules and quotes`)
  for (const { quote } of value.expect) {
    if (quote === '' || !value.text.includes(quote)) throw new Error(`${place}: a quote is no part of the text`)
  }
  return { ...value, accept: value.accept ?? [] }
}

function isNote(value: unknown): value is Omit<LabelledNote, 'accept'> & { readonly accept?: readonly string[] } {
  if (typeof value !== 'object' || value === null) return false
  const { lang, text, expect, accept = [] } = value as Record<string, unknown>
  return (
    (lang === 'sv' || lang === 'en') &&
    typeof text === 'string' &&
    Array.isArray(accept) &&
    Array.isArray(expect) &&
    expect.every(
      (item: Record<string, unknown> | null) => typeof item?.rule === 'string' && typeof item.quote === 'string',
    )
  )
}

/** All places of a quote in a text, half-open UTF-16 offsets. */
export function placesOf(text: string, quote: string): Array<readonly [number, number]> {
  const out: Array<readonly [number, number]> = []
  if (quote === '') return out
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) out.push([at, at + quote.length])
  return out
}
