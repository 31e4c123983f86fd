import { expect, test } from 'vitest'
import { sniff } from './sniff.ts'
import { bufferSource } from './source.ts'

const found = (name: string, content: string | Buffer) =>
  Object.values(sniff(bufferSource(name, Buffer.from(content)), {}))[0]

test.each([
  ['a.txt', 'Bo var här. Eva också.', 'text'],
  ['a', 'Namn\tKommentar\nBo\tsen\nEva\tsjuk\n', 'csv'],
  ['a.txt', 'Namn;Kommentar\nBo;sen\n', 'csv'],
  ['a.txt', 'Hej, du.\nKom, nu.\nGå, hem.\n', 'csv'],
  ['a.csv', 'Kommentar\nKom sent.', 'csv'],
  ['a.csv', '[{"comment": "x"}]', 'json'],
  ['a', '{"a": 1}\n{"a": 2}\n', 'ndjson'],
  ['a.json', '{"a": 1}\n{"a": 2}\n', 'json'],
  ['a.ndjson', '{"a": 1}', 'ndjson'],
  ['a.md', '[länk](x) och mer', 'markdown'],
  ['a.txt', '[x] klart', 'text'],
  ['a.xls', '<html><table><tr><td>x</td></tr></table></html>', 'html'],
  ['a.csv', '<?xml version="1.0"?><a/>', 'xml'],
  ['a', '<ämne id="1"><not/></ämne>', 'xml'],
  ['a.txt', '<3 bra jobbat', 'text'],
  ['a.csv', '', 'E203'],
  ['a.csv', '\ufeff \n', 'E203'],
  ['a.pdf', '%PDF-1.7', 'pdf'],
  ['a.csv', '%PDF-1.7', 'pdf'],
  ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'E205'],
  ['a.gz', Buffer.from('1f8b0800', 'hex'), 'gzip'],
  ['a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'E215'],
  ['a.csv', Buffer.from('PK\u0003\u0004'), 'zip'],
])('%s with content %j is %s', (name, content, format) => {
  expect(found(name, content)).toBe(format)
})
