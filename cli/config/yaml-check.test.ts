import { describe, expect, expectTypeOf, it } from 'vitest'
import { checkYaml, type Infer, renderProblem, type Schema } from './yaml-check.ts'

const level = { type: 'enum', values: ['off', 'info', 'warning', 'error'] } as const satisfies Schema

const schema = {
  type: 'object',
  keys: {
    id: {
      schema: { type: 'string', pattern: '[a-z-]+', shape: 'small letters and hyphens' },
      required: true,
      doc: 'Name.',
    },
    rules: {
      schema: {
        type: 'map',
        keys: { type: 'enum', values: ['art9/health', 'home/conditions'] },
        values: {
          type: 'union',
          options: [
            level,
            {
              type: 'object',
              keys: {
                level: { schema: level, required: true, doc: 'How grave it is.' },
                threshold: { schema: { type: 'number', min: 0, max: 1 }, doc: 'Lowest confidence shown.' },
              },
            },
          ],
        },
      },
      doc: 'Levels by rule.',
    },
    terms: { schema: { type: 'array', items: { type: 'string' }, minItems: 1 }, doc: 'Own terms.' },
    strict: { schema: { type: 'boolean' }, doc: 'A switch.' },
  },
} as const satisfies Schema

const told = (source: string, s: Schema = schema) =>
  checkYaml(source, 'f.yaml', s).problems.map((p) => `${p.line}:${p.column}-${p.endColumn} ${p.code} ${p.message}`)

