import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'

const read = (text: string, options = {}) => collect(openBytes('x.ndjson', Buffer.from(text), options))

test('a bad line costs that line only', async () => {
  const { records, failures } = await read('{"id":"a","text":"Sjuk"}\nhemligt {\n\n{"id":"b","text":"Kom sent."}\r\n')
  expect(failures).toMatchObject([{ code: 'E241', locator: { line: 2, row: 2 }, records: 1 }])
  expect(JSON.stringify(failures)).not.toContain('hemligt')
  expect(records).toMatchObject([
    { text: 'Sjuk', key: 'a', locator: { line: 1, row: 1, pointer: '/text' } },
    { text: 'Kom sent.', key: 'b', locator: { line: 4, row: 3, pointer: '/text' } },
  ])
})

test('kind and field of the pipe form', async () => {
  const { records } = await read(
    '{"id":1,"text":"Sjuk","kind":"absence","field":"Frånvaroorsak"}\n{"id":2,"text":"Bra"}',
  )
  expect(records.filter((item) => item.role === 'prose')).toMatchObject([
    { kind: 'absence', field: 'Frånvaroorsak' },
    { field: 'text' },
  ])
})

test('a line over the limit is left out and said', async () => {
  const { failures, prose } = await read(`{"text":"${'x y '.repeat(40)}"}\n{"text":"Kom sent."}\n`, {
    maxFieldLength: 20,
  })
  expect(failures).toMatchObject([{ code: 'E242', locator: { line: 1 } }])
  expect(prose).toEqual(['Kom sent.'])
})
