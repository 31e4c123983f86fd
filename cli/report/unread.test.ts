import { describe, expect, it } from 'vitest'
import type { ReadFailure } from '../read/index.ts'
import { unreadLine } from './unread.ts'

const failure = {
  type: 'failure',
  file: 'a.csv',
  locator: { line: 3 },
  code: 'E203',
  message: 'The file is empty.',
  remedy: 'Export it again.',
  records: 0,
  sv: { message: 'Filen är tom.', remedy: 'Exportera den igen.' },
} as const

describe('what could not be read', () => {
  it('is told in the language asked for', () => {
    expect(unreadLine(failure, 'sv')).toBe('a.csv:3  E203  Filen är tom. Exportera den igen.')
    expect(unreadLine(failure, 'en')).toBe('a.csv:3  E203  The file is empty. Export it again.')
  })

  it('is told in English where there is nothing else', () => {
    const { sv: _, ...english } = failure
    expect(unreadLine({ ...english, locator: {} }, 'sv')).toBe('a.csv  E203  The file is empty. Export it again.')
  })

  it('names the part, and the place in it where the part does not say it', () => {
    const at = (locator: ReadFailure['locator']): string =>
      unreadLine({ ...failure, locator }, 'en').split('  ')[0] ?? ''
    expect(at({ part: 'Blad1' })).toBe('a.csv > Blad1')
    expect(at({ part: 'bilaga.pdf > page 2', pointer: 'page 2' })).toBe('a.csv > bilaga.pdf > page 2')
    expect(at({ pointer: 'word/document.xml' })).toBe('a.csv > word/document.xml')
  })

  it('sends nothing to the terminal that a name holds', () => {
    expect(unreadLine({ ...failure, file: 'a\u001b[2J\r\nb.csv' }, 'sv')).not.toMatch(/\p{Cc}/u)
  })
})
