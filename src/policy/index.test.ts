import { expect, it } from 'vitest'
import * as surface from './index.ts'

it('shows these names and no others', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'DEFAULT_THRESHOLD',
    'PolicyError',
    'applyPolicy',
    'canonicalSystem',
    'coversRule',
    'decide',
    'everythingOn',
    'extendPolicy',
    'groupOf',
    'lookUp',
    'reason',
    'resolvePolicy',
    'ruleGroups',
    'ruleIds',
    'settingFor',
    'systems',
  ])
})
