import { describe, expect, it } from 'vitest'
import { credentials } from './credentials.ts'
import { createSource } from './source.ts'

function sure(text: string): string[] {
  return credentials(createSource(text, { today: '2026-03-01' }))
    .filter((found) => found.weight >= 0)
    .map((found) => text.slice(found.start, found.end))
}

describe('credentials', () => {
  it.each([
    ['lösenord: Sommar12', 'Sommar12'],
    ['lösen är hund123', 'hund123'],
    ['hans pin 4821', '4821'],
    ['koden till plattan 1379', '1379'],
    ['inlogg: anna.b / Kotte9', 'anna.b / Kotte9'],
    ['Pw=Norrsken*9', 'Norrsken*9'],
    ['Någon skrev admin/skola1234 på tavlan', 'admin/skola1234'],
    ['wifi heter Gäst, nyckeln är kanelbulle88', 'kanelbulle88'],
    ['konto för klassen, lösenord rakthögerfjorton', 'rakthögerfjorton'],
    ['Her login is mia.w, password Bluefish12.', 'Bluefish12'],
    ['The tablet passcode: 246813', '246813'],
    ['larmkod till paviljongen 4471#', '4471#'],
    ['bytt låskod på förrådet: 1-9-0-6', '1-9-0-6'],
    ['Paddan låses upp med ett Z från övre hörnet', 'Z från övre hörnet'],
    ['losen Hoppborg12', 'Hoppborg12'],
    ['koden är ett sju fyra nio', 'ett sju fyra nio'],
    ['hans pin är 4 8 2 1', '4 8 2 1'],
    ['hänglåset: fyra nollor', 'fyra nollor'],
  ])('%s', (text, secret) => {
    const found = sure(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(secret)
  })

  it.each([
    'Hon hade glömt lösenordet igen',
    'Byt lösenord snarast',
    'Lösenordet ska ha minst 12 tecken',
    'Hur många dörrkoder med 4 siffror finns det? Beräkna antalet.',
    'Passwords can be reset on the login page.',
    'Lugnt pass. Spel och bakning.',
    'Kursen MATMAT01b läses i sal B203',
    'Klass 7B har prov v 12 kl 08.15',
    'Länken är lösenordsskyddad, elever ser den ändå',
    'Lösenord: ____',
    'Lösenord: [skickas separat]',
    'Läs sidorna 1234 i boken',
    'Glömt lösenordet? Ring oss',
  ])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})
