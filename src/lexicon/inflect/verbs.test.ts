import { describe, expect, it } from 'vitest'
import { inflectVerb } from './verbs.ts'

function slot(lemma: string, paradigm: string, features: string, listed?: readonly string[]): string[] {
  const forms = inflectVerb(lemma, paradigm, listed) ?? []
  return forms.filter((form) => form.features === features).map(({ form }) => form)
}

describe('inflectVerb', () => {
  it('follows the last part of a prefixed strong verb', () => {
    expect(slot('misslyckas', 'v1', 'pret')).toEqual(['misslyckades'])
    expect(slot('undvika', 'v4', 'pret')).toEqual(['undvek'])
    expect(slot('avstå', 'v4', 'sup')).toEqual(['avstått'])
  })

  it('makes no passive that spells another word', () => {
    expect(slot('gå', 'v4', 'inf.pass')).toEqual([])
    expect(slot('slå', 'v4', 'inf.pass')).toEqual(['slås'])
  })

  it('shortens mm and nn where a consonant follows', () => {
    expect(slot('skämmas', 'v2a', 'pret')).toEqual(['skämdes'])
    expect(slot('bränna', 'v2a', 'sup')).toEqual(['bränt'])
    expect(slot('rymma', 'v2a', 'imp')).toEqual(['rym'])
  })

  it('takes listed principal parts, `-` where one is missing, and further forms', () => {
    const listed = ['mår', '-', 'mått', '-', 'må']
    expect(slot('må', 'v4', 'pret', listed)).toEqual([])
    expect(slot('må', 'v4', 'alt', listed)).toEqual(['må'])
    expect(slot('må', 'v4', 'ptcp.u', listed)).toEqual([])
  })

  it('leaves other paradigms alone', () => {
    expect(inflectVerb('bil', 'n2')).toBeUndefined()
  })
})
