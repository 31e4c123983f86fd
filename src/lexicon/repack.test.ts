import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePack } from './artefact.ts'
import { lookupForm } from './pack.ts'
import { repack } from './repack.ts'
import { type TinyRule, tinyBytes } from './tiny.ts'

const LEXICON = `sjuk | a | sjuka | illness | hm
sjukdom | n | sjukdomen,sjukdomar | illness | m
äta | v | äter,åt,ätit,äten | meal |
ha ont | x | har ont,hade ont | illness |
ont i magen | x | | symptom |
Åsa | p | | name |`

const RULES: readonly TinyRule[] = [
  {
    id: 'a/b',
    cues: [{ class: 'illness', weight: -0.5 }],
    groups: { bad: ['illness', 'symptom'] },
    patterns: [
      { match: '<name> ha <bad>', weight: 1.5 },
      { match: ['^ ... <bad>', '=äter !inte [<illness>]'], weight: 12 },
    ],
  },
]

describe('packed rules', () => {
  const bytes = tinyBytes(LEXICON, RULES)

  it('hold what they were packed from', () => {
    const plain = decodePack(bytes)
    const packed = decodePack(repack(bytes))
    expect(packed.header).toEqual(JSON.parse(JSON.stringify(plain.header)))
    expect(packed.arrays).toEqual(plain.arrays)
    expect(lookupForm(packed, 'Sjukdomens', 0, 10)).toBeGreaterThan(0)
  })

  it('are packed the same when they were packed', () => {
    expect(repack(repack(bytes))).toEqual(repack(bytes))
  })

  it('are refused when cut short or longer', () => {
    const packed = repack(bytes)
    expect(() => decodePack(packed.slice(0, packed.length - 16))).toThrow()
    expect(() => decodePack(new Uint8Array(packed.length))).toThrow('no compiled rules of fritext')
  })

  it('hold any lexicon', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abdeårs-'), minLength: 2, maxLength: 7 })
    const classes = fc.subarray(['kin', 'trap', 'meal', 'time'])
    const line = fc.tuple(word, fc.constantFrom('n', 'v', 'a', 'p', 'x'), fc.array(word, { maxLength: 3 }), classes)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.array(fc.tuple(word, word)), (lines, phrases) => {
        const lexicon = [
          ...lines.map(([lemma, pos, forms, names]) => `${lemma} | ${pos} | ${forms.join(',')} | ${names.join(' ')} |`),
          ...phrases.map(([one, two]) => `${one} ${two} | x | | kin |`),
        ]
        const made = tinyBytes(lexicon.join('\n'), [{ id: 'a/b', patterns: [{ match: '<known> abba', weight: 1 }] }])
        expect(decodePack(repack(made)).arrays).toEqual(decodePack(made).arrays)
      }),
    )
  })
})
