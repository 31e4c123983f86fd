import { describe, expect, it } from 'vitest'
import { COUNTRIES, NAME_GROUPS, swapNames, swapPlaces, TOWNS } from './groups.ts'

const GROUPS = Object.entries(NAME_GROUPS)

describe('swapNames', () => {
  const group = { girl: ['Fatima', 'Amina'], boy: ['Omar'] }

  it('keeps gender, case and who is who', () => {
    expect(swapNames('Alva slog Adam. Alvas mamma ringde Ella, Adam’s dad too', group)).toBe(
      'Fatima slog Omar. Fatimas mamma ringde Amina, Omar’s dad too',
    )
    expect(swapNames('Alva', group, 1)).toBe('Amina')
  })

  it('leaves alone what is no name of its list', () => {
    for (const text of ['alva', 'Alvarez', 'McAlva', 'Sverige', 'Alva2', ''])
      expect(swapNames(text, group)).toBe(undefined)
  })

  it.each(GROUPS)('has names of one form for %s', (_, { girl, boy }) => {
    expect([girl.length, boy.length, new Set([...girl, ...boy]).size]).toEqual([10, 10, 20])
    for (const name of [...girl, ...boy]) expect(name).toMatch(/^\p{Lu}\p{Ll}*[^sxz]$/u)
  })
})

describe('swapPlaces', () => {
  it('puts a country for a country and a town for a town', () => {
    expect(swapPlaces('Från Norge till Linköping', 1)).toBe('Från Danmark till Skövde')
    expect(swapPlaces('Finlands', 1)).toBe('Polens')
    expect(swapPlaces('Hemma', 1)).toBe(undefined)
  })

  it('comes round after all of them', () => {
    expect(swapPlaces('Norge', COUNTRIES.length)).toBe('Norge')
    expect(swapPlaces('Uppsala', TOWNS.length)).toBe('Uppsala')
  })
})
