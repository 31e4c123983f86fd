import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { scan } from '../commands/scan.ts'
import { capture, makeFolder } from '../testing.ts'
import { overwritten } from './spare.ts'

const folder = makeFolder({
  'ex/a.csv': 'id;Kommentar\n1;Elsa har diabetes\n',
  'ex/b.csv': 'id;Kommentar\n1;Hej\n',
  nyckel: 'a key that tests share',
})
afterAll(folder.remove)
const at = (name: string): string => join(folder.path, name)

it('refuses a place that is read or given, and takes any other', () => {
  expect(overwritten(at('ex/a.csv'), { inputs: [at('ex/a.csv')] })).toContain('what is scanned')
  expect(overwritten(at('ex/a.csv'), { inputs: [at('ex')] })).toContain('in the folder that is scanned')
  expect(overwritten(at('nyckel'), { inputs: [at('ex')], given: [undefined, false, at('nyckel')] })).toContain(
    'is given',
  )
  expect(overwritten(at('ex/ny.csv'), { inputs: [at('ex'), '-'] })).toBeUndefined()
  expect(overwritten(undefined, { inputs: [at('ex')] })).toBeUndefined()
})

it.each(['ndjson', 'json', 'csv', 'html', 'sarif'] as const)('knows a report of its own, as %s', async (format) => {
  mkdirSync(at(format))
  writeFileSync(at(`${format}/a.csv`), 'id;Kommentar\n1;Elsa har diabetes\n')
  const outputFile = at(`${format}/rapport`)
  const options = { format, outputFile, failOn: 'error', lang: 'sv', config: false, quiet: true } as const
  await capture(() => scan([at(format)], options))
  expect(overwritten(outputFile, { inputs: [at(format)] })).toBeUndefined()
})
