import { describe, expect, it } from 'vitest'
import { agreedCodes } from './agreed.ts'
import { createSource } from './source.ts'

function sure(text: string, codes?: readonly string[]): string[] {
  const options = codes === undefined ? { today: '2026-03-01' } : { today: '2026-03-01', agreedCodes: codes }
  return agreedCodes(createSource(text, options))
    .filter((found) => found.weight >= 0)
    .map((found) => text.slice(found.start, found.end))
}

describe('codes', () => {
  it.each([
    ['Alice kod röd i dag igen.', 'kod röd'],
    ['Hon är en nivå B-elev', 'nivå B-elev'],
    ['Se lista K för Eskil.', 'lista K'],
    ['Eleven har status gul', 'status gul'],
    ['Kategori 4-elev enligt mötet', 'Kategori 4-elev'],
    ['Isak = K4 from idag', 'K4'],
    ['Ingrid = B-barn, tänk på det', 'B-barn'],
    ['typ 3-elev, ring inte hem', 'typ 3-elev'],
    ['Niva C-elev enl. arbetslaget', 'Niva C-elev'],
    ['Händelse kat. D i kapprummet', 'kat. D'],
    ['insats B2 för henne', 'insats B2'],
    ['Han är en sån vi kallar "lyktan".', 'vi kallar "lyktan"'],
    ['hon ligger på rött i listan', 'på rött'],
  ])('%s', (text, code) => {
    expect(sure(text)).toContain(code)
  })

  it.each([
    'Provet i Ma2a flyttas till sal B204',
    'Kursen MATMAT01b och ENGENG05',
    'Klass 7B och 4a har idrott',
    'VF2B och EE2A har mentorstid i S104',
    'Skriv ut affischen i A3',
    'Faktatexten om typ 1-diabetes är bra',
    'IUP och ÅP är klara, EHT på måndag',
    'N2O är lustgas och CO2 är koldioxid',
    'Läs kapitel 3 sidan 14',
    'Röd grupp går till skogen, blå grupp bakar',
    'Den röda tråden är tydlig',
    'Hon kör E4 till skolan',
    'Kursen är på nivå B1',
    'Det var typ 3 stycken kvar',
    'Covid-19 och WW2 som ämnen',
    'Laddaren är USB-C',
  ])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})

describe("the organisation's own list", () => {
  it('finds its codes whole, whatever their case', () => {
    expect(sure('Han är en Ekorre enligt mötet, ekorren sover', ['ekorre'])).toEqual(['Ekorre'])
  })

  it('finds codes of signs and keeps offsets', () => {
    expect(sure('Vila: x!x för Ada', ['x!x', ' ', ''])).toEqual(['x!x'])
  })
})
