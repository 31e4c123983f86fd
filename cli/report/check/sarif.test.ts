import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { afterAll, describe, expect, it } from 'vitest'
import { copyOf, fritext } from '../../check/testing.ts'

const schema = createRequire(import.meta.url)
  .resolve('@microsoft/jest-sarif')
  .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json')
const ajv = new Ajv({ unicodeRegExp: false, strict: false, allErrors: true })
formats.default(ajv)
// Written for draft 4, of which it uses nothing that means another thing in draft 7.
const { $schema: _draft, id: _name, ...body } = JSON.parse(readFileSync(schema, 'utf8'))
const valid = ajv.compile(body)
const library = copyOf('library')
afterAll(library.remove)

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly partialFingerprints: Record<string, string>
  readonly suppressions?: readonly { kind: string; justification?: string }[]
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[]
}

function log(...args: string[]) {
  const parsed = JSON.parse(fritext(library.path, ['check', ...args, '--format', 'sarif']).out)
  expect([valid(parsed), valid.errors]).toEqual([true, null])
  return parsed.runs[0] as {
    tool: { driver: { rules: { id: string; help: { text: string; markdown?: string } }[] } }
    results: Result[]
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[]
  }
}

describe('is valid SARIF 2.1.0', () => {
  it('over the library: every result has its rule with help, and a fingerprint', () => {
    const { tool, results } = log('.')
    expect(results.length).toBeGreaterThan(20)
    for (const { ruleId, ruleIndex, partialFingerprints } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      expect(tool.driver.rules[ruleIndex]?.help.text).not.toBe('')
      expect(partialFingerprints['fritextHit/v1']).toMatch(/^[\da-f]{24}$/)
    }
  })

  it('suppressed hits are there, with their reasons', () => {
    const { results } = log('brev/undertryckt.md')
    const reasons = results.flatMap(({ suppressions = [] }) => suppressions.map(({ justification }) => justification))
    expect(reasons).toEqual(['exempel som rektor godkänt', 'exempel', 'stycke om sjukdomar'])
  })

  it('without findings, and with a file that could not be read', () => {
    expect(log('brev/ren.md').results).toEqual([])
    const { invocations } = log('brev/ren.md', '--files-max-size', '1')
    expect(invocations[0]).toMatchObject({ executionSuccessful: false })
    expect(invocations[0]?.toolExecutionNotifications).toHaveLength(1)
  })

  it('baselined hits are suppressed from outside', () => {
    fritext(library.path, ['check', 'brev/hem.md', '--update-baseline'])
    const kinds = log('brev/hem.md').results.flatMap(({ suppressions = [] }) => suppressions.map(({ kind }) => kind))
    expect(new Set(kinds)).toEqual(new Set(['external']))
  })
})
