/** Decides which columns of a table hold prose, and says why. */

import type { NoteKind } from '../../src/types.ts'
import { fieldRule } from '../systems/index.ts'
import type { SystemProfile } from '../systems/system.ts'
import { isProseContent, profileContent } from './content.ts'
import { type FailureCode, failure } from './messages.ts'
import type { ReadOptions } from './options.ts'
import type { ColumnChoice, ReadFailure } from './record.ts'
import { safeName } from './safe-name.ts'
import { isName, nameSays, plainName, wordsOf } from './words.ts'

/** One column, decided. */
export interface Column extends ColumnChoice {
  /** The header as it stands; undefined where there is none. */
  readonly field: string | undefined
  readonly kind?: NoteKind
  /** True where the user chose: then single values are not looked at again. */
  readonly fixed: boolean
}

/** All columns of a table. */
export interface ColumnPlan {
  readonly columns: readonly Column[]
  /** Index of the key column. */
  readonly key?: number
  /** Columns asked for that are not there. */
  readonly missing: readonly ReadFailure[]
}

type Why = ColumnChoice['why']
/** Why a column of identifiers is read all the same. */
export const GROUPED: Why = {
  en: 'the report groups by it',
  sv: 'rapporten delar upp efter den',
}

type Decision = Pick<Column, 'role' | 'why'> & { kind?: NoteKind }

const why = (en: string, sv: string): Why => ({ en, sv })

/** The kind of note that a field's name gives away; undefined where it is not clear. */
export function kindOfField(name: string): NoteKind | undefined {
  const text = wordsOf(name).join(' ')
  if (/frånvaro|ledighet|absence/.test(text)) return 'absence'
  if (/incident|kränkning|tillbud|händelse/.test(text)) return 'incident'
  if (/\biup\b|omdöm|utvecklingsplan/.test(text)) return 'iup'
  if (/samtal|mötes|protokoll/.test(text)) return 'meeting'
  if (/meddelande|message/.test(text)) return 'message'
  if (/mall\b|formulär|template/.test(text)) return 'template'
  if (/återkoppling|feedback/.test(text)) return 'work-comment'
  return undefined
}

/** The indexes of the columns whose header is `wanted`, in any case; those that differ in signs alone where none is. */
export function findNamed(headers: readonly (string | undefined)[], wanted: string): number[] {
  const where = (is: (header: string) => boolean): number[] =>
    headers.flatMap((header, index) => (header !== undefined && is(header) ? [index] : []))
  const name = wanted.trim().toLowerCase()
  const exact = where((header) => header.trim().toLowerCase() === name)
  if (exact.length > 0 || !isName(wanted)) return exact
  const plain = plainName(wanted)
  return where((header) => plainName(header) === plain)
}

/** The indexes of the columns that `wanted` names, as `findNamed`, or by number from 1. Empty when there are none. */
export function findColumns(headers: readonly (string | undefined)[], wanted: string): number[] {
  const named = findNamed(headers, wanted)
  if (named.length > 0) return named
  const number = /^\d+$/.test(wanted.trim()) ? Number(wanted) : 0
  return number >= 1 && number <= headers.length ? [number - 1] : []
}

function decide(header: string | undefined, values: readonly string[], system: SystemProfile | undefined): Decision {
  const content = profileContent(values)
  const rule = header === undefined ? undefined : fieldRule(system, [header])
  if (rule !== undefined && system !== undefined) {
    const text = why(`a known field of ${system.title}`, `ett känt fält i ${system.title}`)
    return { role: rule.role, why: text, ...(rule.kind === undefined ? {} : { kind: rule.kind }) }
  }
  const says = header === undefined ? 'unknown' : nameSays(header)
  if (says === 'prose') {
    return content.plain > 0.9
      ? { role: 'cell', why: why('its values are numbers or dates', 'värdena är tal eller datum') }
      : { role: 'prose', why: why('its header', 'rubriken') }
  }
  if (isProseContent(content)) {
    return { role: 'prose', why: why('its values read like sentences', 'värdena ser ut som meningar') }
  }
  if (says === 'identifier') return { role: 'identifier', why: why('its header', 'rubriken') }
  if (header === undefined && content.personal > 0.8) {
    return { role: 'identifier', why: why('its values identify a person', 'värdena identifierar en person') }
  }
  if (content.filled === 0) return { role: 'empty', why: why('no value seen', 'inga värden') }
  return says === 'value'
    ? { role: 'cell', why: why('its header', 'rubriken') }
    : { role: 'cell', why: why('its values are no sentences', 'värdena är inga meningar') }
}

