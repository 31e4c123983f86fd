import { describe, expect, it } from 'vitest'
import { baseOf, fits, globOf } from './globs.ts'

describe('globs', () => {
  it('of a configuration take in what fits one and none of those with an exclamation mark', () => {
    expect(fits(['mallar/**', '!mallar/arkiv/**'], 'mallar/a.md')).toBe(true)
    expect(fits(['mallar/**', '!mallar/arkiv/**'], 'mallar/arkiv/a.md')).toBe(false)
    expect(fits(['*.md', '*.txt'], '.dold.txt')).toBe(true)
    expect(fits(['*.md'], 'a.txt')).toBe(false)
  })

  it('of a command line meet hidden names only where they are told to', () => {
    expect(globOf('**/*.md', false)('mallar/.a.md')).toBe(false)
    expect(globOf('**/*.md', true)('mallar/.a.md')).toBe(true)
  })

  it('begin in a folder', () => {
    expect(baseOf('mallar/{a,b}/*.md')).toBe('mallar')
    expect(baseOf('*.md')).toBe('')
  })
})
