import { describe, expect, it } from 'vitest'
import { canonicalSystem, systems } from './systems.ts'

describe('canonicalSystem', () => {
  it.each([
    ['Unikum', 'unikum'],
    ['GAFE', 'google-workspace'],
    ['Google Workspace for Education', 'google-workspace'],
    [' e-post ', 'e-mail'],
    ['Vår egen_tjänst', 'vår-egen-tjänst'],
  ])('takes %j for %s', (name, canonical) => {
    expect(canonicalSystem(name)).toBe(canonical)
  })

  it('leaves canonical names alone', () => {
    for (const name of Object.keys(systems)) expect(canonicalSystem(name)).toBe(name)
  })
})
