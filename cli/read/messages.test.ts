import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { linterFor, openEngine } from '../engine.ts'
import { leaksIn } from '../scan/names.ts'
import { describeColumns } from './columns.ts'
import { openInput } from './index.ts'
import { FAILURE_CODES, failure, notice } from './messages.ts'

test('every failure has a sentence and a remedy in both languages, with no placeholder left', () => {
  for (const code of FAILURE_CODES) {
    const item = failure(code, 'x', {}, { limit: 1, number: 1, list: 'a', what: 'b' })
    for (const text of [item.message, item.remedy, item.sv?.message, item.sv?.remedy]) {
      expect(text).toMatch(/\S[.]$/)
      expect(text).not.toMatch(/[{}]/)
    }
  }
})

test('codes are in order', () => {
  expect([...FAILURE_CODES].sort()).toEqual(FAILURE_CODES)
})

test('absent details leave no keys behind', () => {
  expect(failure('E203', 'x', {})).not.toHaveProperty('records')
  expect(notice('x', 'encoding', 'a', 'b')).not.toHaveProperty('columns')
})

/** Every sentence of ours: of all failures, and of the notice about columns, which names them or counts them. */
function sentences(): string[] {
  const details = {
    limit: 1_000_000,
    number: 12,
    list: 'skola24, unikum',
    what: '50000 entries',
    package: 'unpdf',
    version: '1.7',
  }
  const said = FAILURE_CODES.flatMap((code) => {
    const { message, remedy, sv } = failure(code, 'x', {}, details)
    return [message, remedy, sv?.message ?? '', sv?.remedy ?? '']
  })
  const why = { en: 'its values are no sentences', sv: 'värdena är inga meningar' }
  for (const name of ['', 'Klass 7A', 'Kommentar 2', 'Skola']) {
    const columns = (['prose', 'cell', 'identifier', 'empty'] as const).map((role, at) => ({
      number: at + 1,
      name,
      role,
      why,
    }))
    for (const some of [columns, ...columns.map((column) => [column])])
      said.push(...Object.values(describeColumns(some)))
  }
  return said
}

test('no sentence of ours is masked: our own rules find nothing in it', async () => {
  const { policy } = await openEngine({ policy: 'strict' })
  const linter = linterFor(policy, 'rules')
  for (const sentence of sentences()) expect([sentence, leaksIn(sentence, linter, true)]).toEqual([sentence, []])
})

test('nor a notice about a file of the systems that are known, but for the headers that stand in it', async () => {
  const { policy } = await openEngine({ policy: 'strict' })
  const linter = linterFor(policy, 'rules')
  const folder = fileURLToPath(new URL('../../fixtures/exports', import.meta.url))
  for await (const item of openInput(folder)) {
    if (item.type !== 'notice' || item.columns !== undefined) continue
    for (const said of [item.message, item.sv ?? ''])
      expect([item.about, said, leaksIn(said, linter, true)]).toEqual([item.about, said, []])
  }
})
