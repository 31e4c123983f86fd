import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvRecord, CsvTokenizer, type CsvTrouble } from './csv-tokens.ts'

function all(text: string, size = text.length + 1, delimiter = ';', maxField = 1000): (CsvRecord | CsvTrouble)[] {
  const tokenizer = new CsvTokenizer(delimiter, maxField)
  const out: (CsvRecord | CsvTrouble)[] = []
  for (let at = 0; at < text.length; at += size) out.push(...tokenizer.push(text.slice(at, at + size)))
  out.push(...tokenizer.end())
  return out
}

const values = (items: (CsvRecord | CsvTrouble)[]) =>
  items.flatMap((item) => (item.type === 'record' ? [item.values] : []))
const troubles = (items: (CsvRecord | CsvTrouble)[]) => items.filter((item) => item.type !== 'record')

test('plain and quoted cells, doubled quotes, padding after the closing quote', () => {
  expect(values(all('a;b\n"x;y";"han sa ""hej"""\n"a" ;b\n'))).toEqual([
    ['a', 'b'],
    ['x;y', 'han sa "hej"'],
    ['a', 'b'],
  ])
})

test('all line ends, blank lines and an open last line', () => {
  expect(values(all('a;b\r\nc;d\re;f\n\ng;'))).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f'], [''], ['g', '']])
  expect(values(all(''))).toEqual([])
  expect(values(all('a;"b"'))).toEqual([['a', 'b']])
})

test('physical line and column of every cell', () => {
  const [first, second, third] = all('a;"två\r\nrader";c\nd;"e"\nf').filter((item) => item.type === 'record')
  expect([first?.lines, first?.columns]).toEqual([
    [1, 1, 2],
    [1, 4, 8],
  ])
  expect([second?.lines, second?.columns]).toEqual([
    [3, 3],
    [1, 4],
  ])
  expect([third?.number, third?.lines]).toEqual([3, [4]])
})

test('a stray quote inside a quoted field stays text', () => {
  const items = all('1;"Han sa "hej" till mig.";x\n2;b;c')
  expect(values(items)).toEqual([
    ['1', 'Han sa "hej" till mig.', 'x'],
    ['2', 'b', 'c'],
  ])
  expect(troubles(items)).toEqual([])
})

test('an unclosed quote is reported where it opened and costs no row, also when a later quote would close it', () => {
  for (const later of ['4;d', '4;"d;e"', '"4";d', '4;"d"']) {
    const items = all(`1;a\n2;"öppen\n3;c\n${later}\n`)
    expect(troubles(items)).toEqual([{ type: 'unclosed', line: 2, column: 3 }])
    expect(values(items).slice(0, 3)).toEqual([
      ['1', 'a'],
      ['2', '"öppen'],
      ['3', 'c'],
    ])
    expect(values(items)).toHaveLength(4)
  }
})

test('text that merely begins with a quotation mark', () => {
  const items = all('1;"Hej" sa hon\n2;"annat";x\n')
  expect(values(items)).toEqual([
    ['1', '"Hej" sa hon'],
    ['2', 'annat', 'x'],
  ])
  expect(troubles(items)).toHaveLength(1)
})

test('the cap on a field: quoted is reread, plain is cut', () => {
  const long = all(`1;"${'x\n'.repeat(60)}`, 10, ';', 50)
  expect(troubles(long)).toEqual([{ type: 'unclosed', line: 1, column: 3 }])
  expect(values(long)).toHaveLength(60)
  const plain = all(`1;${'y'.repeat(120)};z`, 7, ';', 50)
  expect(troubles(plain).map((item) => item.type)).toEqual(['too-long', 'too-long'])
  // The pieces stay in their column, each as a record of its own.
  expect(values(plain)).toEqual([
    ['1', 'y'.repeat(50)],
    ['', 'y'.repeat(50)],
    ['', 'y'.repeat(20), 'z'],
  ])
})

const cell = fc.string({ unit: fc.constantFrom('a', 'å', ' ', ';', '"', '\n', '\r\n', ',', '😀') })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })

test('agrees with csv-parse on everything well-formed, however the text is cut', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), (rows, eol, size) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join(eol)
      const items = all(text, size)
      expect(troubles(items)).toEqual([])
      expect(values(items)).toEqual(
        parse(text, { delimiter: ';', relax_column_count: true, record_delimiter: ['\n', '\r\n'] }),
      )
      expect(values(items)).toEqual(rows)
    }),
    { numRuns: 300 },
  )
})

test('whatever stands in the file: every cut gives the same, and no letter is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', ';', '"', '\n', '\r') }),
      fc.integer({ min: 1, max: 5 }),
      (text, size) => {
        const whole = all(text)
        expect(all(text, size)).toEqual(whole)
        const letters = (of: string) => of.replace(/[^ab]/g, '')
        expect(letters(values(whole).flat().join(''))).toBe(letters(text))
      },
    ),
    { numRuns: 2000 },
  )
})

test('places are those of the text: a cell stands where it says', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join('\n')
      const lines = text.split('\n')
      for (const item of all(text, size)) {
        if (item.type !== 'record') continue
        for (const [index, value] of item.values.entries()) {
          const source = lines[(item.lines[index] ?? 0) - 1]?.slice((item.columns[index] ?? 0) - 1) ?? ''
          const start = /^[^"\r\n]*/.exec(value)?.[0] ?? ''
          expect(source.startsWith(start)).toBe(true)
        }
      }
    }),
  )
})

test('a file full of unclosed marks takes no longer than its length allows', () => {
  const items = all('""a\n'.repeat(50_000), 65_536, ';', 1_000_000)
  expect(items.filter((item) => item.type === 'record')).toHaveLength(50_000)
}, 20_000)
