/** The development notes measure the rules, so no whole text of theirs may stand in a term or a pattern. Examples may quote them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const words = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

const texts = readFileSync('fixtures/notes/tune/dev.ndjson', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => words((JSON.parse(line) as { text: string }).text))
  .filter((text) => text.split(' ').length >= 3)

/** Every string of a rule file outside its examples, by the path that leads to it. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => key !== 'fires' && key !== 'silent')
    .flatMap(([, child]) => strings(child))
}

/** The strings of a file: of a rule all but its examples, of a lexicon the lemma and its forms. */
function stringsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.yaml')) return strings(parse(text))
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [lemma = '', , forms = ''] = line.split('\t')
      return [lemma, ...forms.split(',')]
    })
}

const files = ['rules/sv', 'rules/sv/lexicon', 'rules/en', 'rules/en/lexicon'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:yaml|tsv)$/.test(name))
    .map((name) => join(folder, name)),
)

describe('development notes', () => {
  it('are there', () => {
    expect(texts.length).toBeGreaterThan(100)
  })

  it.each(files)('stand in no term or pattern of %s', (file) => {
    const held = stringsOf(file)
      .map((text) => ` ${words(text)} `)
      .join('\n')
    expect(texts.filter((text) => held.includes(` ${text} `))).toEqual([])
  })
})
