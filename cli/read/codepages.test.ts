import { expect, test } from 'vitest'
import { decodeCodePage } from './codepages.ts'

test('windows-1252: dashes, quotes and the euro sign are no control characters (Node 20 TextDecoder gets these wrong)', () => {
  const bytes = Buffer.from([0x80, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xe5, 0xe4, 0xf6])
  expect(decodeCodePage(bytes, 'windows-1252')).toBe('€„…‘’“”–—åäö')
  expect(decodeCodePage(Buffer.from([0x81, 0x9f]), 'windows-1252')).toBe('\u0081Ÿ')
})

test('the other two read åäö', () => {
  expect(decodeCodePage(Buffer.from([0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85]), 'macintosh')).toBe('åäöÅÄÖ')
  expect(decodeCodePage(Buffer.from([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99]), 'cp850')).toBe('åäöÅÄÖ')
})

test('every byte gives one character', () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  for (const page of ['windows-1252', 'macintosh', 'cp850'] as const) {
    const text = decodeCodePage(all, page)
    expect(text).toHaveLength(256)
    expect(new Set(text).size).toBe(256)
  }
})
