import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeZip } from './make-zip.ts'
import { DateStyles, isDateFormat } from './xlsx-dates.ts'

test.each([
  ['yyyy-mm-dd', true],
  ['[h]:mm', true],
  ['d "dagar"', true],
  ['0.00', false],
  ['General', false],
  ['#,##0 "kr"', false],
  ['[Red]0', false],
  ['0 "dagar"', false],
])('%s shows a date: %s', (code, date) => {
  expect(isDateFormat(code)).toBe(date)
})

test('days since 1900, the day that never was, and 1904', () => {
  const since1900 = new DateStyles(new Set([1]), false)
  expect(since1900.read(1, '46034')).toBe('2026-01-12')
  expect(since1900.read(1, '46034.354166667')).toBe('2026-01-12 08:30')
  expect(since1900.read(1, '1')).toBe('1900-01-01')
  expect(since1900.read(1, '61')).toBe('1900-03-01')
  expect(since1900.read(2, '46034')).toBeUndefined()
  expect(since1900.read(1, '201501012384')).toBeUndefined()
  expect(since1900.read(1, 'x')).toBeUndefined()
  expect(new DateStyles(new Set([1]), true).read(1, String(46034 - 1462))).toBe('2026-01-12')
})

test('dates of a workbook are read as people see them', async () => {
  const book = makeZip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml':
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>Ref</t></is></c><c t="inlineStr"><is><t>Kommentar</t></is></c></row><row><c s="1"><v>46034</v></c><c t="inlineStr"><is><r><t>Kom </t></r><r><t>sent.</t></r></is></c></row></sheetData><headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"Elever med stöd</oddHeader></headerFooter></worksheet>',
  })
  const { records } = await collect(openBytes('x.xlsx', book))
  expect(records.map(({ text, field }) => [field, text])).toEqual([
    ['Ref', '2026-01-12'],
    ['Kommentar', 'Kom sent.'],
    ['sidhuvud', 'Elever med stöd'],
  ])
})

test('damaged styles are told, and those before the damage show dates', async () => {
  const cell = (style: number, value: string): string => `<c s="${style}"><v>${value}</v></c>`
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`
  const book = (styles: string): Buffer =>
    makeZip({
      'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
      'xl/styles.xml': styles,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${text('Dag')}${text('Ref')}</row><row>${cell(1, '46034')}${cell(2, '46035')}</row></sheetData></worksheet>`,
    })
  const whole = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="14"/></cellXfs></styleSheet>'
  const said = async (styles: string) => {
    const { records, failures } = await collect(openBytes('x.xlsx', book(styles)))
    return [records.map((record) => record.text), failures.map(({ code, locator }) => [code, locator.pointer])]
  }
  expect(await said(whole)).toEqual([['2026-01-12', '2026-01-13'], []])
  expect(await said(whole.slice(0, 70))).toEqual([['2026-01-12', '46035'], [['E262', 'xl/styles.xml']]])
  expect(await said('<styleSheet><cellXfs></b>')).toEqual([['46034', '46035'], [['E262', 'xl/styles.xml']]])
})
