import { expect, it } from 'vitest'
import { identityOf } from './identity.ts'

const id = (text: string, hit: string, key = 'k', rule = 'art9/health', field = ''): string =>
  identityOf(key, rule, text, text.indexOf(hit), text.indexOf(hit) + hit.length, field)

it('does not hang on where the hit stands, on case, or on what other sentences say', () => {
  const first = id('Elsa har diabetes i dag.', 'diabetes')
  expect(first).toMatch(/^[\da-f]{24}$/)
  expect(id('Hej!\n\nElsa har  DIABETES i dag. Mer.', 'DIABETES')).toBe(first)
})

it('hangs on key, rule, hit, neighbours and field', () => {
  const ids = [
    id('Elsa har diabetes i dag.', 'diabetes'),
    id('Elsa har diabetes i dag.', 'diabetes', 'annan'),
    id('Elsa har diabetes i dag.', 'diabetes', 'k', 'absence/sick'),
    id('Elsa har diabetes i dag.', 'har diabetes'),
    id('Elsa har diabetes i går.', 'diabetes'),
    id('Elsa har diabetes i dag.', 'diabetes', 'k', 'art9/health', 'Kommentar'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})
