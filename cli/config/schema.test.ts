import { describe, expect, it } from 'vitest'
import { describeSchema, listOr, type Schema } from './schema.ts'

describe('describeSchema', () => {
  it.each<[Schema, string]>([
    [{ type: 'string' }, 'a text'],
    [{ type: 'string', pattern: '\\d+', shape: 'digits' }, 'digits'],
    [{ type: 'number', min: 0, max: 1 }, 'a number from 0 to 1'],
    [{ type: 'number', min: 2, integer: true }, 'a whole number of at least 2'],
    [{ type: 'number', max: 2 }, 'a number of at most 2'],
    [{ type: 'number' }, 'a number'],
    [{ type: 'boolean' }, 'true or false'],
    [{ type: 'enum', values: ['a', 'b', 'c'] }, 'a, b or c'],
    [{ type: 'enum', values: [...'abcdefghi'] }, 'one of 9 known words'],
    [{ type: 'array', items: { type: 'string' } }, 'a list'],
    [{ type: 'map', values: { type: 'string' } }, 'an object with keys'],
    [
      { type: 'union', options: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      'a text or a list',
    ],
    [{ type: 'lazy', name: 'x', get: () => ({ type: 'boolean' }) }, 'true or false'],
  ])('%j: %s', (schema, words) => {
    expect(describeSchema(schema)).toBe(words)
  })
})

describe('listOr', () => {
  it('joins none, one and several', () => {
    expect([listOr([]), listOr(['a']), listOr(['a', 'b'])]).toEqual(['', 'a', 'a or b'])
  })
})
