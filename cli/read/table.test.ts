import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { failure } from './messages.ts'
import type { ReadItem } from './record.ts'
import { readTable, type TableRow } from './table.ts'

const row = (...values: string[]): TableRow => ({ type: 'row', values, place: (index) => ({ pointer: `${index}` }) })

async function* stream(...items: (TableRow | ReadItem)[]): AsyncGenerator<TableRow | ReadItem> {
  yield* items
}

const context = { file: 'f', options: {}, start: '' }

test('failures pass through in their place, blank rows are no rows', async () => {
  const rows = stream(row('Elev', 'Kommentar'), failure('E230', 'f', {}), row('', ' '), row('Bo', 'Sen'))
  const { records, failures } = await collect(readTable(rows, context))
  expect(failures).toHaveLength(1)
  expect(records).toMatchObject([{ text: 'Sen', locator: { row: 1, pointer: '1' } }])
})

test('a table longer than the sample is read to its end', async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => row('Bo', `Kom ${index} minuter sent.`))
  const { records } = await collect(readTable(stream(row('Elev', 'Kommentar'), ...rows), context))
  expect(records).toHaveLength(1000)
  expect(records.at(-1)?.locator.row).toBe(1000)
})

test('no rows, no words', async () => {
  expect(await collect(readTable(stream(row('', '')), context))).toEqual({
    records: [],
    failures: [],
    notices: [],
    parts: [],
    prose: [],
  })
})