describe('checkYaml', () => {
  it('gives the value of a good document, typed', () => {
    const { value, problems } = checkYaml('id: abc\nrules:\n  art9/health: off\nterms: [a, "2"]\n', 'f.yaml', schema)
    expect(problems).toEqual([])
    expect(value).toEqual({ id: 'abc', rules: { 'art9/health': 'off' }, terms: ['a', '2'] })
    expectTypeOf<Infer<typeof schema>['id']>().toEqualTypeOf<string>()
    expectTypeOf<Infer<typeof schema>['strict']>().toEqualTypeOf<boolean | undefined>()
    expectTypeOf<Infer<typeof level>>().toEqualTypeOf<'off' | 'info' | 'warning' | 'error'>()
  })

  it('reads JSON with the same code, tabs and byte order mark included', () => {
    const { value, problems } = checkYaml('\ufeff{\n\t"id": "abc",\n\t"strict": true\n}\n', 'f.json', schema)
    expect(problems).toEqual([])
    expect(value).toEqual({ id: 'abc', strict: true })
  })

  it('proposes the nearest known key', () => {
    const [problem] = checkYaml('id: a\nruels: {}\n', 'f.yaml', schema).problems
    expect(problem).toMatchObject({ code: 'E110', line: 2, column: 1, endColumn: 6, remedy: 'Did you mean "rules"?' })
  })

  it('lists the known keys when none is near', () => {
    const [problem] = checkYaml('id: a\nxyzzy: 1\n', 'f.yaml', schema).problems
    expect(problem?.remedy).toBe('Known keys: id, rules, terms, strict.')
  })

  it('does not take names of the language for keys', () => {
    expect(told('id: a\nconstructor: 1\n__proto__: 2\n')).toEqual([
      '2:1-12 E110 Unknown key "constructor".',
      '3:1-10 E110 Unknown key "__proto__".',
    ])
  })

  it('tells every mistake in the order of the source', () => {
    expect(
      told('rules:\n  art9/helth: eror\n  home/conditions: {levl: off, threshold: 2}\nterms: x\nstrict: maybe\n'),
    ).toEqual([
      '1:1-2 E112 The key "id" is missing.',
      '2:3-13 E113 Unknown word "art9/helth". Expected art9/health or home/conditions.',
      '2:15-19 E113 Unknown word "eror". Expected off, info, warning or error.',
      '3:3-18 E112 The key "level" is missing.',
      '3:21-25 E110 Unknown key "levl".',
      '3:43-44 E115 Expected a number from 0 to 1.',
      '4:8-9 E111 "terms" is a text. Expected a list.',
      '5:9-14 E111 "strict" is a text. Expected true or false.',
    ])
  })

  it('says what a value of the wrong form is, and what would fit', () => {
    expect(told('id: 12\nrules:\n  art9/health: 3\n')).toEqual([
      '1:5-7 E111 "id" is a number. Expected small letters and hyphens.',
      '3:16-17 E111 "art9/health" is a number. Expected off, info, warning or error or an object with keys.',
    ])
  })

  it.each([
    ['', '1:1-1 E111 The document is empty. Expected an object with keys.'],
    ['id: A', '1:5-6 E114 Expected small letters and hyphens.'],
    ['id: ""', '1:5-7 E114 This text is empty.'],
    ['id: a\nid: b', '2:1-3 E102 This key stands twice.'],
    ['id: a\nterms: []', '2:8-10 E116 Expected at least 1 item(s), found 0.'],
    ['id: a\nterms:\n  - *x', '3:5-7 E103 Aliases (*name) are not read here.'],
    ['id: !foo a', '1:5-9 E103 Tags (!name) are not read here.'],
    ['id: a\nterms:', '2:7-7 E111 "terms" is empty. Expected a list.'],
    ['- a', '1:1-4 E111 The document is a list. Expected an object with keys.'],
  ])('tells %j', (source, problem) => {
    expect(told(source)).toEqual([problem])
  })

  it('tells syntax errors in the same form', () => {
    expect(told('id: "a\nb')).toEqual(['2:2-2 E101 Missing closing "quote.'])
    expect(told('{"id": "a"')[0]).toMatch(/^1:\d+-\d+ E101 /)
  })

  it('asks for exactly one of several keys', () => {
    const either = {
      type: 'object',
      keys: { text: { schema: { type: 'string' }, doc: '' }, words: { schema: { type: 'string' }, doc: '' } },
      exactlyOne: [['text', 'words']],
    } as const satisfies Schema
    expect(told('text: a', either)).toEqual([])
    expect(told('{}', either)).toEqual(['1:1-2 E117 Expected exactly one of the keys text or words.'])
    expect(told('text: a\nwords: b', either)).toEqual(['1:1-2 E117 Expected exactly one of the keys text or words.'])
  })

  it('follows structures that hold themselves', () => {
    const tree: Schema = {
      type: 'object',
      keys: {
        name: { schema: { type: 'string' }, required: true, doc: 'Name.' },
        inner: { schema: { type: 'array', items: { type: 'lazy', name: 'tree', get: () => tree } }, doc: 'Parts.' },
      },
    }
    expect(told('name: a\ninner:\n  - name: b\n    inner: [{name: c}]', tree)).toEqual([])
    expect(told('name: a\ninner:\n  - nam: b', tree)).toHaveLength(2)
  })

  it('makes problems at places for later checks', () => {
    const { at } = checkYaml('id: a\nrules:\n  art9/health: off\n', 'f.yaml', schema)
    expect(at(['rules', 'art9/health'], 'E120', 'x')).toMatchObject({ line: 3, column: 16 })
    expect(at(['rules', 'art9/health'], 'E120', 'x', undefined, 'key')).toMatchObject({ line: 3, column: 3 })
    expect(at(['terms', 4], 'E120', 'x')).toMatchObject({ line: 1, column: 1 })
  })

  it('renders the mistake in the lines around', () => {
    const [problem] = checkYaml('id: a\nrules:\n  art9/health: eror # !\nterms: [a]\n', 'f.yaml', schema).problems
    expect(problem && renderProblem(problem)).toBe(
      [
        'f.yaml:3:16: E113 Unknown word "eror". Expected off, info, warning or error.',
        '  1 | id: a',
        '  2 | rules:',
        '> 3 |   art9/health: eror # !',
        '    |                ^^^^',
        '  4 | terms: [a]',
        '  Did you mean "error"?',
      ].join('\n'),
    )
  })
})
