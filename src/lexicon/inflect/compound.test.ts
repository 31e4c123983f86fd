import { describe, expect, it } from 'vitest'
import { compoundStem } from './compound.ts'

const CASES = `
flicka n1 flick
skola n1 skol
familj n3 familje
barn n5n barn barna
jord n2 jord
kyrka n1 kyrk kyrko
gata n1 gatu
hälsa n0u hälso
människa n1 människo
skilsmässa n1 skilsmässo
medicin n3 medicin
arbete n4 arbets
sjukdom n2 sjukdoms
separation n3 separations
mobbning n2 mobbnings
adhd s0 adhd-
allergi n3 allergi
lärare n5u lärar
händelse n3 händelse
pojke n2 pojk
beteende n4 beteende
docka n1 dock
museum n3n musei
misshandel n0u misshandels misshandel
sjuk a1 sjuk
läsa v2b läs
simma v1 sim
`

describe('compoundStem', () => {
  it.each(CASES.trim().split('\n'))('%s', (line) => {
    const [lemma = '', paradigm = '', ...stems] = line.split(' ')
    expect(compoundStem(lemma, paradigm)).toEqual(expect.arrayContaining(stems))
  })

  it('links with -s only where Swedish must', () => {
    expect(compoundStem('sjukdom', 'n2')).toEqual(['sjukdoms'])
    expect(compoundStem('buss', 'n2')).toEqual(['buss'])
  })

  it('gives nothing for expressions', () => {
    expect(compoundStem('sexuell läggning', 'n2')).toEqual([])
  })
})
