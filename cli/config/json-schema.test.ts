import { describe, expect, it } from 'vitest'
import { toJsonSchema } from './json-schema.ts'
import type { Schema } from './schema.ts'

describe('toJsonSchema', () => {
  it('describes objects, maps, unions and bounds', () => {
    const schema: Schema = {
      type: 'object',
      keys: {
        id: { schema: { type: 'string', pattern: '[a-z]+' }, required: true, doc: 'The name.' },
        rules: {
          schema: {
            type: 'map',
            values: {
              type: 'union',
              options: [
                { type: 'enum', values: ['off'] },
                { type: 'number', max: 1 },
              ],
            },
          },
          doc: 'Levels.',
        },
      },
      exactlyOne: [['id', 'rules']],
    }
    expect(toJsonSchema(schema, 'Thing')).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Thing',
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 1, pattern: '^(?:[a-z]+)$', description: 'The name.' },
        rules: {
          type: 'object',
          additionalProperties: { anyOf: [{ enum: ['off'] }, { type: 'number', maximum: 1 }] },
          description: 'Levels.',
        },
      },
      required: ['id'],
      allOf: [{ oneOf: [{ required: ['id'] }, { required: ['rules'] }] }],
      additionalProperties: false,
    })
  })

  it('names structures that hold themselves', () => {
    const tree: Schema = { type: 'array', items: { type: 'lazy', name: 'tree', get: () => tree } }
    expect(toJsonSchema(tree, 'Tree')).toMatchObject({
      items: { $ref: '#/$defs/tree' },
      $defs: { tree: { type: 'array', items: { $ref: '#/$defs/tree' } } },
    })
  })
})
