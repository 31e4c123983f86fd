import { expect, it } from 'vitest'
import { extendPack } from './lexicon/extend.ts'
import { tinyPack } from './lexicon/tiny.ts'
import { People } from './people.ts'

const people = new People(['Elsa von Brändström-Ek', 'Xhevdet', "O'Neil", 'A'])

it('knows the words of names, particles and initials aside', () => {
  expect(people.words).toEqual(['Elsa', 'Brändström-Ek', 'Brändström', 'Ek', 'Xhevdet', "O'Neil"])
})

it('finds names and genitives with a capital, and nothing in words that hold them', () => {
  const text = 'Xhevdets bror ELSA, Ekens von elsa Elsas'
  expect(people.stretchesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Xhevdets',
    'ELSA',
    'Elsas',
  ])
  expect(new People([]).stretchesIn(text)).toEqual([])
})

it('makes names of words in the pack, and keeps what else they are', () => {
  const pack = tinyPack('  kort | n | korten | object |\n', [{ id: 'art9/health' }])
  const extended = extendPack(pack, [], ['Kort', 'Xhevdet'])
  const classes = (form: string): string[] => {
    const set = extended.overlay?.lookup(form, 0, form.length) ?? 0
    return [...extended.sets.list(set)].map((id) => extended.header.classNames[id] ?? '?').sort()
  }
  expect(classes('xhevdets')).toEqual(['known', 'name', 'noun'])
  expect(classes('kort')).toEqual(expect.arrayContaining(['name', 'object', 'trap']))
})
