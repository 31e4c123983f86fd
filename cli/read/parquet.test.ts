import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'

const COLUMNS = [
  { name: 'id', data: ['7', '8', '9'], type: 'STRING' },
  { name: 'kommentar', data: ['Elsa var borta.', null, 'Kom sent till lektionen.'], type: 'STRING' },
  { name: 'antal', data: [1, 2, 3], type: 'INT32' },
] as const

const bytes = Buffer.from(
  parquetWriteBuffer({
    columnData: COLUMNS.map((column) => ({ ...column, data: [...column.data] })),
    rowGroupSize: [2, 1],
  }),
)

test('what hyparquet-writer wrote', async () => {
  const { records, failures, notices } = await collect(openBytes('x.parquet', bytes))
  expect(failures).toEqual([])
  expect(
    records.filter(({ role }) => role === 'prose').map(({ text, key, locator }) => [locator.pointer, key, text]),
  ).toEqual([
    ['row 1, kommentar', '7', 'Elsa var borta.'],
    ['row 3, kommentar', '9', 'Kom sent till lektionen.'],
  ])
  expect(notices.find(({ about }) => about === 'groups')?.message).toBe('2 groups of rows.')
})

test('damage costs what is damaged, and says so', async () => {
  for (const length of [30, bytes.length >> 1, bytes.length - 5]) {
    const { failures } = await collect(openBytes('x.parquet', bytes.subarray(0, length)))
    expect(failures.length).toBeGreaterThan(0)
  }
})
