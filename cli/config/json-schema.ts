/** Turns a schema into JSON Schema, so that editors can complete and check the files that people write. */
import type { Key, ObjectSchema, Schema } from './schema.ts'

/** A JSON Schema (draft 2020-12) or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown }

/** The JSON Schema of a descriptor, ready to be serialised. `title` names it for people. */
export function toJsonSchema(schema: Schema, title: string): JsonSchema {
  const definitions = new Map<string, JsonSchema>()
  const body = convert(schema, definitions)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...body,
    ...(definitions.size === 0 ? {} : { $defs: Object.fromEntries(definitions) }),
  }
}

function convert(schema: Schema, definitions: Map<string, JsonSchema>): JsonSchema {
  return { ...(schema.doc === undefined ? {} : { description: schema.doc }), ...body(schema, definitions) }
}

function body(schema: Schema, definitions: Map<string, JsonSchema>): JsonSchema {
  switch (schema.type) {
    case 'string':
      return drop({
        type: 'string',
        minLength: 1,
        maxLength: schema.maxLength,
        pattern: schema.pattern === undefined ? undefined : `^(?:${schema.pattern})$`,
      })
    case 'number':
      return drop({ type: schema.integer ? 'integer' : 'number', minimum: schema.min, maximum: schema.max })
    case 'boolean':
      return { type: 'boolean' }
    case 'enum':
      return { enum: schema.values }
    case 'array':
      return drop({ type: 'array', items: convert(schema.items, definitions), minItems: schema.minItems })
    case 'map':
      return drop({
        type: 'object',
        propertyNames: schema.keys === undefined ? undefined : convert(schema.keys, definitions),
        additionalProperties: convert(schema.values, definitions),
      })
    case 'object':
      return objectBody(schema, definitions)
    case 'union':
      return { anyOf: schema.options.map((option) => convert(option, definitions)) }
    case 'lazy': {
      if (!definitions.has(schema.name)) {
        // Entered before its body is converted: the body may hold the name again.
        definitions.set(schema.name, {})
        definitions.set(schema.name, convert(schema.get(), definitions))
      }
      return { $ref: `#/$defs/${schema.name}` }
    }
  }
}

function objectBody(schema: ObjectSchema, definitions: Map<string, JsonSchema>): JsonSchema {
  const entries = Object.entries(schema.keys)
  const required = entries.filter(([, key]) => key.required).map(([name]) => name)
  const choices = (schema.exactlyOne ?? []).map((group) => ({ oneOf: group.map((name) => ({ required: [name] })) }))
  return drop({
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, key]) => [name, property(key, definitions)])),
    required: required.length === 0 ? undefined : required,
    allOf: choices.length === 0 ? undefined : choices,
    additionalProperties: false,
  })
}

function property(key: Key, definitions: Map<string, JsonSchema>): JsonSchema {
  return { ...convert(key.schema, definitions), description: key.doc }
}

function drop(schema: Record<string, unknown>): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))
}
