import { describe, expect, it } from 'vitest'
import { compileFolder } from '../cli/config/load-rules.ts'
import { growth } from './growth.ts'
import { createLinter } from './linter.ts'
import { everythingOn } from './policy/policy.ts'
import { loadRuleset } from './ruleset.ts'

const bytes = compileFolder('rules/sv', 'sv', 'test')
const linter = createLinter({ ruleset: loadRuleset({ sv: bytes }), policy: everythingOn, today: '2026-03-01' })

/** Milliseconds of the processor, so that other programs do not count. */
const clock = (): number => process.cpuUsage().user / 1000

/** Notes that nobody would write, to be as long as one likes. */
const HOSTILE: ReadonlyArray<readonly [about: string, piece: string]> = [
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

const repeated = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length))

describe('cost grows in proportion with the note', () => {
  it.each(HOSTILE)('%s', (_, piece) => {
    const work = (length: number) => {
      const text = repeated(piece, length)
      return () => linter.lint(text, { lang: 'sv' })
    }
    work(2_000)()
    // Four times the text: proportional cost is 4 times, quadratic 16.
    expect(growth(work, 6_000, 24_000, clock, 12)).toBeLessThan(12)
  })
})

describe('a megabyte', () => {
  it.each(
    HOSTILE.filter(([about]) =>
      /one (letter|consonant|combining|compound)|nested|brackets|signs|almost numbers/.test(about),
    ),
  )('of %s is read in some seconds', (_, piece) => {
    const text = repeated(piece, 1_000_000)
    const before = clock()
    linter.lint(text, { lang: 'sv' })
    expect(clock() - before).toBeLessThan(30_000)
  })
})
