import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makePdf } from './make-documents.ts'
import { linesToParagraphs } from './pdf-lines.ts'

const read = (bytes: Buffer) => collect(openBytes('x.pdf', bytes))

const PAGES = [
  ['Elsa har migr\u00e4n och \u00e4r tr\u00f6tt p\u00e5', 'morgonen (ofta).', '', 'Nytt stycke om klassen.'],
  ['Andra sidan handlar om matematik och sl\u00f6jd.'],
] as const

test('pages, paragraphs, remarks, properties', async () => {
  const { records, failures } = await read(makePdf(PAGES, { title: 'Utredning', remark: 'Ring mamman' }))
  expect(failures).toEqual([])
  expect(
    records.map(({ text, locator, field }) => `${locator.part} | ${locator.pointer} | ${field} | ${text}`),
  ).toEqual([
    'page 1 | page 1, paragraph 1 | undefined | Elsa har migrän och är trött på\nmorgonen (ofta).',
    'page 1 | page 1, paragraph 2 | undefined | Nytt stycke om klassen.',
    'page 1 | page 1, remark 1 | kommentar | Ring mamman',
    'page 2 | page 2, paragraph 1 | undefined | Andra sidan handlar om matematik och slöjd.',
    'undefined | property Title | title | Utredning',
  ])
})

test('the words are those that the library gives as a whole', async () => {
  const bytes = makePdf(PAGES)
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true })
  const { prose } = await read(bytes)
  expect(prose.join(' ').split(/\s+/)).toEqual(text.split(/\s+/))
})

test('a page that is a picture is unread, an empty one is clean', async () => {
  const { failures, parts } = await read(makePdf([['Text nog för att vara en sida med mening.'], 'picture', 'blank']))
  expect(failures).toMatchObject([{ code: 'E270', records: 1, locator: { part: 'page 2' } }])
  expect(parts.map(({ part }) => part)).toEqual([undefined, 'page 1', 'page 2', 'page 3'])
})

test('damage says so and quotes nothing', async () => {
  const whole = makePdf([['Elsa har en hemlighet som ingen ska se.']])
  for (const bytes of [whole.subarray(0, 40), Buffer.from('%PDF-1.7\nhemligt'), whole.subarray(0, whole.length >> 1)]) {
    const { failures, prose } = await read(bytes)
    expect(failures.length + prose.length).toBeGreaterThan(0)
    expect(JSON.stringify(failures)).not.toContain('hemlig')
  }
})

test('pieces of text: lines, columns, hyphens, paragraphs', () => {
  const piece = (str: string, x: number, y: number, hasEOL = false) =>
    ({ str, hasEOL, transform: [12, 0, 0, 12, x, y], height: 12, width: str.length * 6 }) as const
  expect(
    linesToParagraphs([
      piece('Namn', 0, 100),
      piece('Kommentar', 200, 100, true),
      piece('svag-', 0, 86, true),
      piece('sint', 0, 72, true),
      piece('Nytt', 0, 20, true),
      {},
      piece('Spalt två', 300, 100, true),
    ]),
  ).toEqual(['Namn  Kommentar\nsvagsint', 'Nytt', 'Spalt två'])
})
