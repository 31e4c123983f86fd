/** Writes `fritext.schema.json`, the JSON Schema of configurations, from the form that they are checked against. */
import { writeFileSync } from 'node:fs'
import { schemaFile } from '../cli/config/schema-file.ts'

writeFileSync('fritext.schema.json', schemaFile())
