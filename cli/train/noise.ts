/** Notes as hurried people type them: copies without å, ä, ö or without capitals, so that the model does not lean on either. */
import type { LabelledNote } from './notes.ts'

/** The copy of a note, labels and quotes along with it; which kind of haste is decided by `random`, a number in [0, 1). */
export function hurried(note: LabelledNote, random: number): LabelledNote {
  const type = random < 0.4 ? withoutRings : random < 0.8 ? lower : (text: string) => withoutRings(lower(text))
  return {
    ...note,
    text: type(note.text),
    expect: note.expect.map(({ rule, quote }) => ({ rule, quote: type(quote) })),
  }
}

function withoutRings(text: string): string {
  return text.replace(/[åä]/g, 'a').replace(/ö/g, 'o').replace(/[ÅÄ]/g, 'A').replace(/Ö/g, 'O')
}

function lower(text: string): string {
  return text.toLowerCase()
}
