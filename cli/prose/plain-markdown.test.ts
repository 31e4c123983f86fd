import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from './markdown-parser.ts'
import { type MarkdownNode, offsetsOf } from './markdown-tree.ts'
import { coverPlaceholders } from './placeholders.ts'
import { parsePlainMarkdown } from './plain-markdown.ts'

/** What the reader of Markdown sees of a tree: lists and their items are nothing to it. */
function flat(node: MarkdownNode): unknown[] {
  if (node.type === 'root' || node.type === 'list' || node.type === 'listItem')
    return (node.children ?? []).flatMap(flat)
  const { type, value, children } = node
  return [{ type, value, at: offsetsOf(node), children: children?.flatMap(flat) }]
}

const same = (source: string): boolean => {
  const covered = coverPlaceholders(source)
  const plain = parsePlainMarkdown(covered)
  if (plain === undefined) return false
  expect(flat(plain)).toEqual(flat(parseMarkdown(covered)))
  return true
}

const SIGNS = [
  '#',
  '##',
  '- ',
  '-',
  '+',
  '=',
  '>',
  ':',
  ': ',
  '1.',
  '1)',
  '2024',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\n- ',
  '\n# ',
  '\n---\n',
  '\n===\n',
]
const MORE = [
  'a',
  'Vi',
  'ses',
  'å',
  '!',
  '?',
  '.',
  ',',
  '–',
  '"',
  '(',
  ')',
  '{',
  '}',
  '$',
  '%',
  '^',
  "'",
  '{{namn}}',
  '____',
  '\u00a0',
  '\u2028',
  'é',
  'ﬁ',
]
const RARE = [
  '*',
  '_',
  '`',
  '[',
  ']',
  '<',
  '&',
  '\\',
  '|',
  '~',
  '@',
  '\t',
  '\r\n',
  '::',
  ':a',
  'www.',
  'http',
  '\0',
  '😀',
  '/',
  ';',
  '§',
  '•',
]

describe('Markdown that is little more than text', () => {
  it('is read as the parser reads it, without its lists', () => {
    expect(same('# Omdöme\n\nElev: {{namn}}\nÄmne: ____\n\n- läser\n- skriver\n\nHej då\n')).toBe(true)
    expect(same('')).toBe(true)
    expect(same('En rad')).toBe(true)
    expect(same('Text\n- punkt\n# Rubrik\nmer\n')).toBe(true)
  })

  it.each([
    ['emphasis', 'Hej *du*'],
    ['a comment', 'Hej\n\n<!-- fritext-disable -->\n'],
    ['a table', '| a |\n| - |\n'],
    ['a line below that makes a heading', 'Hej\n===\n'],
    ['a rule across the page', 'Hej\n\n---\n'],
    ['front matter', '---\na: b\n---\n'],
    ['an item that goes on', '- läser\noch skriver\n'],
    ['an item of a list in a list', '- - läser\n'],
    ['an indented line', '    kod\n'],
    ['a heading that is closed', '# Hej #\n'],
    ['a line broken by blanks', 'Hej  \ndu\n'],
    ['a numbered list', '1. läser\n'],
    ['a directive', 'Hej :du\n'],
    ['an address', 'Se www.example.org\n'],
  ])('is not %s', (_, source) => {
    expect(parsePlainMarkdown(coverPlaceholders(source))).toBeUndefined()
  })

  it('is what the parser says of any text that is taken for it', () => {
    let taken = 0
    const sign = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...MORE) },
      { weight: 4, arbitrary: fc.constantFrom(...SIGNS) },
      { weight: 1, arbitrary: fc.constantFrom(...RARE) },
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 14 }), (signs) => {
        if (same(signs.join(''))) taken++
      }),
      { numRuns: 4000 },
    )
    expect(taken).toBeGreaterThan(300)
  })

  it('is what some templates are', () => {
    const folder = 'fixtures/templates'
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
    expect(names.filter((name) => same(readFileSync(`${folder}/${name}`, 'utf8'))).length).toBeGreaterThan(
      names.length / 4,
    )
  })
})
