/**
 * Decides about single values of formats without columns (JSON, XML, HTML): by name and content, value for value. Keeps count,
 * so that what was chosen can be said at the end.
 */

import type { NoteKind } from '../../src/types.ts'
import { fieldRule } from '../systems/index.ts'
import type { SystemProfile } from '../systems/system.ts'
import { describeColumns, GROUPED, kindOfField } from './columns.ts'
import { isPersonalValue, isPlainValue, looksLikeProse } from './content.ts'
import { failure, notice } from './messages.ts'
import type { ReadOptions } from './options.ts'
import type { ColumnChoice, ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { nameSays, plainName } from './words.ts'

/** What becomes of one value. `skip`: it says who or what the record is about. */
export interface Choice {
  readonly role: 'prose' | 'cell' | 'skip'
  readonly kind?: NoteKind
}

/** How many different names the notice lists; data keyed by ids has endless ones. */
const LISTED = 60

interface Tally {
  readonly name: string
  readonly counts: { prose: number; cell: number; skip: number }
  readonly why: ColumnChoice['why']
}

const BY_NAME = { en: 'its name', sv: 'namnet' }
const BY_CONTENT = { en: 'its values', sv: 'värdena' }

/** Decides about the values of one file. */
export class FieldChooser {
  readonly #options: ReadOptions
  readonly #wanted: readonly { readonly text: string; readonly parts: readonly string[] }[]
  readonly #seen = new Set<number>()
  readonly #tallies = new Map<string, Tally>()
  readonly #known = new Map<string, { says: ReturnType<typeof nameSays>; kind: NoteKind | undefined }>()
  readonly #groups: ReadonlySet<string>
  readonly #groupsSeen = new Set<string>()
  #keySeen = false
  /** The system, once it is recognised. */
  system: SystemProfile | undefined

  constructor(options: ReadOptions, system?: SystemProfile) {
    this.#options = options
    this.#groups = new Set((options.groups ?? []).map(plainName))
    this.#wanted = (options.columns ?? []).map((text) => ({ text, parts: text.split(/[/.]/).map(plainName) }))
    this.system = system
  }

  /** Notes that there is a field of this name, whatever it holds. */
  meet(name: string): void {
    this.#isGroup(name)
  }

  /** True where `name` is the key asked for with `--key`. */
  isKey(name: string): boolean {
    const found = this.#options.key !== undefined && plainName(this.#options.key) === plainName(name)
    if (found) this.#keySeen = true
    return found
  }

  /** True where the user named a key. */
  get hasKey(): boolean {
    return this.#options.key !== undefined
  }

  /** Decides about `text` under the names that lead to it. A nameless value of a file without names counts as prose. */
  choose(path: readonly string[], text: string): Choice {
    const name = path.at(-1) ?? ''
    const decided = this.#decide(path, name, text)
    const grouped = this.#isGroup(name)
    const choice = grouped && decided.role === 'skip' ? { ...decided, role: 'cell' as const, why: GROUPED } : decided
    this.#count(name, choice)
    return choice.role === 'skip' && this.#options.everything === true ? { ...choice, role: 'cell' } : choice
  }

  #isGroup(name: string): boolean {
    if (this.#groups.size === 0) return false
    const plain = plainName(name)
    if (this.#groups.has(plain)) this.#groupsSeen.add(plain)
    return this.#groups.has(plain)
  }

  /** True where the names alone promise prose. */
  isProse(path: readonly string[]): boolean {
    if (this.#wanted.length > 0) return this.#isWanted(path)
    return (fieldRule(this.system, path)?.role ?? this.#name(path.at(-1) ?? '').says) === 'prose'
  }

  #decide(path: readonly string[], name: string, text: string): Choice & { why: ColumnChoice['why'] } {
    const rule = fieldRule(this.system, path)
    const { says, kind: namedKind } = this.#name(name)
    const kind = rule?.kind ?? namedKind ?? this.system?.kind
    const withKind = (role: Choice['role'], why: ColumnChoice['why']) => ({
      role,
      why,
      ...(kind === undefined || role !== 'prose' ? {} : { kind }),
    })
    if (this.#wanted.length > 0) {
      if (this.#isWanted(path)) return withKind('prose', { en: 'asked for with --column', sv: 'vald med --column' })
      return withKind(says === 'identifier' ? 'skip' : 'cell', BY_NAME)
    }
    if (rule !== undefined && this.system !== undefined) {
      const why = { en: `a known field of ${this.system.title}`, sv: `ett känt fält i ${this.system.title}` }
      return withKind(rule.role === 'identifier' ? 'skip' : rule.role, why)
    }
    if (says === 'prose')
      return (isPlainValue(text) && /\d/.test(text)) || isToken(text)
        ? withKind('cell', BY_CONTENT)
        : withKind('prose', BY_NAME)
    if (looksLikeProse(text) && !isToken(text)) return withKind('prose', BY_CONTENT)
    if (says === 'identifier') return withKind('skip', BY_NAME)
    if (name === '' && !isPlainValue(text) && !isPersonalValue(text)) return withKind('prose', BY_CONTENT)
    return withKind('cell', says === 'value' ? BY_NAME : BY_CONTENT)
  }

  #name(name: string): { says: ReturnType<typeof nameSays>; kind: NoteKind | undefined } {
    let known = this.#known.get(name)
    if (known === undefined) {
      known = { says: nameSays(name), kind: kindOfField(name) }
      if (this.#known.size < 5000) this.#known.set(name, known)
    }
    return known
  }

  #isWanted(path: readonly string[]): boolean {
    const plain = path.map(plainName)
    const index = this.#wanted.findIndex(
      ({ parts }) =>
        parts.length <= plain.length && parts.every((part, at) => part === plain[plain.length - parts.length + at]),
    )
    if (index < 0) return false
    this.#seen.add(index)
    return true
  }

  #count(name: string, choice: Choice & { why?: ColumnChoice['why'] }): void {
    let tally = this.#tallies.get(name)
    if (tally === undefined) {
      if (this.#tallies.size >= LISTED) return
      tally = { name, counts: { prose: 0, cell: 0, skip: 0 }, why: choice.why ?? BY_CONTENT }
      this.#tallies.set(name, tally)
    }
    tally.counts[choice.role]++
  }

  /** What is to be said at the end of the file: names asked for that never came, and what was chosen. */
  remarks(file: string): ReadItem[] {
    const items: ReadItem[] = []
    for (const index of this.#wanted.keys()) {
      if (!this.#seen.has(index)) items.push(failure('E220', file, {}, { number: index + 1 }))
    }
    if (this.#options.key !== undefined && !this.#keySeen) items.push(failure('E221', file, {}))
    // A text without fields cannot lack one.
    const named = [...this.#tallies.keys()].some((name) => name !== '')
    for (const group of named ? this.#groups : []) {
      if (!this.#groupsSeen.has(group)) items.push(failure('E223', file, {}))
    }
    const columns = [...this.#tallies.values()].map(({ name, counts, why }, index): ColumnChoice => {
      const role = counts.prose > 0 ? 'prose' : counts.cell > 0 ? 'cell' : 'identifier'
      return { number: index + 1, name: safeName(name, 80), role, why }
    })
    if (columns.length > 0) {
      const { en, sv } = describeColumns(columns)
      items.push(notice(file, 'columns', en.replace('Columns', 'Fields'), sv.replace('Kolumner', 'Fält'), columns))
    }
    return items
  }
}

/** One unbroken run without spaces that no one types as a note: a UUID, a URL, Base64. */
function isToken(text: string): boolean {
  return /^(?:[a-z]+:\/\/\S+|[\da-f]{8}-[\da-f]{4}-[\da-f-]{14,}|[\w+/=-]{40,})$/i.test(text.trim())
}
