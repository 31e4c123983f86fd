import { expect, test } from 'vitest'
import { openText, wholeText } from './decode.ts'
import { bufferSource } from './source.ts'

test('remarks name a fallback, garbled letters and lost characters without quoting them', async () => {
  const garbled = Buffer.from('lÃ¤ser p\ufffd')
  const { text, remarks } = await wholeText(bufferSource('x.txt', garbled), {})
  expect(text).toBe('lÃ¤ser p\ufffd')
  expect(remarks.map((item) => item.type)).toEqual(['notice', 'notice'])
  const latin = await wholeText(bufferSource('x.txt', Buffer.from('p\xe5', 'latin1')), {})
  expect(latin.text).toBe('på')
  expect(latin.remarks).toMatchObject([{ about: 'encoding', message: expect.stringContaining('Windows 1252') }])
})

test('a document over the limit is reported, not held', async () => {
  const { text, remarks } = await wholeText(bufferSource('x.txt', Buffer.alloc(100, 0x61)), { maxDocumentBytes: 10 })
  expect(text).toBeUndefined()
  expect(remarks).toMatchObject([{ code: 'E210' }])
})

test('a read that breaks off keeps what came and says so', async () => {
  const source = bufferSource('x.txt', Buffer.from('abc'))
  const broken = {
    ...source,
    async *bytes() {
      yield Buffer.from('abc')
      throw new Error('disk')
    },
  }
  const open = openText(broken, {})
  let text = ''
  for await (const chunk of open.chunks) text += chunk
  expect(text).toBe('abc')
  expect(open.remarks()).toMatchObject([{ code: 'E214' }])
})
