import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodingByName, guessEncoding, looksBinary, TextStream, unfinishedUtf8 } from './encoding.ts'
import type { Encoding } from './options.ts'

function decode(bytes: Buffer, size = 65536, override?: Encoding): { text: string; stream: TextStream } {
  const stream = new TextStream(bytes.subarray(0, size), override)
  let text = ''
  for (let at = 0; at < bytes.length; at += size) text += stream.write(bytes.subarray(at, at + size))
  return { text: text + stream.end(), stream }
}

const SWEDISH = 'Sjuk – ”åäö ÅÄÖ” kostar 5 € … 😀\r\n'
const latin = (text: string) => Buffer.from(text, 'latin1')

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

test('byte-order marks, single, doubled and double-encoded', () => {
  const utf8 = Buffer.from(SWEDISH)
  for (const mark of ['efbbbf', 'efbbbfefbbbf', 'c3afc2bbc2bf']) {
    expect(decode(Buffer.concat([Buffer.from(mark, 'hex'), utf8])).text).toBe(SWEDISH)
  }
  expect(decode(Buffer.from(`\ufeff${SWEDISH}`, 'utf16le')).text).toBe(SWEDISH)
  expect(decode(utf16be(`\ufeff${SWEDISH}`)).text).toBe(SWEDISH)
})

test('UTF-16 without a mark is known by its NULs', () => {
  expect(decode(Buffer.from(SWEDISH, 'utf16le')).text).toBe(SWEDISH)
  expect(decode(utf16be(SWEDISH)).text).toBe(SWEDISH)
})

test('windows-1252 with dashes and quotes', () => {
  const bytes = Buffer.concat([latin('F\xf6rkyld '), Buffer.from([0x96]), latin(' '), Buffer.from([0x94, 0x80])])
  expect(decode(bytes).text).toBe('Förkyld – ”€')
  expect(guessEncoding(bytes)).toMatchObject({ encoding: 'windows-1252', by: 'fallback' })
})

test('an ASCII beginning does not decide: the first other byte does', () => {
  const bytes = Buffer.concat([Buffer.from('a'.repeat(100)), latin('\xe5\xe4\xf6')])
  const { text, stream } = decode(bytes, 64)
  expect(text).toBe(`${'a'.repeat(100)}åäö`)
  expect(stream.encoding).toBe('windows-1252')
  expect(decode(Buffer.from(`${'a'.repeat(100)}åäö`), 64).text).toBe(`${'a'.repeat(100)}åäö`)
})

test('a line of UTF-8 in a windows-1252 file is read as such, whatever the size of the pieces', () => {
  const lines = [
    latin('sj\xe4lv p\xe5 v\xe4g\n'),
    Buffer.from('själv på väg\n'),
    latin('\xe5\xe4\xf6 \xc5\xc4\xd6 \xe5\xe4\xf6\n'),
  ]
  for (const start of ['', 'x'.repeat(100)]) {
    const { text, stream } = decode(Buffer.concat([Buffer.from(start), ...lines]), 64)
    expect(text).toBe(`${start}själv på väg\nsjälv på väg\nåäö ÅÄÖ åäö\n`)
    expect(stream.utf8Lines).toBe(1)
    expect(stream.foreignLines).toBe(0)
  }
  expect(decode(Buffer.concat(lines), 64, 'windows-1252').text).toContain('sjÃ¤lv')
})

test('signs behind a capital in a windows-1252 file are no UTF-8, whatever the size of the pieces', () => {
  // "NÅ…", "KÖ…", "GÅ’ hem", "Å– start" in windows-1252.
  const bytes = Buffer.from('4ec5850a4bd6850a47c592206865 6d0ac596207374617274 0ae5e4f6 20'.replaceAll(' ', ''), 'hex')
  const expected = 'NÅ…\nKÖ…\nGÅ’ hem\nÅ– start\nåäö '
  for (const size of [1, 2, 3, 7, 64]) {
    const stream = new TextStream(bytes)
    let text = ''
    for (let at = 0; at < bytes.length; at += size) text += stream.write(bytes.subarray(at, at + size))
    expect(text + stream.end()).toBe(expected)
  }
  const mixed = Buffer.concat([latin('\xe5\xe4\xf6 \xe5\xe4\xf6\n'), Buffer.from('åäö åäö\n')])
  for (const size of [7, 8, 9, 10, 64]) {
    const stream = new TextStream(mixed)
    let text = ''
    for (let at = 0; at < mixed.length; at += size) text += stream.write(mixed.subarray(at, at + size))
    expect(text + stream.end()).toBe('åäö åäö\nåäö åäö\n')
  }
})

test('a stray byte in a UTF-8 file costs nothing but itself', () => {
  const bytes = Buffer.concat([
    Buffer.from('åäö på väg\n'),
    latin('h\xe4r\n'),
    Buffer.from('och så väl ä'),
    Buffer.from([0xe5]),
    Buffer.from('ö'),
  ])
  const { text, stream } = decode(bytes)
  expect(text).toBe('åäö på väg\nhär\noch så väl äåö')
  expect(stream.foreignLines).toBe(2)
})

test('an override wins over everything, and drops its own mark', () => {
  expect(decode(Buffer.from([0x8c, 0x8a, 0x9a]), 9, 'macintosh').text).toBe('åäö')
  expect(decode(Buffer.from('\ufeffå'), 9, 'utf-8').text).toBe('å')
  expect(decode(Buffer.from('å'), 9, 'windows-1252').text).toBe('Ã¥')
})

test('names of encodings as people write them', () => {
  expect(['ISO-8859-1', 'Latin1', 'utf8', 'UTF-16 LE', 'cp1252', 'klingon'].map(encodingByName)).toEqual([
    'windows-1252',
    'windows-1252',
    'utf-8',
    'utf-16le',
    'windows-1252',
    undefined,
  ])
})

test('characters are never split, wherever the chunks end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), (tail, size) => {
      const text = `åäö ${tail}`
      const cut = (bytes: Buffer, override: Encoding) => {
        const stream = new TextStream(bytes, override)
        let out = ''
        for (let at = 0; at < bytes.length; at += size) {
          const piece = stream.write(bytes.subarray(at, at + size))
          expect(piece).not.toMatch(/\p{Cs}/u)
          out += piece
        }
        return out + stream.end()
      }
      expect(cut(Buffer.from(text), 'utf-8')).toBe(text)
      expect(cut(Buffer.from(text, 'utf16le'), 'utf-16le')).toBe(text)
      expect(cut(utf16be(text), 'utf-16be')).toBe(text)
    }),
  )
})

test('the unfinished end of a chunk', () => {
  expect(unfinishedUtf8(Buffer.from('a'))).toBe(0)
  expect(unfinishedUtf8(Buffer.from('å'))).toBe(0)
  expect(unfinishedUtf8(Buffer.from('å').subarray(0, 1))).toBe(1)
  expect(unfinishedUtf8(Buffer.from('😀').subarray(0, 3))).toBe(3)
})

test('binary is no text', () => {
  expect(looksBinary(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49]))).toBe(true)
  expect(looksBinary(Buffer.from([1, 2, 3, 4, 5, 6]))).toBe(true)
  expect(looksBinary(Buffer.from('hej\tdu\r\n'))).toBe(false)
  expect(looksBinary(Buffer.from('hej', 'utf16le'))).toBe(false)
})
