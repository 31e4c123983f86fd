import nlp from 'compromise'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompromiseView } from './judge/english.ts'
import { createEnglishGrammar } from './judge/english.ts'
import { tinyBytes } from './lexicon/tiny.ts'
import { createLinter, type LinterOptions } from './linter.ts'
import { PIECE } from './long-text.ts'
import { everythingOn, type Policy } from './policy/policy.ts'
import { loadRuleset } from './ruleset.ts'
import type { Context } from './types.ts'

const words = { sv: '', en: '' }
const person = { key: 'person/any', weight: 1, scope: 'note' as const, match: '<who>', text: words }
const swedish = tinyBytes(
  `
  Åsa | p | | who |
  hon | b | | who |
  diabetes | n | | chronic | hm
  feber | n | febern | symptom | hm
  må dåligt | x | mår dåligt | symptom |
  `,
  [
    { id: 'art9/health', cues: [{ class: 'chronic', weight: 1 }], bias: 0.5 },
    { id: 'absence/sick', cues: [{ class: 'symptom', weight: 0 }], questions: [{ match: '<symptom> =?', weight: 2 }] },
    { id: 'identity/personal-number' },
    { id: 'code/agreed' },
  ],
  { evidence: [person] },
)
const english = tinyBytes(
  'diabetes | n | | chronic |',
  [{ id: 'art9/health', cues: [{ class: 'chronic', weight: 1 }] }],
  { computed: { 'grammar-person': { weight: 1, text: words } } },
  'en',
)

const options: LinterOptions = {
  ruleset: loadRuleset({ sv: swedish, en: english }),
  policy: everythingOn,
  today: '2026-03-01',
}
const linter = createLinter(options)

/** Findings as `rule:words`. */
const found = (text: string, context?: Context, by = linter): string[] =>
  by.lint(text, context).map(({ rule, start, end }) => `${rule}:${text.slice(start, end)}`)

const NOTES = [
  'Åsa har diabetes och hon mår dåligt.',
  'Feber? Åsas nummer är 20120101-2380.',
  'He has diabetes and was not at school.',
  'Inget särskilt i dag.',
  'A\u030asa har dia\u00adbetes',
  '',
]

describe('lint', () => {
  it('finds words, expressions and numbers, in the order of the text', () => {
    expect(found('20120101-2380 Åsa har diabetes, mår dåligt')).toEqual([
      'identity/personal-number:20120101-2380',
      'art9/health:diabetes',
      'absence/sick:mår dåligt',
    ])
  })

  it('finds nothing in nothing', () => {
    for (const text of ['', ' \n\t ', '\u00a0']) expect(linter.lint(text)).toEqual([])
  })

  it('tells severity, confidence and words', () => {
    const [finding] = linter.lint('Åsa har diabetes', { lang: 'sv' })
    expect(finding).toMatchObject({ rule: 'art9/health', severity: 'error', confidence: 0.924 })
    expect(finding?.evidence.map(({ key }) => key)).toEqual(['match', 'person/any'])
  })

  it('tells what asks from what states', () => {
    expect(linter.lint('Feber?', { lang: 'sv', kind: 'template' }).map(({ asks }) => asks)).toEqual([true])
    expect(linter.lint('Feber', { lang: 'sv', kind: 'template' }).map(({ asks }) => asks)).toEqual([undefined])
  })
})

describe('offsets count in the text as it came', () => {
  it.each([
    ['decomposed letters before', 'A\u030asa ma\u030ar bra, diabetes', 'art9/health:diabetes'],
    ['decomposed letters inside', 'Åsa ma\u030ar da\u030aligt', 'absence/sick:ma\u030ar da\u030aligt'],
    ['soft hyphens inside', 'Åsa har dia\u00adbe\u00adtes', 'art9/health:dia\u00adbe\u00adtes'],
    ['zero-width spaces inside', 'Åsa har dia\u200bbetes', 'art9/health:dia\u200bbetes'],
    ['emoji before', '😀 Åsa 👩‍🏫 har diabetes', 'art9/health:diabetes'],
    ['Windows line ends before', 'Åsa\r\n\r\nhar diabetes', 'art9/health:diabetes'],
  ])('%s', (_, text, expected) => {
    expect(found(text, { lang: 'sv' })).toEqual([expected])
  })

  it('composed and decomposed notes give the same findings', () => {
    const piece = fc.constantFrom('Åsa ', 'mår ', 'dåligt ', 'diabetes ', 'é', '. ', '\n', 'feber? ', '20120101-2380 ')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const apart = text.normalize('NFD')
        expect(found(apart, { lang: 'sv' }).map((one) => one.normalize('NFC'))).toEqual(found(text, { lang: 'sv' }))
      }),
    )
  })

  it('stay within any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('diabetes', ' ', 'feber?', '\u030a', '\u00ad', '"', '😀', '20120101-2380', '\ud83d'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const { start, end } of linter.lint(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = start
        }
      }),
    )
  })
})

describe('a text of more than a piece', () => {
  // Decomposed letters: offsets count in the text as it came.
  const line = 'A\u030Asa har diabetes.\n\n'
  const linter = createLinter(options)
  const alone = linter.lint(line)
  const text = line.repeat(Math.ceil((1.2 * PIECE) / line.length))
  const last = text.length - line.length

  it('is read piece by piece, to the end and with nothing told twice', () => {
    const found = linter.lint(text)
    expect(alone).toHaveLength(1)
    expect(found).toHaveLength(text.length / line.length)
    found.forEach(({ start, end }, index) => {
      const by = index * line.length
      if (start !== (alone[0]?.start ?? 0) + by || end !== (alone[0]?.end ?? 0) + by) expect.fail(`finding ${index}`)
    })
  })

  it('is looked at where it is asked, in whichever piece that lies', () => {
    const focus = { start: last, end: text.length }
    expect(linter.lint(text, {}, focus).map(({ start }) => start)).toEqual([last + (alone[0]?.start ?? 0)])
    expect(linter.explain(text, {}, focus)).toHaveLength(linter.explain(line).length)
  })
})

