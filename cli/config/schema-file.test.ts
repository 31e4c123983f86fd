import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { initFiles } from '../init/files.ts'
import { schemaFile } from './schema-file.ts'

const schema = readFileSync('fritext.schema.json', 'utf8')

it('is current: "npm run schema" writes it', () => {
  expect(schema).toBe(schemaFile())
})

describe('accepts and refuses what the check of configurations does', () => {
  const valid = new Ajv2020({ strict: true, strictRequired: false }).compile(JSON.parse(schema))

  it.each([
    ['the library', readFileSync('fixtures/check/library/fritext.config.yaml', 'utf8')],
    [
      'what init writes',
      initFiles({ policy: 'strict', templates: '.', ci: 'none', preCommit: false, version: '0.1.0' })[0]?.content ?? '',
    ],
    ['limits', 'suppressions: { forbid: [art9/*, all], by: [rektor], longest: 90 }'],
  ])('%s', (_, source) => {
    expect([valid(parse(source)), valid.errors]).toEqual([true, null])
  })

  it.each([
    'files: [{ matsch: a }]',
    'files: [{ kind: mall, match: a }]',
    'scopes: [{ name: a, match: b }]',
    'okänd: 1',
  ])('%s', (source) => {
    expect(valid(parse(source))).toBe(false)
  })
})
