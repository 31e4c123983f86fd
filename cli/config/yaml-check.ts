/**
 * Checks a YAML (or JSON) document against a schema and says, at the place where it stands, everything that is wrong.
 * Used for the organisation's configuration, for policies and for rule files.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { nearest } from './nearest.ts'
import { type Problem, problemAt, type SourceRange } from './problem.ts'
import { describeSchema, type Infer, listOr, type ObjectSchema, type Schema, type StringSchema } from './schema.ts'
import { type Refused, refusedKey, refusedMark, refusedSyntax } from './yaml-marks.ts'

export { toJsonSchema } from './json-schema.ts'
export { ConfigError, type Problem, problemCodes, renderProblem, type SourceRange } from './problem.ts'
export type * from './schema.ts'

/** A place in a document: keys and list indexes from the root. */
export type Path = readonly (string | number)[]

/** What a check gives. */
export interface Checked<T> {
  /** The value, when there is no problem; `undefined` otherwise. */
  readonly value: T | undefined
  /** Everything wrong, in the order of the source. */
  readonly problems: readonly Problem[]
  /**
   * Makes a problem at a place of this document, for checks that a schema cannot express. `part` says whether the caret
   * points at the value (the default) or at its key. A path that does not exist points at its nearest parent.
   */
  readonly at: (path: Path, code: string, message: string, remedy?: string, part?: 'key' | 'value') => Problem
}

interface Run {
  readonly source: string
  readonly file: string
  readonly problems: Problem[]
  readonly values: Map<string, SourceRange>
  readonly keys: Map<string, SourceRange>
}

/**
 * Parses `source` and checks it against `schema`. Syntax errors are problems too. Keys
 * outside the schema are errors, with the nearest known key proposed. Aliases, anchors, merge keys and tags are refused, so that a file
 * means what it shows.
 */
export function checkYaml<const S extends Schema>(source: string, fileName: string, schema: S): Checked<Infer<S>> {
  const clean = source.startsWith('\ufeff') ? source.slice(1) : source
  const run: Run = { source: clean, file: fileName, problems: [], values: new Map(), keys: new Map() }
  const document = parseDocument(clean, { prettyErrors: false, version: '1.2' })
  for (const refused of refusedSyntax([...document.errors, ...document.warnings], clean)) tell(run, refused)
  let value: unknown
  if (document.errors.length === 0) {
    value = walk(run, document.contents, schema, [], { start: 0, end: 0 })
  }
  run.problems.sort((a, b) => a.line - b.line || a.column - b.column)
  return {
    // The walk builds exactly what the schema describes; the type system cannot follow it there.
    value: run.problems.length === 0 ? (value as Infer<S>) : undefined,
    problems: run.problems,
    at: (path, code, message, remedy, part = 'value') =>
      problemAt(run.source, run.file, locate(run, path, part), code, message, remedy),
  }
}

function locate(run: Run, path: Path, part: 'key' | 'value'): SourceRange {
  const exact = part === 'key' ? run.keys.get(pointer(path)) : undefined
  if (exact !== undefined) return exact
  for (let length = path.length; length >= 0; length -= 1) {
    const found = run.values.get(pointer(path.slice(0, length)))
    if (found !== undefined) return found
  }
  return { start: 0, end: 0 }
}

function nameOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'The document'
  return typeof last === 'number' ? `Item ${last + 1}` : `"${last}"`
}

function pointer(path: Path): string {
  return JSON.stringify(path)
}

function report(run: Run, range: SourceRange, code: string, message: string, remedy?: string): void {
  run.problems.push(problemAt(run.source, run.file, range, code, message, remedy))
}

function tell(run: Run, { range, code, message, remedy }: Refused): void {
  report(run, range, code, message, remedy)
}

function rangeOf(node: Node | null | undefined, fallback: SourceRange): SourceRange {
  const range = node?.range
  return range ? { start: range[0], end: range[1] } : fallback
}

