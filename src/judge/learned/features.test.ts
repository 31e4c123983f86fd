import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tinyPack } from '../../lexicon/tiny.ts'
import type { Context } from '../../types.ts'
import { createReader, judgeNote } from '../note.ts'
import { featureClasses } from './feature-classes.ts'
import { CLASS_BAG, finish, hashName, mix, seed } from './feature-hash.ts'
import { type ClauseFeatures, clauseFeatures, readWords } from './features.ts'
import { signalsBySentence } from './signals.ts'

const LEXICON = `
  Elsa | p | | name |
  Omar | p | | name |
  Zofia | p | | name |
  Finland | p | | country |
  Somalia | p | | country |
  finne | n | finnen,finnar,finnarna | people |
  somalier | n | somaliern,somalier,somalierna | people |
  finska | n | finskan | language |
  somaliska | n | somaliskan | language |
  diabetes | n | | chronic |
  astma | n | astman | chronic |
  har | b | | has |
  `
const pack = tinyPack(LEXICON, [{ id: 'art9/health', cues: [{ class: 'chronic', weight: 1 }] }])
const reader = createReader(pack)
const OPTIONS = { today: '2026-01-01', agreedCodes: [], lang: 'sv' as const }

/** A clause with what belongs to it. */
interface Read extends ClauseFeatures {
  readonly first: number
  readonly last: number
}

/** The features of every sentence of a text. */
function read(text: string, context: Context = {}, by = reader): Read[] {
  const { analysis, verdicts } = judgeNote(by, text, context, OPTIONS)
  const words = readWords(analysis, featureClasses(by.pack.header.classNames))
  const signals = signalsBySentence(analysis, verdicts, by.pack.header)
  const { sentences } = analysis
  return Array.from({ length: sentences.count }, (_, sentence) => {
    const first = sentences.first[sentence] ?? 0
    const last = sentences.last[sentence] ?? 0
    const features = clauseFeatures(analysis, words, first, last, signals.get(sentence) ?? [], context)
    return { ...features, first, last }
  })
}

/** How many hashes one has that the other has not. */
function difference(a: readonly number[], b: readonly number[]): number {
  const other = new Set(b)
  return a.filter((hash) => !other.has(hash)).length
}

const own = (text: string, context?: Context): readonly number[] => read(text, context)[0]?.own ?? []

describe('features', () => {
  it('are the same again, from another reader and in any order of notes', () => {
    const text = 'Elsa har diabetes och bor i Finland. Hon är 9 år!'
    const before = read(text)
    read('Omar')
    expect(read(text)).toEqual(before)
    expect(read(text, {}, createReader(tinyPack(LEXICON, [{ id: 'art9/health', cues: [] }])))[1]).toEqual(before[1])
  })

  it('pair the classes of a clause that tell something, wherever they stand', () => {
    const pair = (one: string, other: string): number => {
      const [a, b] = [hashName(one), hashName(other)].sort((x, y) => x - y) as [number, number]
      return finish(mix(mix(seed(CLASS_BAG), a), b))
    }
    const found = new Set(own('Diabetes är det väl i Finland och har.'))
    expect(found.has(pair('chronic', 'country'))).toBe(true)
    expect(found.has(pair('chronic', 'has'))).toBe(true)
    // Nearly every clause holds a noun.
    expect(found.has(pair('chronic', 'noun'))).toBe(false)
    expect(found.has(pair('noun', 'has'))).toBe(false)
  })

  it('do not hang on the numbers that a build gives to its classes', () => {
    const input: Parameters<typeof tinyPack> = [
      `a | p | | zebra |\n${LEXICON}`,
      [{ id: 'art9/health', cues: [{ class: 'chronic', weight: 1 }] }],
      { classes: ['other', 'still-other'] },
    ]
    const other = read('Elsa har diabetes i Finland.', {}, createReader(tinyPack(...input)))
    expect(other.map((one) => one.own.toSorted())).toEqual(
      read('Elsa har diabetes i Finland.').map((one) => one.own.toSorted()),
    )
  })

  it('are whole numbers of 32 bits', () => {
    for (const { own: hashes } of read('Elsa har diabetes. Omar 12 år, kom 8:15!')) {
      for (const hash of hashes) expect(hash).toBe(hash >>> 0)
    }
  })
})

