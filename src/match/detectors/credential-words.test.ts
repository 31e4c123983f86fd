import { describe, expect, it } from 'vitest'
import { cueOf, namesSecret, secretNames } from './credential-words.ts'
import { withoutDiacritics } from './words.ts'

const names = Object.values(secretNames).flatMap((words) =>
  words.split(/\s+/).map((word) => word.replace(/^\*/, 'hus').replace('*', '')),
)

describe('names of secrets', () => {
  it('are seen in a text by the quick look, however they are spelled', () => {
    expect(names.length).toBeGreaterThan(60)
    for (const name of names) {
      expect(cueOf(name), name).toBeDefined()
      for (const spelling of [name, withoutDiacritics(name)])
        expect(namesSecret(`för ${spelling}: 1`), spelling).toBe(true)
    }
  })

  it('are not seen where there is none', () => {
    expect(namesSecret('vi läste kapitel 12 och gjorde 4 uppgifter till fredag')).toBe(false)
  })
})
