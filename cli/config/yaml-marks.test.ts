import { expect, it } from 'vitest'
import { checkYaml, type Schema } from './yaml-check.ts'

const text = { type: 'string' } as const satisfies Schema
const schema: Schema = {
  type: 'object',
  keys: {
    id: { schema: text, required: true, doc: 'Name.' },
    match: { schema: { type: 'union', options: [text, { type: 'array', items: text }] }, doc: 'Globs.' },
    rules: { schema: { type: 'map', values: text }, doc: 'Levels.' },
  },
}
const told = (source: string) =>
  checkYaml(source, 'f.yaml', schema).problems.map(
    ({ line, column, endColumn, code, message, remedy }) =>
      `${line}:${column}-${endColumn} ${code} ${message.split(' ')[0]} ${remedy}`,
  )

it.each([
  ['id: *x', ['1:5-7 E103 Aliases Write the value out. A text that begins with * needs quotes: "*x".']],
  ['match: *.md\nid: a', ['1:8-12 E103 Aliases Write the value out. A text that begins with * needs quotes: "*.md".']],
  [
    'id: a\nmatch: [*.md]',
    ['2:9-13 E103 Aliases Write the value out. A text that begins with * needs quotes: "*.md".'],
  ],
  [
    'id: a\nrules: { *x : off }',
    ['2:10-12 E103 Aliases Write the value out. A text that begins with * needs quotes: "*x".'],
  ],
  ['id: a\nrules:\n  *: off', ['3:4-5 E103 Aliases A text that begins with * needs quotes.']],
  ['id: *', ['1:5-6 E103 Aliases A text that begins with * needs quotes.']],
  ['id: &', ['1:5-6 E103 Anchors A text that begins with & needs quotes.']],
  ['id: &co', ['1:5-8 E103 Anchors Take it out. A text that begins with & needs quotes: "&co".']],
  ['id: &co a', ['1:5-8 E103 Anchors Take it out. A text that begins with & needs quotes: "&co".']],
  ['id: &a # see &a\n  b', ['1:5-7 E103 Anchors Take it out. A text that begins with & needs quotes: "&a".']],
  ['id: &a *b', ['1:8-10 E103 Aliases A text that begins with * needs quotes.']],
  ['id: &a &b c', ['1:8-10 E103 Anchors A text that begins with & needs quotes.']],
  ['id: a\nrules: &r\n  x: a', ['2:8-10 E103 Anchors Take it out. A text that begins with & needs quotes: "&r".']],
  ['id: a\nrules:\n  <<: *r\n  x: a', ['3:3-5 E103 Merge Write the keys out.']],
])('%j: says what is not read, and nothing of what it breaks', (source, problems) => {
  expect(told(source)).toEqual(problems)
})

it('leaves texts alone that hold such signs', () => {
  expect(told('id: "*x"\nmatch: ["&co", "a*", a&b]')).toEqual([])
  expect(told("id: '<<'\nrules: { art9/*: off }")).toEqual([])
})
