import { describe, expect, it } from 'vitest'
import { classesOf, tinyPack } from '../lexicon/tiny.ts'
import { analyse, createAnalysis, tokenHas } from './analysis.ts'

const pack = tinyPack(`
  Elsa | p | | name |
  mamma | n | mamman | kin |
  allergi | n | allergin | illness | hm
  jordnöt | n | jordnötter | food | m
  uppgift | n | uppgiften | task | h
  hemuppgift | n | hemuppgiften | task | -
  föräldrar | n | föräldrarna | kin |
  hon | b | | pronoun |
  i | b | | place |
  vi | b | | pronoun |
  e | b | | grade |
  vår | n | våren | trap name |
`)

const SHOWN = [
  'name',
  'kin',
  'illness',
  'food',
  'task',
  'pronoun',
  'grade',
  'place',
  'cap',
  'unknown',
  'num',
  'initial',
  'mixed',
  'trap',
]

/** What is known of each token: `word:classes`, `+` before parts of compounds, `~` before a misspelt word. */
function known(text: string): string {
  const analysis = analyse(text, createAnalysis(pack))
  const { tokens } = analysis
  return Array.from({ length: tokens.count }, (_, index) => {
    const names = (set: number): string =>
      classesOf(pack, set)
        .filter((name) => SHOWN.includes(name))
        .join('.')
    const parts = [analysis.first[index], analysis.head[index]]
      .map((set) => names(set ?? 0))
      .filter((part) => part !== '')
    const word = text.slice(tokens.start[index], tokens.end[index]).trim()
    const own = names(analysis.set[index] as number)
    return `${analysis.misspelt[index] === 1 ? '~' : ''}${word}:${own}${parts.map((part) => `+${part}`).join('')}`
  }).join(' ')
}

describe('a word', () => {
  it.each([
    ['of the lexicon has its classes', 'mamman', 'mamman:kin'],
    ['that is a compound has those of its parts', 'jordnötsallergin', 'jordnötsallergin:unknown+food+illness'],
    ['that is listed is no compound', 'hemuppgiften', 'hemuppgiften:task'],
    ['that is misspelt has those of the word meant', 'hon föräldarna', 'hon:pronoun ~föräldarna:kin'],
    ['that nobody knows is unknown', 'hon blorpar', 'hon:pronoun blorpar:unknown'],
    ['that nobody knows may be a name', 'hon Blorp', 'hon:pronoun Blorp:cap.unknown'],
    ['that nobody knows is no name for its capital at the beginning', 'Blorp hon', 'Blorp:unknown hon:pronoun'],
    ['with a capital in the middle is no misspelling', 'hon Foraldrar', 'hon:pronoun Foraldrar:cap.unknown'],
    ['of letters and digits is mixed', 'hon 7B', 'hon:pronoun 7B:unknown.mixed'],
    ['of digits is a number', 'hon 12', 'hon:pronoun 12:num'],
  ])('%s', (_, text, expected) => {
    expect(known(text)).toBe(expected)
  })
})

describe('a single capital', () => {
  it.each([
    ['is an initial', 'hon K', 'hon:pronoun K:initial'],
    ['keeps what it means as a letter', 'hon E', 'hon:pronoun E:initial.grade'],
    ['loses what it means as a word', 'hon I', 'hon:pronoun I:initial'],
    ['is a word at the beginning', 'I hon', 'I:place hon:pronoun'],
  ])('%s', (_, text, expected) => {
    expect(known(text)).toBe(expected)
  })
})

describe('a note that was typed without rings and dots', () => {
  it('is read as if it had them, short words too', () => {
    const text = 'hon och var mamma gick hem till oss igen'
    expect(known(text)).toContain('~var:')
    expect(known(text.replace('igen', 'igår'))).toContain(' var:unknown')
  })
})

describe('tokenHas', () => {
  const has = (text: string, index: number, name: string): boolean =>
    tokenHas(analyse(text, createAnalysis(pack)), index, pack.header.classNames.indexOf(name))

  it('asks the word and the parts of a compound', () => {
    expect(has('jordnötsallergin', 0, 'illness')).toBe(true)
    expect(has('jordnötsallergin', 0, 'food')).toBe(true)
    expect(has('jordnötsallergin', 0, 'kin')).toBe(false)
  })

  it('takes a trap for a name only with a capital', () => {
    expect(has('hon Vår', 1, 'name')).toBe(true)
    expect(has('hon vår', 1, 'name')).toBe(false)
    expect(has('hon elsa', 1, 'name')).toBe(true)
  })
})

it('keeps nothing from a longer text before', () => {
  const analysis = createAnalysis(pack)
  analyse('mamma jordnötsallergin föräldarna mamma '.repeat(100), analysis)
  analyse('x blorp 7', analysis)
  const fresh = analyse('x blorp 7', createAnalysis(pack))
  for (const key of ['set', 'head', 'first', 'masked', 'misspelt', 'sentenceOf', 'spanAt'] as const) {
    expect([key, ...analysis[key].slice(0, 3)]).toEqual([key, ...fresh[key].slice(0, 3)])
  }
})
