import { describe, expect, it } from 'vitest'
import { contactDetails } from './contact-details.ts'
import { createSource } from './source.ts'

function sure(text: string): string[] {
  return contactDetails(createSource(text, { today: '2026-03-01' }))
    .filter((found) => found.weight >= 0)
    .map((found) => text.slice(found.start, found.end))
}

describe('phone numbers', () => {
  it.each([
    '070-174 06 11',
    '0701740611',
    '070 174 06 11',
    '070/174 06 11',
    '070 17 40 611',
    '+46 70 174 06 11',
    '+46701740611',
    '+46(0)70-174 06 11',
    '0046 70 174 06 11',
    '08-465 004 17',
    '031-390 06 12',
    'noll sjuttio ett sju fyra noll sex trettio tre',
    'nollsjuttio 174 06 38',
    'noll sju noll 174 och sen noll sex fyrtiotvå',
    'noll sjuttio, ett sju fyra noll sex tre tre',
  ])('finds %s', (number) => {
    expect(sure(`Ring mormor på ${number} efter lunch`)).toEqual([number])
  })

  it('stops at the number when a list goes on', () => {
    expect(sure('4) pappa nås på 070-174 06 19 5) matsäck')).toEqual(['070-174 06 19'])
  })

  it.each([
    'Lektion 0810-0850 i sal 3',
    'Skolans växel: 08-465 004 10',
    'Tel till skolan 031-390 06 12, öppet 7.30',
    'Matchen slutade 21-18, 19-21 och 15-11',
    '3,14159265358979 är pi',
    'ISBN 978-91-88-23901-4',
    'Fakturanr 0701740611',
    'Rätt nummer är 070911-9823',
    'Prov 2026-03-14 kl 08.15-09.45',
  ])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})

describe('accounts', () => {
  it.each([
    ['Han nås enklast på zlatko_jr04 i appen', 'zlatko_jr04'],
    ['skriv till Milos snapp, milo_ylar_13, sa klassen', 'milo_ylar_13'],
    ['Steam-namnet kvargmunk_ost är säkraste vägen', 'kvargmunk_ost'],
  ])('%s', (text, name) => {
    expect(sure(text)).toEqual([name])
  })

  it.each([
    'Skriv variabeln antal_elever med små bokstäver',
    'Lägg filen uppgift_3.docx i mappen',
    'Nås under lektionstid i klassrummet',
    'Namnet: ________',
  ])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})

describe('addresses of any name', () => {
  it.each([
    ['blommorna levereras till Norra Byn 7, 825 92 Njutånger', 'Norra Byn 7, 825 92 Njutånger'],
    ['Hon bor i gula trähuset Myrvägen 3 i Öjeby', 'Myrvägen 3'],
  ])('%s', (text, address) => {
    expect(sure(text)).toEqual([address])
  })

  it.each(['Åk 7, 825 92 kr insamlat till resan', 'Vi ses i Rådhuset på Storgatan 3'])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})

describe('e-mail addresses', () => {
  it.each(['kent punkt fors snabel-a hotmail', 'lovisa.ek98 hos gmail'])('finds %s', (address) => {
    expect(sure(`Skriv till ${address}`)).toHaveLength(1)
  })

  it('knows a provider from a place', () => {
    expect(sure('Konto hos gmail behövs inte, hon är hos live-bandet')).toEqual([])
  })

  it.each(['lena.s.privat@example.com', 'pappa_bygg@example.se', 'åsa.å@example.se'])('finds %s', (address) => {
    expect(sure(`Mejla ${address}.`)).toEqual([address])
  })

  it.each(['g.ahlqvist (snabel-a) example punkt se', 'lo (at) example.se', 'lo snabela example punkt se'])(
    'finds %s',
    (text) => {
      expect(sure(text)).toEqual([text])
    },
  )

  it.each([
    'info@example.org',
    'rektor.norra@example.se',
    'Slutar at 15.00 and leaves',
    'a@b',
    '@',
    'user@',
    'left at 1.30 today',
  ])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})

describe('postal addresses', () => {
  it.each([
    ['Hon bor på Storgatan 3', 'Storgatan 3'],
    ['ny adress: Ekbacksvägen 14 lgh 1203, 442 31 Kungälv', 'Ekbacksvägen 14 lgh 1203, 442 31 Kungälv'],
    ['Skicka till Box 98, 830 05 Järpen', 'Box 98, 830 05 Järpen'],
    ['bor på storgatan 3b nu', 'storgatan 3b'],
    ['She lives at 12 Maple Road now', '12 Maple Road'],
  ])('finds the address in %s', (text, address) => {
    expect(sure(text)).toEqual([address])
  })

  it.each([
    'Besök på Tekniska museet, Museivägen 7',
    'Samling vid Storgatan 3 kl 9',
    'Vi sprang backen 3 gånger',
    'Han bor hos pappa på Storgatan',
    'På vägen 3 km hem',
    'Mamma gick iväg 20 min',
    'De sprang längs Ekbacksvägen 4 km i regn',
    'Hon bor en bit bort, Myrvägen 20 minuter på cykel',
  ])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})

describe('account names', () => {
  it.each([
    ['snap: tuvisen_09', 'tuvisen_09'],
    ['nås på insta @lillan.b', '@lillan.b'],
    ['Discord: frostdraken#4471', 'frostdraken#4471'],
    ['sandra_mamma på messenger', 'sandra_mamma'],
    ['snap: ellalisa', 'ellalisa'],
  ])('finds the name in %s', (text, name) => {
    expect(sure(text)).toEqual([name])
  })

  it.each(['Vi pratade om Instagram och TikTok', 'Snapchat är inte tillåtet i skolan', '#luciatåg på insta'])(
    'leaves out %s',
    (text) => {
      expect(sure(text)).toEqual([])
    },
  )
})