describe('who, where, of which people and how many do not matter', () => {
  it.each([
    ['names', 'Elsa har diabetes.', 'Omar har diabetes.'],
    ['names of other lengths', 'Elsas vän har feber.', 'Zofias vän har feber.'],
    ['countries', 'De flyttar till Finland.', 'De flyttar till Somalia.'],
    ['peoples', 'Han är finne.', 'Han är somalier.'],
    ['languages', 'De talar finska hemma.', 'De talar somaliska hemma.'],
    ['numbers', 'Borta 3 dagar.', 'Borta 148 dagar.'],
    ['names that nobody listed, inside a sentence', 'I dag har Xqwer diabetes.', 'I dag har Mnbvb diabetes.'],
  ])('%s', (_, one, other) => {
    expect(read(one)).toEqual(read(other))
  })

  it('so no two names of the lexicon tell a note apart', () => {
    const template = fc.constantFrom('{} har diabetes.', 'I dag slog {} en annan.', '{}s mamma? Hon är ny.', '{} {}')
    const name = fc.constantFrom('Elsa', 'Omar', 'Zofia')
    fc.assert(
      fc.property(template, name, name, (text, a, b) => {
        expect(read(text.replaceAll('{}', a))).toEqual(read(text.replaceAll('{}', b)))
      }),
    )
  })
})

describe('what does matter', () => {
  it.each([
    ['a word', 'hon gråter ofta', 'hon skrattar ofta'],
    ['a part of a word', 'hon gråter ofta', 'hon gråten ofta'],
    ['the order of words', 'hund biter pojke', 'pojke biter hund'],
    ['the class of a word', 'hon har diabetes', 'hon har kaniner'],
    ['that it is a name', 'hon ser Elsa', 'hon ser diabetes'],
    ['a question', 'hon är här.', 'hon är här?'],
  ])('%s', (_, one, other) => {
    expect(difference(own(one), own(other))).toBeGreaterThan(0)
    expect(difference(own(other), own(one))).toBeGreaterThan(0)
  })

  it('the classes, where the words are strange to the model', () => {
    const shared = own('hon har astma').filter((hash) => new Set(own('hon har diabetes')).has(hash))
    const plain = own('hon har kanin').filter((hash) => new Set(own('hon har diabetes')).has(hash))
    expect(shared.length).toBeGreaterThan(plain.length)
  })

  it('the field and the kind of the note', () => {
    const plain = own('hon är sjuk')
    for (const context of [{ field: 'Frånvaroorsak' }, { kind: 'absence' }] as const) {
      expect(difference(own('hon är sjuk', context), plain)).toBe(1)
      expect(difference(plain, own('hon är sjuk', context))).toBe(0)
    }
    expect(own('x', { field: 'Övrig INFO' })).toEqual(own('x', { field: 'övrig info:' }))
  })

  it('what the rules saw, with how sure they are', () => {
    const { analysis } = judgeNote(reader, 'hon har diabetes', {}, OPTIONS)
    const words = readWords(analysis, featureClasses(pack.header.classNames))
    const seen = (hashes: readonly number[]): readonly number[] =>
      clauseFeatures(
        analysis,
        words,
        0,
        3,
        hashes.map((hash) => ({ hash, token: 2 })),
        {},
      ).own
    expect(difference(seen([hashName('a')]), seen([]))).toBe(1)
    expect(difference(seen([hashName('a')]), seen([hashName('b')]))).toBe(1)
  })
})

describe('tokens of features', () => {
  it('lie in the clause, for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('Elsa ', 'har ', 'diabetes', '. ', '\n', '? ', '12 ', 't.ex. ', '"', '😀', '- ', 'Finland '),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join('').normalize('NFC')
        for (const { own: hashes, token, first, last } of read(text, { field: 'Orsak', kind: 'absence' })) {
          expect(token.length).toBe(hashes.length)
          for (const at of token) expect(at === -1 || (at >= first && at < last)).toBe(true)
        }
      }),
    )
  })

  it('are told of every word', () => {
    for (const { token, first, last } of read('Elsa har diabetes. Hon är 9 år!'))
      for (let at = first; at < last; at++) expect(token).toContain(at)
  })
})
