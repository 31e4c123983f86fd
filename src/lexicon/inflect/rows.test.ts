import { expect, it } from 'vitest'
import { rowsByFirst } from './rows.ts'

it('gives the words of each row by its first one', () => {
  const rows = rowsByFirst('\nbita biter bet\ngata gatu\njord\n')
  expect([...rows]).toEqual([
    ['bita', ['biter', 'bet']],
    ['gata', ['gatu']],
    ['jord', []],
  ])
})
