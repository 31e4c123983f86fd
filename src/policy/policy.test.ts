import { describe, expect, it } from 'vitest'
import { everythingOn } from './policy.ts'
import { settingFor } from './resolve.ts'
import { ruleIds } from './rule-ids.ts'

describe('everythingOn', () => {
  it('makes every rule an error everywhere', () => {
    for (const rule of ruleIds) expect(settingFor(everythingOn, rule, { system: 'unikum' }).level).toBe('error')
  })

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(everythingOn))).toEqual(everythingOn)
  })
})
