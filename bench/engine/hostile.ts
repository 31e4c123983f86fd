/** Whether the cost of a note grows in proportion with it, for notes made to make it grow faster. */
import type { Linter } from '../../src/index.ts'
import { clock, type Row, type Section } from './measure.ts'

/** Notes that nobody would write, to be as long as one likes. */
export const HOSTILE: ReadonlyArray<readonly [about: string, piece: string]> = [
  ['one letter', 'a'],
  ['one consonant', 'b'],
  ['one combining mark', '\u0301'],
  ['decomposed letters', 'a\u030a'],
  ['one compound without end', 'jordnöts'],
  ['one hyphenated word without end', 'adhd-'],
  ['nested quotes', '"sa ”'],
  ['quoted words', '"sjuk" '],
  ['brackets', '[['],
  ['brackets with words', '[a ('],
  ['almost numbers', '120101-238 '],
  ['single digits', '1 '],
  ['almost telephone numbers', '070-1 '],
  ['almost addresses', 'a@b. '],
  ['line breaks', '\n'],
  ['spaces', ' '],
  ['signs before words', ', ; ( sjuk'],
  ['one sentence full of telling words', 'Elsa har diabetes och mamma är sjuk hemma med adhd på BUP '],
  ['one question full of telling words', 'har Elsa diabetes eller adhd och får hon medicin på BUP '],
  ['negations', 'inte aldrig ingen '],
  ['names', 'Elsa Ali '],
  ['placeholders', '{{a}} [b] '],
  ['short sentences', 'Hon är sjuk. '],
  ['idioms', 'sjukt bra '],
  ['misspelt words', 'föräldarna frånvarnade '],
  ['abbreviations', 't.ex. bl.a.'],
  ['emoji', '😀'],
  ['soft hyphens', 'sj\u00aduk '],
]

/** UTF-16 units of the shorter and the longer note. */
const SIZES = [50_000, 200_000] as const

/** Rounds of which the fastest counts. */
const ROUNDS = 3

/** How many times as much a note four times as long costs; the ratio is 1 where cost grows in proportion, 0.25 where it grows with the square. */
export function hostileSection(linter: Linter): Section {
  const cost = (piece: string, size: number): number => {
    const text = piece.repeat(Math.ceil(size / piece.length))
    const spent = Array.from({ length: ROUNDS }, () => {
      const start = clock()
      linter.lint(text, { lang: 'sv' })
      return clock() - start
    })
    return Math.min(...spent)
  }
  const rows = HOSTILE.map(([what, piece]): Row => {
    const [short, long] = SIZES.map((size) => cost(piece, size)) as [number, number]
    return { what, figure: `${(long / short).toFixed(2)} ×`, ratio: (4 * short) / long, aim: '4.0 ×' }
  })
  const told = SIZES.map((size) => `${size / 1000} kB`).join(' and ')
  return { title: 'Hostile notes: four times as long', note: `Rules alone; notes of ${told} (UTF-16 units).`, rows }
}
