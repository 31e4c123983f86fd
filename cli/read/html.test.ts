import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { locate } from './locate.ts'

const read = (text: string, options = {}) => collect(openBytes('x.html', Buffer.from(text), options))

const PAGE = `<!DOCTYPE html>
<html><head><title>Omdömen</title><style>p { color: red }</style><script>var x = "Sjuk hela veckan"</script></head>
<body><h1>Klass 7B</h1>
<p>Hon   har l&auml;st
   <b>tre</b> b&ouml;cker.<br>Bra!</p>
<img src="a.png" alt="En bild på klassen">
<table>
<tr><th>Elev</th><th>Datum</th><th>Kommentar</th></tr>
<tr><td>Bo Ek</td><td>2026-01-12</td><td>Sjuk</td></tr>
</table>
<!-- Eva har flyttat till sin mormor. -->
<ul><li>Ett</li><li>Två</li></ul>
</body></html>`

test('blocks, folded space, entities; scripts and styles left out', async () => {
  const { prose, records } = await read(PAGE)
  expect(prose).toEqual([
    'Omdömen',
    'Klass 7B',
    'Hon har läst tre böcker.\nBra!',
    'En bild på klassen',
    'Sjuk',
    ' Eva har flyttat till sin mormor. ',
    'Ett',
    'Två',
  ])
  expect(records.find((item) => item.text === 'Sjuk')).toMatchObject({
    field: 'Kommentar',
    locator: { line: 9, column: 42, row: 2 },
  })
  expect(records.some((item) => item.text === 'Bo Ek')).toBe(false)
  expect(records.find((item) => item.text === '2026-01-12')?.role).toBe('cell')
})

test('every word is found where the record says', async () => {
  const { records } = await read(PAGE)
  const lines = PAGE.split('\n')
  const note = records.find((item) => item.text.startsWith('Hon'))
  for (const word of ['Hon', 'har', 'l', 'st', 'tre', 'b', 'cker', 'Bra']) {
    const at = note?.text.search(new RegExp(`(?<!\\p{L})${word}|(?<=[äö])${word}`, 'u')) ?? -1
    const place = note && locate(note, at)
    expect(lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(new RegExp(`^${word}`))
  }
})

test('a table without th: the first row is a header only if it reads like one', async () => {
  const { records } = await read('<table><tr><td>Namn</td><td>Orsak</td></tr><tr><td>Bo</td><td>Sjuk</td></tr></table>')
  expect(records.map(({ role, text, field }) => [role, text, field])).toEqual([['prose', 'Sjuk', 'Orsak']])
  const plain = await read('<table><tr><td>Bo var sjuk hela veckan</td><td>x1</td></tr></table>')
  expect(plain.records.map(({ role, text }) => [role, text])).toEqual([
    ['prose', 'Bo var sjuk hela veckan'],
    ['cell', 'x1'],
  ])
})

test('--column takes table columns', async () => {
  const { prose } = await read(PAGE, { columns: ['datum'] })
  expect(prose).toEqual(['2026-01-12'])
})

test('broken HTML loses no text', async () => {
  expect((await read('<p>Ett<div>Två<b>Tre</p><td>Fyra')).prose).toEqual(['Ett', 'TvåTre', 'Fyra'])
})