/** Checks one node and gives its value; the value is of no use when a problem was reported. */
function walk(run: Run, node: unknown, schema: Schema, path: Path, fallback: SourceRange): unknown {
  const mark = refusedMark(node, run.source)
  if (mark === undefined) return walkValue(run, node, schema, path, fallback)
  tell(run, mark)
  return undefined
}

function walkValue(run: Run, node: unknown, schema: Schema, path: Path, fallback: SourceRange): unknown {
  if (schema.type === 'lazy') return walkValue(run, node, schema.get(), path, fallback)
  if (schema.type === 'union') return walkUnion(run, node, schema.options, path, fallback)
  const range = rangeOf(asNode(node), fallback)
  run.values.set(pointer(path), range)
  if (schema.type === 'array' && isSeq(node)) {
    if (node.items.length < (schema.minItems ?? 0)) {
      report(run, range, 'E116', `Expected at least ${schema.minItems} item(s), found ${node.items.length}.`)
    }
    return node.items.map((item, index) => walk(run, item, schema.items, [...path, index], range))
  }
  if ((schema.type === 'object' || schema.type === 'map') && isMap(node)) {
    return walkMap(run, node.items, schema, path, range)
  }
  if (isScalar(node) && node.value !== null && schema.type !== 'array') {
    if (schema.type === 'string' && typeof node.value === 'string') return text(run, node.value, schema, range)
    if (schema.type === 'boolean' && typeof node.value === 'boolean') return node.value
    if (schema.type === 'number' && typeof node.value === 'number') {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer = false } = schema
      const inside = node.value >= min && node.value <= max
      if (!inside || (integer && !Number.isInteger(node.value))) {
        report(run, range, 'E115', `Expected ${describeSchema(schema)}.`)
      }
      return node.value
    }
    if (schema.type === 'enum') return word(run, node.value, schema.values, range)
  }
  const name = nameOf(path)
  report(
    run,
    range,
    'E111',
    `${name} is ${describeNode(node)}. Expected ${describeSchema(schema)}.`,
    remedyFor(schema, node),
  )
  return undefined
}

function asNode(node: unknown): Node | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node : undefined
}

function describeNode(node: unknown): string {
  if (isMap(node)) return 'an object with keys'
  if (isSeq(node)) return 'a list'
  if (!isScalar(node) || node.value === null) return 'empty'
  if (typeof node.value === 'string') return 'a text'
  if (typeof node.value === 'number' || typeof node.value === 'bigint') return 'a number'
  return String(node.value)
}

function remedyFor(schema: Schema, node: unknown): string | undefined {
  if (schema.type === 'string' && isScalar(node) && node.value !== null)
    return 'Put quotes around it to make it a text.'
  if (schema.type === 'array' && isScalar(node) && node.value !== null)
    return 'Write each item on a line of its own that begins with "- ".'
  return undefined
}

function text(run: Run, value: string, schema: StringSchema, range: SourceRange): string {
  if (value.trim() === '') report(run, range, 'E114', 'This text is empty.')
  else if (schema.maxLength !== undefined && value.length > schema.maxLength) {
    report(run, range, 'E114', `This text is longer than ${schema.maxLength} characters.`)
  } else if (schema.pattern !== undefined && !new RegExp(`^(?:${schema.pattern})$`, 'u').test(value)) {
    report(run, range, 'E114', `Expected ${describeSchema(schema)}.`)
  }
  return value
}

function word(run: Run, value: unknown, values: readonly string[], range: SourceRange): unknown {
  if (typeof value === 'string' && values.includes(value)) return value
  const known = values.length <= 8 ? ` Expected ${listOr(values)}.` : ''
  report(run, range, 'E113', `Unknown word "${String(value)}".${known}`, proposal(String(value), values))
  return value
}

