import { describe, expect, it } from 'vitest'
import { type Choice, type Element, PatternError, parsePattern } from './pattern-syntax.ts'

const choice = ({ type, ...rest }: Choice): string =>
  'name' in rest ? `<${rest.name}>` : `${type === 'form' ? '=' : ''}${rest.word}`

function element({ kind, any, none, optional, gap }: Element): string {
  const gapped = gap > 0 ? `..${gap} ` : ''
  const unwanted = none.length > 0 ? ` but ${none.map(choice).join('|')}` : ''
  const what = { word: '', start: 'start', end: 'end', not: 'not ' }[kind]
  return `${gapped}${what}${any.map(choice).join('|')}${unwanted}${optional ? ' maybe' : ''}`
}

/** A pattern spelt out; the telling part in brackets where it is not the whole. */
function parsed(source: string): string {
  const { elements, from, to } = parsePattern(source)
  const spelt = elements.map(element).join(', ')
  return from === 0 && to === elements.length ? spelt : `${spelt} [${from}-${to}]`
}

/** The message and column of a mistake. */
function mistake(source: string): string {
  try {
    return parsed(source)
  } catch (error) {
    if (error instanceof PatternError) return `${error.column}: ${error.message}`
    throw error
  }
}

describe('parsePattern reads', () => {
  it.each([
    ['a lemma', 'Ha', 'ha'],
    ['a form', '=Har', '=har'],
    ['choices', 'bo|=lever|<kin>', 'bo|=lever|<kin>'],
    ['a class', '<kin>', '<kin>'],
    ['several classes', '<kin|pupil>', '<kin>|<pupil>'],
    ['classes taken away', '<illness!trap|topic>', '<illness> but <trap>|<topic>'],
    ['a missing word', 'ha en? <kin>?', 'ha, en maybe, <kin> maybe'],
    ['a gap', 'ha .. <kin>', 'ha, ..3 <kin>'],
    ['a gap of a certain length', 'ha ..5 <kin>', 'ha, ..5 <kin>'],
    ['a gap before a missing word', 'ha ..1 en? <kin>', 'ha, ..1 en maybe, <kin>'],
    ['borders', '^ ha $', 'start, ha, end'],
    ['what must not follow', 'ha !inte !<kin|pupil>', 'ha, not inte, not <kin>|<pupil>'],
    ['signs', 'ha =: =? =, =%', 'ha, =:, =?, =,, =%'],
    ['a lone exclamation mark', 'bra !', 'bra, !'],
    ['the telling part', '<kin> ha [<illness>]', '<kin>, ha, <illness> [2-3]'],
    ['the telling part of several words', 'a [b c] d', 'a, b, c, d [1-3]'],
    ['brackets set apart', 'a [ b c ] d', 'a, b, c, d [1-3]'],
    ['a gap inside the telling part', '[a .. b]', 'a, ..3 b'],
  ])('%s', (_, source, expected) => {
    expect(parsed(source)).toBe(expected)
  })
})

describe('parsePattern refuses', () => {
  it.each([
    ['nothing', '  ', '0: an empty pattern'],
    ['a gap alone', '..', '0: an empty pattern'],
    ['a gap at the end', 'ha ..', '5: a gap at the end'],
    ['a gap that is too long', 'ha ..13 x', '3: a gap of more than 12 words'],
    ['a second [', '[a] [b]', '4: a second "[" in one pattern'],
    ['a second [ set apart', '[a [ b ]', '3: a second "[" in one pattern'],
    ['] without [', 'a b]', '2: "]" without "["'],
    ['[ without ]', 'a [b', '4: "[" without "]"'],
    ['an empty telling part', 'a [ ] b', '0: nothing between "[" and "]"'],
    ['only what may be missing', 'a? <kin>? ^', '0: nothing in the pattern must be there'],
    ['a class that does not close', 'ha <kin', '3: "<" without ">"'],
    ['a class that does not open', 'ha kin>', '3: "<" without ">"'],
    ['a class with more behind it', '<kin>s', '0: "<kin>s" does not close its "<"'],
    ['a class without a name', 'a <>', '2: "" is no name of a word class'],
    ['a name of other letters', 'a <Kin>', '2: "Kin" is no name of a word class'],
    ['an empty choice', 'a b|', '2: an empty choice beside "|"'],
  ])('%s', (_, source, expected) => {
    expect(mistake(source)).toBe(expected)
  })
})
