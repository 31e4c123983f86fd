/** The last look at a report before it is written: what came from the input is run through our own rules, and a hit stops it. */
import type { Linter } from '../../src/index.ts'
import { type Leak, leaksIn, leaksInKey, leaksInPath, namesIn } from '../scan/names.ts'
import type { ScanItem } from './result.ts'

/** A report that would show what it must not. The message tells where by line type and field, never what. */
export class LeakError extends Error {}

/** So many names are remembered: it bounds the memory of a large export. */
const MOST_REMEMBERED = 10_000

/** What a value is: a name, the path of a file or entry, or a key or sentence, different for each item. */
type Sort = 'name' | 'path' | 'key' | 'sentence'

/** Checks items; names come again and again and are checked once, keys and sentences are different for each. */
export class ReportGuard {
  readonly #linter: Linter
  readonly #checked = new Set<string>()

  constructor(linter: Linter) {
    this.#linter = linter
  }

  /** Throws `LeakError` where a value of the item holds what a report may not show. */
  check(item: ScanItem): void {
    for (const [field, value, sort] of valuesOf(item)) this.#value(item.type, field, value, sort)
  }

  #value(type: string, field: string, value: string, sort: Sort): void {
    const name = `${sort} ${value}`
    if (this.#checked.has(name)) return
    const [leak] = this.#leaks(value, sort)
    if (leak !== undefined) {
      throw new LeakError(
        `The report was not written: "${field}" of a line of type "${type}" holds what the rule ${leak.rule} finds. ` +
          'Scan again with this version of Fritext; if that does not help, please report it, without the name.',
      )
    }
    if (sort !== 'key' && sort !== 'sentence' && this.#checked.size < MOST_REMEMBERED) this.#checked.add(name)
  }

  #leaks(value: string, sort: Sort): Leak[] {
    if (sort === 'path') return leaksInPath(value, this.#linter)
    return sort === 'key' ? leaksInKey(value, this.#linter) : leaksIn(value, this.#linter, sort === 'sentence')
  }
}

/** The values of an item that come from the input. Sentences are checked for numbers and addresses alone. */
function* valuesOf(item: ScanItem): Generator<[field: string, value: string, sort: Sort]> {
  const some = function* (field: string, value: string | undefined, sort: Sort): Generator<[string, string, Sort]> {
    if (value !== undefined) yield [field, value, sort]
  }
  const pointer = function* (value: string | undefined): Generator<[string, string, Sort]> {
    for (const name of namesIn(value ?? '')) yield ['pointer', name, 'name']
  }
  if (item.type === 'scan') return
  if (item.type === 'summary') {
    for (const name of [...Object.keys(item.byUnit), ...Object.keys(item.byPeriod)]) yield ['group', name, 'name']
    return
  }
  yield* some('file', item.file, 'path')
  if (item.type === 'failure') {
    yield* some('part', item.locator.part, 'path')
    yield* pointer(item.locator.pointer)
    yield* some('message', item.message, 'sentence')
    return
  }
  yield* some('part', item.part, 'path')
  if (item.type === 'finding' || item.type === 'gone') {
    yield* some('field', item.field, 'name')
    yield* some('unit', item.unit, 'name')
    yield* some('period', item.period, 'name')
    yield* some('key', item.key, 'key')
    yield* pointer(item.pointer)
  } else if (item.type === 'notice') {
    yield* some('message', item.message, 'sentence')
    yield* some('message', item.sv, 'sentence')
    for (const { name } of item.columns ?? []) yield ['column', name, 'name']
  }
}
