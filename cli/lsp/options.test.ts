import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { optionsOf, rootOf, settle } from './options.ts'

const ROOT = resolve('/mallar')

describe('what the client says', () => {
  it('counts only where it is of the right type and not empty', () => {
    const options = { policy: 'stockholm', config: 'a.yaml', locale: 'en', baseline: false }
    expect(optionsOf(options)).toEqual(options)
    expect(optionsOf({ policy: '', config: 3, locale: null, baseline: 'no', more: 1 })).toEqual({})
    expect([optionsOf(undefined), optionsOf(null), optionsOf('sv')]).toEqual([{}, {}, {}])
  })

  it('names the folder', () => {
    const folder = { uri: 'file:///mallar', name: '' }
    expect(rootOf({ workspaceFolders: [folder], rootUri: 'file:///annan' })).toBe(ROOT)
    expect(rootOf({ workspaceFolders: null, rootUri: 'file:///mallar' })).toBe(ROOT)
    expect(rootOf({ rootUri: 'untitled:a' })).toBeUndefined()
  })
})

describe('what holds', () => {
  it('is the client’s before the command line’s, with paths from the folder', () => {
    const choice = { policy: 'unikum', config: 'a.yaml', lang: 'sv' } as const
    expect(settle(choice, { policy: 'riktlinjer/vi.yaml', locale: 'en' }, 'sv', ROOT)).toMatchObject({
      cwd: ROOT,
      lang: 'en',
      policy: resolve(ROOT, 'riktlinjer/vi.yaml'),
      config: resolve(ROOT, 'a.yaml'),
    })
    const names = ['stockholm', '@kommun/riktlinjer'].map((policy) => settle({}, { policy }, undefined, ROOT).policy)
    expect(names).toEqual(['stockholm', '@kommun/riktlinjer'])
    expect(settle({ config: false }, {}, undefined, ROOT)).toMatchObject({ config: false, lang: 'sv' })
  })

  it.each([
    ['en-US', 'en'],
    ['EN', 'en'],
    ['sv-FI', 'sv'],
    ['eng', 'sv'],
    ['de', 'sv'],
  ])('speaks for the locale %s %s', (locale, lang) => {
    expect(settle({}, {}, locale, ROOT).lang).toBe(lang)
  })
})
