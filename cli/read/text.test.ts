import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { isLineBased } from './text.ts'

const read = (text: string, options = {}) => collect(openBytes('x.txt', Buffer.from(text), options))

test('a record a paragraph, with its line', async () => {
  const { records } = await read('\n  Bo var sjuk\r\nhela veckan.\r\n\r\n\r\nEva kom sent.')
  expect(records.map(({ text, locator }) => [text, locator.line, locator.column, locator.row])).toEqual([
    ['Bo var sjuk\r\nhela veckan.', 2, 3, 1],
    ['Eva kom sent.', 6, 1, 2],
  ])
})

test('a line a note', async () => {
  const { prose, notices } = await read('Bo kom sent.\nEva var sjuk.\nMio glömde boken.\n')
  expect(prose).toEqual(['Bo kom sent.', 'Eva var sjuk.', 'Mio glömde boken.'])
  expect(notices.map((item) => item.about)).toEqual(['lines'])
})

test('lines wrapped at a margin are one text', () => {
  const line = 'och så gick vi alla tillsammans ut i skogen för att leta efter kantareller som'
  expect(isLineBased(`${line}\n${line}\n${line}\n${line}\nvi åt.`)).toBe(false)
  expect(isLineBased('- Bo\n- Eva\n- Mio')).toBe(true)
})

test('a text without line breaks is cut at the limit, and no letter is lost', async () => {
  const { prose } = await read('abcdefghij'.repeat(100_000), { maxFieldLength: 1000 })
  expect(prose.join('')).toHaveLength(1_000_000)
})
