import { describe, expect, it } from 'vitest'
import { distinctForms, genitive } from './form.ts'

describe('genitive', () => {
  it('adds -s, but not after s, x and z', () => {
    expect(['barn', 'Max', 'hus', 'Liz', 'LSS'].map(genitive)).toEqual(['barns', 'Max', 'hus', 'Liz', 'LSS'])
  })
})

describe('distinctForms', () => {
  it('keeps each form once a slot and drops the missing ones', () => {
    const form = { form: 'hus', features: 'sg.ind.nom' }
    const plural = { form: 'hus', features: 'pl.ind.nom' }
    const none = { form: '-', features: 'alt' }
    expect(distinctForms([form, plural, form, none, { ...none, form: '' }])).toEqual([form, plural])
  })
})