describe('a linter can be shared', () => {
  const fresh = (text: string): unknown => createLinter(options).lint(text)

  it('gives the same findings again', () => {
    for (const note of NOTES) expect(linter.lint(note)).toEqual(linter.lint(note))
  })

  it('keeps nothing from one note to the next, in whatever order they come', () => {
    const alone = new Map(NOTES.map((note) => [note, fresh(note)]))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NOTES), { maxLength: 12 }), (notes) => {
        for (const note of notes) expect(linter.lint(note)).toEqual(alone.get(note))
      }),
      { numRuns: 50 },
    )
  })

  it('does not disturb another over the same rules', () => {
    const other = createLinter({
      ...options,
      policy: { ...everythingOn, terms: [{ term: 'blorp', rule: 'art9/health' }] },
    })
    const before = found('Åsa har diabetes, blorp')
    expect(found('Åsa har diabetes, blorp', {}, other)).toEqual(['art9/health:diabetes', 'art9/health:blorp'])
    expect(found('Åsa har diabetes, blorp')).toEqual(before)
    expect(before).toEqual(['art9/health:diabetes'])
  })

  it('gives findings that later notes do not change', () => {
    const findings = linter.lint(NOTES[0] ?? '')
    const before = JSON.stringify(findings)
    for (const note of NOTES) linter.lint(note)
    expect(JSON.stringify(findings)).toBe(before)
  })
})

describe('language', () => {
  it('is what the caller says, else what the words say', () => {
    const rules = (text: string, context?: Context): number => linter.lint(text, context).length
    expect(rules('He had a feber and was ill with it')).toBe(0)
    expect(rules('He had a feber and was ill with it', { lang: 'sv' })).toBe(1)
  })

  it('without rules is read as Swedish', () => {
    const only = createLinter({ ...options, ruleset: loadRuleset({ sv: swedish }) })
    expect(found('She has diabetes', { lang: 'en' }, only)).toEqual(['art9/health:diabetes'])
  })

  it('loads the rules and the grammar of a language when its first note is met', () => {
    const loaded: string[] = []
    const lazy = createLinter({
      ...options,
      ruleset: loadRuleset({
        sv: () => {
          loaded.push('sv')
          return swedish
        },
        en: () => {
          loaded.push('en')
          return english
        },
      }),
      english: () => {
        loaded.push('grammar')
        return createEnglishGrammar(nlp as unknown as (text: string) => CompromiseView)
      },
    })
    expect(loaded).toEqual([])
    lazy.lint('Åsa har diabetes')
    lazy.lint('Åsa har diabetes')
    expect(loaded).toEqual(['sv'])
    expect(lazy.lint('She has diabetes', { lang: 'en' })[0]?.confidence).toBe(0.881)
    expect(linter.lint('She has diabetes', { lang: 'en' })[0]?.confidence).toBe(0.731)
    expect(loaded).toEqual(['sv', 'en', 'grammar'])
  })
})

describe('policy', () => {
  const explained = (policy: Partial<Policy>, text: string): string[] =>
    createLinter({ ...options, policy: { ...everythingOn, ...policy } })
      .explain(text, { lang: 'sv' })
      .map(({ candidate, outcome }) => `${candidate.rule} ${outcome}`)

  it('decides what is shown; explain tells of the rest', () => {
    expect(explained({ rules: { '*': { level: 'off' } } }, 'Åsa diabetes')).toEqual(['art9/health off'])
    expect(explained({ thresholds: { '*': 0.99 } }, 'Åsa diabetes')).toEqual(['art9/health below-threshold'])
    expect(explained({}, 'Åsa diabetes')).toEqual(['art9/health shown'])
  })

  it('excepts phrases in the text as it came', () => {
    const exceptions = [{ text: 'mår dåligt', rule: '*', reason: 'x' }]
    expect(explained({ exceptions }, 'Åsa ma\u030ar da\u030aligt')).toEqual(['absence/sick excepted'])
  })

  it('names the register where information belongs in the language of the reader', () => {
    const belongsIn = { '*': { sv: 'registret', en: 'the register' } }
    const register = (reader?: 'sv' | 'en'): string | undefined =>
      createLinter({ ...options, policy: { ...everythingOn, belongsIn }, ...(reader && { reader }) }).lint(
        'Åsa diabetes',
      )[0]?.belongsIn
    expect([register(), register('sv'), register('en')]).toEqual(['registret', 'registret', 'the register'])
  })

  it('gives the agreed codes to the detectors', () => {
    expect(explained({ agreedCodes: ['ekorre'] }, 'han är ekorre')).toEqual(['code/agreed shown'])
    expect(explained({}, 'han är ekorre')).toEqual([])
  })
})

describe('what cannot be used', () => {
  it('are bytes that are no rules', () => {
    expect(() => createLinter({ ...options, ruleset: loadRuleset({ sv: new Uint8Array(20) }) }).lint('x')).toThrow(
      /no compiled .*rules/,
    )
  })

  it('is a term of a rule that does not exist', () => {
    const policy = { ...everythingOn, terms: [{ term: 'x', rule: 'no/rule' }] }
    expect(() => createLinter({ ...options, policy }).lint('x')).toThrow('"no/rule"')
  })

  it('is a language that has no rules', () => {
    expect(() => loadRuleset({ sv: swedish }).pack('en')).toThrow('no compiled rules for language "en"')
  })
})