/** Swedish for time ends like a name of an id: "Ej reg tid", "Lektionstid". */
const TIME = /^(?:|.*(?:varo|lektions|start|slut|arbets|skol|total|reg|ankomst))tid$/

function ownId(headers: readonly (string | undefined)[]): number {
  return headers.findIndex(
    (header) =>
      header !== undefined &&
      /^(?:id|uuid|guid|\p{L}+id)$/u.test(plainName(header)) &&
      !TIME.test(wordsOf(header).at(-1) ?? ''),
  )
}

/**
 * Decides about every column. `headers` has one entry a column (undefined: no header), `sample` the first rows. Columns named in
 * `options.columns` are the only prose then.
 */
export function planColumns(
  file: string,
  headers: readonly (string | undefined)[],
  sample: readonly (readonly string[])[],
  options: ReadOptions,
  system?: SystemProfile,
): ColumnPlan {
  const missing: ReadFailure[] = []
  const found = (indexes: readonly number[], code: FailureCode, number = 0): readonly number[] => {
    if (indexes.length === 0) missing.push(failure(code, file, {}, { number }))
    return indexes
  }
  const asked = options.columns ?? []
  const chosen = new Set(asked.flatMap((wanted, at) => found(findColumns(headers, wanted), 'E220', at + 1)))
  // Records tell what they belong to by the names of their fields: a number would find nothing.
  const groups = new Set((options.groups ?? []).flatMap((wanted) => found(findNamed(headers, wanted), 'E223')))
  const columns = headers.map((header, index): Column => {
    const decided = decide(
      header,
      sample.map((row) => row[index] ?? ''),
      system,
    )
    let { role, why: reason } = decided
    if (chosen.has(index)) [role, reason] = ['prose', why('asked for with --column', 'vald med --column')]
    else if (asked.length > 0 && role === 'prose') {
      ;[role, reason] = ['cell', why('not asked for with --column', 'inte vald med --column')]
    } else if (role === 'identifier' && groups.has(index)) [role, reason] = ['cell', GROUPED]
    const kind = decided.kind ?? (header === undefined ? undefined : kindOfField(header)) ?? system?.kind
    return {
      number: index + 1,
      name: header === undefined ? '' : safeName(header.trim(), 80),
      field: header?.trim(),
      role,
      why: reason,
      fixed: asked.length > 0,
      ...(kind === undefined || role !== 'prose' ? {} : { kind }),
    }
  })
  const key = options.key === undefined ? ownId(headers) : found(findColumns(headers, options.key), 'E221')[0]
  return { columns, missing, ...(key === undefined || key < 0 ? {} : { key }) }
}

const ROLES_EN = {
  prose: 'prose',
  cell: 'searched for personal numbers',
  identifier: 'identifiers, not searched',
  empty: 'empty',
}
const ROLES_SV = {
  prose: 'fritext',
  // A colon right behind the word would be a label that asks for the number, and masked.
  cell: 'bara personnummer söks i',
  identifier: 'identifierare, genomsöks inte',
  empty: 'tomma',
}

/** The choice in words: columns by role, with the reason for each. Headers are made printable. */
export function describeColumns(columns: readonly ColumnChoice[]): { en: string; sv: string } {
  const list = (language: 'en' | 'sv', roles: Readonly<Record<ColumnChoice['role'], string>>): string =>
    (['prose', 'cell', 'identifier', 'empty'] as const)
      .flatMap((role) => {
        const names = columns
          .filter((column) => column.role === role)
          .map((column) => `${column.name === '' ? `#${column.number}` : column.name} (${column.why[language]})`)
        return names.length === 0 ? [] : [`${roles[role]}: ${names.join(', ')}`]
      })
      .join('; ')
  return { en: `Columns – ${list('en', ROLES_EN)}.`, sv: `Kolumner – ${list('sv', ROLES_SV)}.` }
}
