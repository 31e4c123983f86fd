import { describe, expect, it } from 'vitest'
import { configSchema, policySchema } from './policy-schema.ts'
import { toJsonSchema } from './yaml-check.ts'

describe('the schemas of policies and configurations', () => {
  it('become JSON Schema for editors', () => {
    expect(toJsonSchema(policySchema, 'Policy')).toMatchObject({ required: ['id', 'title', 'source', 'rules'] })
    expect(Object.keys(toJsonSchema(configSchema, 'Config').properties ?? {})).toEqual([
      '$schema',
      'extends',
      'title',
      'source',
      'judge',
      'model',
      'files',
      'scopes',
      'baseline',
      'rules',
      'overrides',
      'thresholds',
      'belongsIn',
      'agreedCodes',
      'terms',
      'exceptions',
      'forbidSuppressions',
      'suppressions',
    ])
  })
})
