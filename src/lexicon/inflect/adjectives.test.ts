import { describe, expect, it } from 'vitest'
import { inflectAdjective, neuterForm, participleForms } from './adjectives.ts'

describe('neuterForm', () => {
  it('doubles, shortens and leaves t as Swedish does', () => {
    const words = ['stark', 'fri', 'jättesöt', 'privat', 'trött', 'röd', 'ond', 'rädd', 'tunn', 'mogen', 'full']
    const neuter = ['starkt', 'fritt', 'jättesött', 'privat', 'trött', 'rött', 'ont', 'rätt', 'tunt', 'moget', 'fullt']
    expect(words.map(neuterForm)).toEqual(neuter)
  })
})

describe('participleForms', () => {
  it('knows the four kinds', () => {
    expect(participleForms('mobbad')).toEqual({ neuter: 'mobbat', plural: 'mobbade' })
    expect(participleForms('utfryst')).toEqual({ neuter: 'utfryst', plural: 'utfrysta' })
    expect(participleForms('slagen')).toEqual({ neuter: 'slaget', plural: 'slagna' })
    expect(participleForms('utspydd')).toEqual({ neuter: 'utspytt', plural: 'utspydda' })
  })
})

describe('inflectAdjective', () => {
  it('takes listed forms, with the definite superlative made from them', () => {
    const forms = inflectAdjective('bred', 'ax', ['brett', 'breda', 'bredare', 'bredast'])
    expect(forms).toContainEqual({ form: 'bredaste', features: 'sup.def' })
    expect(forms).toContainEqual({ form: 'brede', features: 'pos.m' })
  })

  it('leaves other paradigms alone', () => {
    expect(inflectAdjective('bil', 'n2')).toBeUndefined()
  })
})
