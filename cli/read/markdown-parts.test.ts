import { expect, test } from 'vitest'
import { frontMatter, pipeTable } from './markdown-parts.ts'

test('front matter with its values and their places', () => {
  const source = '---\ntitle: "Lag och rätt"\nåk: 7\n---\n# Hej'
  const { length, values } = frontMatter(source)
  expect(source.slice(length)).toBe('# Hej')
  expect(values.map(({ name, text }) => [name, text])).toEqual([
    ['title', 'Lag och rätt'],
    ['åk', '7'],
  ])
  for (const { text, offset } of values) expect(source.slice(offset).startsWith(text)).toBe(true)
  expect(frontMatter('# Hej\n---\n')).toEqual({ length: 0, values: [] })
})

test('pipe tables', () => {
  const source = '| Elev | Kommentar |\n| --- | :-: |\n| Bo | Sjuk \\| hemma |\n|  | Sen |'
  const cells = pipeTable(source) ?? []
  expect(cells.map(({ header, text }) => [header, text])).toEqual([
    ['Elev', 'Bo'],
    ['Kommentar', 'Sjuk \\| hemma'],
    ['Kommentar', 'Sen'],
  ])
  for (const { text, offset } of cells) expect(source.slice(offset).startsWith(text)).toBe(true)
  expect(pipeTable('a | b\nc | d')).toBeUndefined()
  expect(pipeTable('Rubrik\n---')).toBeUndefined()
})
