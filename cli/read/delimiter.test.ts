import { expect, test } from 'vitest'
import { sepLine, sniffDelimiter } from './delimiter.ts'

test('the usual four', () => {
  expect(sniffDelimiter('a;b;c\n1;2,5;3\n4;5,1;6\n').delimiter).toBe(';')
  expect(sniffDelimiter('a\tb\n1\t2\n').delimiter).toBe('\t')
  expect(sniffDelimiter('a,b\n1,"x;y;z"\n').delimiter).toBe(',')
  expect(sniffDelimiter('a|b\n1|2\n').delimiter).toBe('|')
})

test('title rows, totals and commas in prose do not mislead', () => {
  const text = 'Rapport, höst, 8B\n\nNamn;Kommentar\nA;bra, lugn\nB;sen, två gånger\nSumma: 2\n'
  expect(sniffDelimiter(text)).toMatchObject({ delimiter: ';', width: 2 })
})

test('one column of prose has no delimiter', () => {
  const text = 'Kommentar\nHan kom, såg och gick.\nTandläkare.\nSjuk, igen, och igen.\nFörkyld.\n'
  expect(sniffDelimiter(text)).toMatchObject({ width: 1, share: 0 })
})

test('sep= line', () => {
  expect(sepLine('sep=,\r\na,b')).toEqual({ delimiter: ',', length: 7 })
  expect(sepLine('separat')).toBeUndefined()
})
