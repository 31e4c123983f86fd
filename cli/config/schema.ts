/**
 * The descriptor that configuration, policy and rule files are checked against: plain data, so that one description
 * serves the check, the editors' JSON Schema and the types of the code that reads the result.
 *
 * Write a schema as a literal with `as const satisfies Schema`; `Infer` then gives the type of a checked value.
 */

/** A text. */
export interface StringSchema {
  readonly type: 'string'
  /** Source of a regular expression (flag `u`) that the whole value must match. Written by developers, never by users. */
  readonly pattern?: string
  /** What `pattern` asks for, in words that finish the sentence "Expected …". */
  readonly shape?: string
  /** Longest length allowed, in UTF-16 code units. */
  readonly maxLength?: number
  readonly doc?: string
}

/** A number, both bounds inclusive. */
export interface NumberSchema {
  readonly type: 'number'
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
  readonly doc?: string
}

/** `true` or `false`. */
export interface BooleanSchema {
  readonly type: 'boolean'
  readonly doc?: string
}

/** One of a closed set of words. */
export interface EnumSchema {
  readonly type: 'enum'
  readonly values: readonly string[]
  readonly doc?: string
}

/** A list of values of one schema. */
export interface ArraySchema {
  readonly type: 'array'
  readonly items: Schema
  readonly minItems?: number
  readonly doc?: string
}

/** One key of an object. */
export interface Key {
  readonly schema: Schema
  /** Whether the key must be there; optional when not said. */
  readonly required?: boolean
  /** What the key means, for people and editors. */
  readonly doc: string
}

/** An object with a closed set of keys; any other key is an error. */
export interface ObjectSchema {
  readonly type: 'object'
  readonly keys: Readonly<Record<string, Key>>
  /** Sets of keys of which exactly one must be present. */
  readonly exactlyOne?: readonly (readonly string[])[]
  readonly doc?: string
}

/** An object with open keys, such as rule ids, all of one value schema. */
export interface MapSchema {
  readonly type: 'map'
  /** What a key must be; any text when not given. */
  readonly keys?: StringSchema | EnumSchema
  readonly values: Schema
  readonly doc?: string
}

/** A value that fits one of several schemas. The first that fits wins. */
export interface UnionSchema {
  readonly type: 'union'
  readonly options: readonly Schema[]
  readonly doc?: string
}

/** A schema that is looked up when needed, for structures that hold themselves. `name` names it in JSON Schema. */
export interface LazySchema {
  readonly type: 'lazy'
  readonly name: string
  readonly get: () => Schema
  readonly doc?: string
}

/** Any of the descriptors. */
export type Schema =
  | StringSchema
  | NumberSchema
  | BooleanSchema
  | EnumSchema
  | ArraySchema
  | ObjectSchema
  | MapSchema
  | UnionSchema
  | LazySchema

type InferKey<K> = K extends { readonly schema: infer S } ? Infer<S> : unknown

type RequiredKeys<K> = { [P in keyof K]: K[P] extends { readonly required: true } ? P : never }[keyof K]

type InferObject<K> = { readonly [P in RequiredKeys<K>]: InferKey<K[P]> } & {
  readonly [P in Exclude<keyof K, RequiredKeys<K>>]?: InferKey<K[P]>
}

/** The type of a value that fits the schema `S`; `unknown` where `S` is not known literally, or is lazy. */
export type Infer<S> = Schema extends S
  ? unknown
  : S extends { readonly type: 'string' }
    ? string
    : S extends { readonly type: 'number' }
      ? number
      : S extends { readonly type: 'boolean' }
        ? boolean
        : S extends { readonly type: 'enum'; readonly values: readonly (infer V)[] }
          ? V
          : S extends { readonly type: 'array'; readonly items: infer I }
            ? readonly Infer<I>[]
            : S extends { readonly type: 'map'; readonly values: infer V }
              ? Readonly<Record<string, Infer<V>>>
              : S extends { readonly type: 'union'; readonly options: readonly (infer O)[] }
                ? O extends unknown
                  ? Infer<O>
                  : never
                : S extends { readonly type: 'object'; readonly keys: infer K }
                  ? InferObject<K>
                  : unknown

/** What a schema asks for, in words that finish the sentence "Expected …". */
export function describeSchema(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.shape ?? 'a text'
    case 'number':
      return describeNumber(schema)
    case 'boolean':
      return 'true or false'
    case 'enum':
      return schema.values.length <= 8 ? listOr(schema.values) : `one of ${schema.values.length} known words`
    case 'array':
      return 'a list'
    case 'object':
    case 'map':
      return 'an object with keys'
    case 'union':
      return listOr([...new Set(schema.options.map(describeSchema))])
    case 'lazy':
      return describeSchema(schema.get())
  }
}

function describeNumber(schema: NumberSchema): string {
  const noun = schema.integer ? 'a whole number' : 'a number'
  if (schema.min !== undefined && schema.max !== undefined) return `${noun} from ${schema.min} to ${schema.max}`
  if (schema.min !== undefined) return `${noun} of at least ${schema.min}`
  if (schema.max !== undefined) return `${noun} of at most ${schema.max}`
  return noun
}

/** Joins words as a reader would: "a, b or c". */
export function listOr(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')}`
}