function proposal(word: string, known: Iterable<string>): string | undefined {
  const near = nearest(word, known)
  return near === undefined ? undefined : `Did you mean "${near}"?`
}

interface Entry {
  readonly key: unknown
  readonly value: unknown
}

function walkMap(
  run: Run,
  entries: readonly Entry[],
  schema: ObjectSchema | Extract<Schema, { type: 'map' }>,
  path: Path,
  range: SourceRange,
): unknown {
  const found: [string, unknown][] = []
  for (const { key, value } of entries) {
    const keyRange = rangeOf(asNode(key), range)
    const refused = refusedKey(key, run.source)
    if (refused !== undefined) {
      tell(run, refused)
      continue
    }
    if (!isScalar(key) || key.value === null) {
      report(run, keyRange, 'E111', 'A key must be a text.')
      continue
    }
    const name = String(key.value)
    const inner = [...path, name]
    run.keys.set(pointer(inner), keyRange)
    if (schema.type === 'map') {
      if (schema.keys?.type === 'enum') word(run, name, schema.keys.values, keyRange)
      else if (schema.keys?.type === 'string') text(run, name, schema.keys, keyRange)
      found.push([name, walk(run, value, schema.values, inner, keyRange)])
      continue
    }
    const known = Object.hasOwn(schema.keys, name) ? schema.keys[name] : undefined
    if (known === undefined) {
      const names = Object.keys(schema.keys)
      const remedy = proposal(name, names) ?? `Known keys: ${names.join(', ')}.`
      report(run, keyRange, 'E110', `Unknown key "${name}".`, remedy)
    } else found.push([name, walk(run, value, known.schema, inner, keyRange)])
  }
  if (schema.type === 'object') checkPresence(run, schema, new Set(found.map(([name]) => name)), path, range)
  return Object.fromEntries(found)
}

function checkPresence(
  run: Run,
  schema: ObjectSchema,
  found: ReadonlySet<string>,
  path: Path,
  range: SourceRange,
): void {
  // The caret stands where the object begins: its key, or its first line.
  const where = run.keys.get(pointer(path)) ?? { start: range.start, end: range.start + 1 }
  for (const [name, key] of Object.entries(schema.keys)) {
    if (key.required && !found.has(name)) report(run, where, 'E112', `The key "${name}" is missing.`, key.doc)
  }
  for (const group of schema.exactlyOne ?? []) {
    const present = group.filter((name) => found.has(name))
    if (present.length !== 1) report(run, where, 'E117', `Expected exactly one of the keys ${listOr(group)}.`)
  }
}

function fits(node: unknown, schema: Schema): boolean {
  switch (schema.type) {
    case 'lazy':
      return fits(node, schema.get())
    case 'union':
      return schema.options.some((option) => fits(node, option))
    case 'array':
      return isSeq(node)
    case 'object':
    case 'map':
      return isMap(node)
    case 'enum':
      return isScalar(node) && typeof node.value === 'string'
    default:
      return isScalar(node) && typeof node.value === schema.type
  }
}

/** Tries the options that have the node's form; of those that fail, the problems of the one that failed least are told. */
function walkUnion(run: Run, node: unknown, options: readonly Schema[], path: Path, fallback: SourceRange): unknown {
  const possible = options.filter((option) => fits(node, option))
  let best: Run | undefined
  for (const option of possible) {
    const attempt: Run = { ...run, problems: [] }
    const value = walkValue(attempt, node, option, path, fallback)
    if (attempt.problems.length === 0) return value
    if (best === undefined || attempt.problems.length < best.problems.length) best = attempt
  }
  if (best !== undefined) {
    run.problems.push(...best.problems)
    return undefined
  }
  const range = rangeOf(asNode(node), fallback)
  const name = nameOf(path)
  const expected = describeSchema({ type: 'union', options })
  report(run, range, 'E111', `${name} is ${describeNode(node)}. Expected ${expected}.`)
  return undefined
}
