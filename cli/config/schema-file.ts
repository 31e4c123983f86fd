/** The JSON Schema of configurations as the package ships it, for editors. */
import { toJsonSchema } from './json-schema.ts'
import { configSchema } from './policy-schema.ts'

/** The text of `fritext.schema.json`; `npm run schema` writes it. */
export function schemaFile(): string {
  return `${JSON.stringify(toJsonSchema(configSchema, 'fritext.config'), undefined, 2)}\n`
}
