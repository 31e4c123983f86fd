/** Walks JSON of any shape and yields its texts with their pointers. */

import { NOTE_KINDS, type NoteKind } from '../../src/types.ts'
import { type EmbeddedDocument, isEmbedded } from './embedded.ts'
import type { FieldChooser } from './fields.ts'
import { failure } from './messages.ts'
import type { Locator, ReadItem, TextRecord } from './record.ts'

/** Deepest nesting that is followed. */
export const MAX_DEPTH = 200

type JsonObject = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A key as a step of a JSON pointer (RFC 6901). */
function step(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The names of the properties in a value, at most `limit` different ones, for recognising the system. */
export function propertyNames(value: unknown, limit = 300): string[] {
  const names = new Set<string>()
  const open: unknown[] = [value]
  for (let visited = 0; open.length > 0 && names.size < limit && visited < 5000; visited++) {
    const next = open.pop()
    if (Array.isArray(next)) open.push(...next.slice(0, 20))
    else if (isObject(next)) {
      for (const [name, child] of Object.entries(next)) {
        names.add(name)
        if (typeof child === 'object') open.push(child)
      }
    }
  }
  return [...names]
}

/** Settings of one walk. */
export interface WalkContext {
  readonly file: string
  /** Line, row and part of the value in its file, where known. */
  readonly place: Locator
  readonly chooser: FieldChooser
  /** Ids with path and text already seen, for formats that repeat objects (SS 12000 `_embedded`). */
  readonly seen?: Set<string>
}

interface Around {
  readonly key: string | undefined
  readonly kind: NoteKind | undefined
  readonly field: string | undefined
  /** Id of the nearest object that has one, and the path from it. */
  readonly owner: string | undefined
  readonly fromOwner: string
}

const NOTHING: Around = { key: undefined, kind: undefined, field: undefined, owner: undefined, fromOwner: '' }

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}

/** What an object says about the texts in it. */
function lookAround(object: JsonObject, outer: Around, chooser: FieldChooser): Around {
  const id = scalar(object.id) ?? scalar(object.sourcedId)
  const named = chooser.hasKey ? Object.keys(object).find((name) => chooser.isKey(name)) : undefined
  const key = chooser.hasKey ? (named === undefined ? undefined : scalar(object[named])) : id
  const kind = typeof object.text === 'string' ? NOTE_KINDS.find((known) => known === object.kind) : undefined
  const field = typeof object.text === 'string' && typeof object.field === 'string' ? object.field : undefined
  return {
    key: key ?? outer.key,
    kind: kind ?? outer.kind,
    field,
    owner: id ?? outer.owner,
    fromOwner: id === undefined ? outer.fromOwner : '',
  }
}

/**
 * Yields the texts of a JSON value in document order. Strings are judged by property name and content; numbers of ten digits
 * and more are yielded as cells, since a personal number may be one. What lies deeper than `MAX_DEPTH` is a failure.
 */
export function* walkJson(value: unknown, context: WalkContext): Generator<ReadItem | EmbeddedDocument> {
  yield* visit(value, [], '', 0, NOTHING, context)
}

function* visit(
  value: unknown,
  path: readonly string[],
  pointer: string,
  depth: number,
  around: Around,
  context: WalkContext,
): Generator<ReadItem | EmbeddedDocument> {
  if (typeof value === 'string' && isEmbedded(path.at(-1) ?? '', value)) {
    yield { type: 'embedded', locator: { ...context.place, pointer }, text: value }
    return
  }
  if (typeof value === 'string' || typeof value === 'number') {
    const record = text(value, path, pointer, around, context)
    if (record !== undefined) yield record
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth > MAX_DEPTH) {
    yield failure('E243', context.file, context.place, { limit: MAX_DEPTH })
    return
  }
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) {
      const inner = { ...around, fromOwner: `${around.fromOwner}/*` }
      yield* visit(child, path, pointer + step(index), depth + 1, inner, context)
    }
    return
  }
  if (!isObject(value)) return
  const inside = lookAround(value, around, context.chooser)
  for (const [name, child] of Object.entries(value)) {
    context.chooser.meet(name)
    const inner = { ...inside, fromOwner: inside.fromOwner + step(name) }
    yield* visit(child, [...path, name], pointer + step(name), depth + 1, inner, context)
  }
}

function text(
  value: string | number,
  path: readonly string[],
  pointer: string,
  around: Around,
  context: WalkContext,
): TextRecord | undefined {
  const content = String(value)
  if (content.trim() === '' || (typeof value === 'number' && !/^\d{10,}$/.test(content))) return undefined
  const { chooser, seen } = context
  const choice = chooser.choose(path, content)
  if (choice.role === 'skip') return undefined
  if (seen !== undefined && around.owner !== undefined) {
    const identity = JSON.stringify([around.owner, around.fromOwner, content])
    if (seen.has(identity)) return undefined
    seen.add(identity)
  }
  const kind = around.kind ?? choice.kind
  const name = path.at(-1)
  const field = name === 'text' ? (around.field ?? name) : name
  return {
    type: 'record',
    file: context.file,
    locator: { ...context.place, pointer },
    role: choice.role,
    text: content,
    ...(around.key === undefined || around.key === '' ? {} : { key: around.key }),
    ...(chooser.system === undefined ? {} : { system: chooser.system.id }),
    ...(field === undefined ? {} : { field }),
    ...(kind === undefined || choice.role !== 'prose' ? {} : { kind }),
  }
}
