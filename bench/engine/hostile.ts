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
  ['one compound of nothing', 'bcd'],
  ['one compound of one letter and hyphens', 'å-'],
  ['one hyphenated word without end', 'adhd-'],
  ['single letters', 'd i '],
  ['letters and figures', 'd1a'],
  ['signs inside words', 'm*s@l'],
  ['nested quotes', '"sa ”'],
  ['quoted words', '"sjuk" '],
  ['quotation marks', '"'],
  ['brackets', '[['],
  ['brackets with words', '[a ('],
  ['placeholders', '{{a}} [b] '],
  ['openings of placeholders', '{{a '],
  ['further openings of placeholders', '<<%AA_X'],
  ['almost numbers', '120101-238 '],
  ['digits', '1'],
  ['single digits', '1 '],
  ['digits with invisible signs', '1\u200b1\u00ad'],
  ['almost telephone numbers', '070-1 '],
  ['beginnings of telephone numbers', '07 '],
  ['spoken numbers', 'noll '],
  ['almost addresses', 'a@b. '],
  ['almost addresses without a blank', 'a@a.'],
  ['post boxes', 'box 1 '],
  ['passwords', 'lösen: '],
  ['codes', 'kod "'],
  ['agreed words', 'ni vet '],
  ['marks', '(x)x o ?!**a'],
  ['slashes and underscores', 'a/a_'],
  ['dashes between words', 'a -- b '],
  ['signs between words', 'a = b '],
  ['accounts', 'kontot a_b '],
  ['equals and dashes', '=-'],
  ['line breaks', '\n'],
  ['blank lines with words', 'sjuk\n\n'],
  ['spaces', ' '],
  ['signs before words', ', ; ( sjuk'],
  ['one sentence full of telling words', 'Elsa har diabetes och mamma är sjuk hemma med adhd på BUP '],
  ['one question full of telling words', 'har Elsa diabetes eller adhd och får hon medicin på BUP '],
  ['negations', 'inte aldrig ingen '],
  ['names', 'Elsa Ali '],
  ['short sentences', 'Hon är sjuk. '],
  ['idioms', 'sjukt bra '],
  ['misspelt words', 'föräldarna frånvarnade '],
  ['abbreviations', 't.ex. bl.a.'],
  ['emoji', '😀🔴 '],
  ['soft hyphens', 'sj\u00aduk '],
  ['two scripts', 'diab\u0435tes '],
]

/** UTF-16 units of the shorter and the longer note. */
const SIZES = [20_000, 80_000] as const

/** Costs below this, in milliseconds, are noise. */
const NOISE = 5

/** Rounds of which the fastest counts: at least so many, and more where growth looks faster than it may be, since a pause only ever adds. */
const ROUNDS = { least: 3, most: 15 } as const

/** A ratio that no further round need confirm. */
const IN_PROPORTION = 0.9

/** How many times as much a note four times as long costs; the ratio is 1 where cost grows in proportion, 0.25 where it grows with the square. */
export function hostileSection(linter: Linter): Section {
  const cost = (text: string): number => {
    const start = clock()
    linter.lint(text, { lang: 'sv' })
    return clock() - start
  }
  const rows = HOSTILE.map(([what, piece]): Row => {
    const texts = SIZES.map((size) => repeated(piece, size))
    const fastest = texts.map(() => Number.POSITIVE_INFINITY)
    const growth = (): number => {
      const [short, long] = fastest.map((spent) => Math.max(NOISE, spent)) as [number, number]
      return long / short
    }
    for (let round = 0; round < ROUNDS.least || (round < ROUNDS.most && 4 / growth() < IN_PROPORTION); round++) {
      for (const [place, text] of texts.entries()) fastest[place] = Math.min(fastest[place] as number, cost(text))
    }
    return { what, figure: `${growth().toFixed(2)} ×`, ratio: 4 / growth(), aim: '4.0 ×' }
  })
  const told = SIZES.map((size) => `${size / 1000} kB`).join(' and ')
  return { title: 'Hostile notes: four times as long', note: `Both judges; notes of ${told} (UTF-16 units).`, rows }
}

/** A piece repeated to at least `length` UTF-16 code units. */
export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length))
}
