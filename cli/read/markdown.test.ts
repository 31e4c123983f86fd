import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { locate } from './locate.ts'

const read = (text: string, options = {}) => collect(openBytes('x.md', Buffer.from(text), options))

const PAGE = `---
title: Kommentarer till höstens arbete
---
# Omdömen *hösten*

Bo har läst [tre böcker](https://example.se/bo) och
skrivit \`kod\` i https://example.se/sjuk &amp; mer\\*.

> Eva sa att
> hon var **trött**.

- Ett
  två

\`\`\`
Sjuk i koden
\`\`\`

| Elev | Kommentar |
| ---- | --------- |
| Bo   | Magsjuk   |

<div title="En titel som är lång">Inne i <b>en ruta</b></div>
`

test('prose without code and addresses', async () => {
  const { records } = await read(PAGE)
  expect(records.map(({ role, text }) => [role, text])).toEqual([
    ['prose', 'Kommentarer till höstens arbete'],
    ['prose', 'Omdömen hösten'],
    ['prose', 'Bo har läst tre böcker och\nskrivit   i  & mer*.'],
    ['prose', 'Eva sa att\nhon var trött.'],
    ['prose', 'Ett\ntvå'],
    ['prose', 'Magsjuk'],
    ['prose', 'En titel som är lång'],
    ['prose', 'Inne i en ruta'],
  ])
})

test.each(['\n', '\r\n'])('every word is found where the record says (%j)', async (end) => {
  const source = PAGE.replaceAll('\n', end)
  const lines = source.split(end)
  const { records } = await read(source)
  let words = 0
  for (const record of records) {
    for (const match of record.text.matchAll(/\p{L}+/gu)) {
      const place = locate(record, match.index)
      expect(lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1).startsWith(match[0])).toBe(true)
      words++
    }
  }
  expect(words).toBeGreaterThan(30)
})
