import { Command } from 'commander'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCheck } from './command.ts'
import { plainCheck } from './plain.ts'

/** What commander makes of the words behind `check`; undefined where it complains, or gives help. */
function byCommander(words: readonly string[]): unknown {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} })
  addCheck(program)
  const [command] = program.commands
  let read: unknown
  command?.exitOverride().action((patterns, options) => {
    read = { patterns, options }
  })
  try {
    program.parse(['check', ...words], { from: 'user' })
  } catch {
    return undefined
  }
  return read
}

const OPTIONS = [
  ...'--policy --config --no-config --print-config --since --staged --stdin --stdin-filename --watch --cache --cache-location'.split(
    ' ',
  ),
  ...'--fix --fix-dry-run --baseline --no-baseline --update-baseline --no-inline-config --report-unused-suppressions'.split(
    ' ',
  ),
  ...'--no-ignore --no-error-on-unmatched-pattern --files-max-size --concurrency --fail-on --max-warnings --quiet'.split(
    ' ',
  ),
  ...'--format -o --output-file --mask --stats --lang --color --no-color --help -h --no-such --format=json -oreport --'.split(
    ' ',
  ),
]
const VALUES = [
  'mallar',
  '!arkiv/**',
  'json',
  'pretty',
  'never',
  'warning',
  'en',
  'sv',
  'no-such',
  '',
  '-',
  '3',
  'stockholm',
]

describe('a plain command line', () => {
  it.each([
    ['mallar --no-config'],
    ['a.md b.txt --format json --lang en --fail-on never'],
    ['--policy stockholm a.md --policy strict --quiet'],
    ['--config one.yaml --no-config a.md'],
    ['--no-config --config one.yaml a.md'],
    ['--no-baseline --baseline b --no-color --color --staged'],
    ['!arkiv mallar --output-file report.txt'],
    [''],
  ])('is read as commander reads it: %s', (line) => {
    const words = line.split(' ').filter((word) => word !== '')
    expect(plainCheck(words)).toEqual(byCommander(words))
    expect(plainCheck(words)).toBeDefined()
  })

  it.each([
    ['-o report.txt a.md'],
    ['--format=json a.md'],
    ['--format xml a.md'],
    ['--no-such a.md'],
    ['a.md --policy'],
    ['--since -x a.md'],
    ['-- a.md'],
    ['--help'],
    ['--max-warnings 3 a.md'],
    ['__proto__ --__proto__ x'],
  ])('is left to commander where it is not plain: %s', (line) => {
    expect(plainCheck(line.split(' '))).toBeUndefined()
  })

  it('is never read otherwise', () => {
    const word = fc.oneof(fc.constantFrom(...OPTIONS), fc.constantFrom(...VALUES))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const plain = plainCheck(words)
        if (plain !== undefined) expect(plain).toEqual(byCommander(words))
      }),
      { numRuns: 2000 },
    )
  })
})
