import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'

const read = (value: unknown, options = {}, name = 'x.json') =>
  collect(openBytes(name, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), options))

test('any shape: prose by name or content, identifiers left out, pointers escaped', async () => {
  const { records } = await read({
    list: [
      {
        id: 'n1',
        givenName: 'Bo',
        comment: 'Sjuk',
        'a/b~c': 'Kom sent till lektionen.',
        typ: 'X',
        nr: 201501012384,
        antal: 3,
      },
    ],
  })
  expect(records.map(({ role, text, locator, key }) => [role, text, locator.pointer, key])).toEqual([
    ['prose', 'Sjuk', '/list/0/comment', 'n1'],
    ['prose', 'Kom sent till lektionen.', '/list/0/a~1b~0c', 'n1'],
    ['cell', 'X', '/list/0/typ', 'n1'],
    ['cell', '201501012384', '/list/0/nr', 'n1'],
  ])
})

test('broken JSON is one failure that quotes nothing', async () => {
  const { failures, records } = await read('{"comment": "hemlig text', {}, 'x.json')
  expect(failures.map((item) => item.code)).toEqual(['E240'])
  expect(JSON.stringify(failures)).not.toContain('hemlig')
  expect(records).toEqual([])
})

test('nesting without end is cut and said', async () => {
  const { failures } = await read(`${'['.repeat(300)}"x"${']'.repeat(300)}`)
  expect(failures.map((item) => item.code)).toEqual(['E243'])
})

test('--column and --key', async () => {
  const { records } = await read([{ nr: '7', a: 'ett', b: 'Kom sent till lektionen.' }], { columns: ['A'], key: 'nr' })
  expect(records.map(({ role, text, key }) => [role, text, key])).toEqual([
    ['cell', '7', '7'],
    ['prose', 'ett', '7'],
    ['cell', 'Kom sent till lektionen.', '7'],
  ])
})

test('a bare list of strings is prose', async () => {
  expect((await read(['Sjuk', 'Tandläkare'])).prose).toEqual(['Sjuk', 'Tandläkare'])
})
