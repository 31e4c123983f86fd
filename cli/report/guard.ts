/** The last look at a report before it is written: what came from the input is run through our own rules, and a hit stops it. */
import type { Linter } from '../../src/index.ts'
import { leaksIn, namesIn } from '../scan/names.ts'
import type { ScanItem } from './result.ts'

/** A report that would show what it must not. The message tells where by line type and field, never what. */
export class LeakError extends Error {}

/** So many names are remembered: it bounds the memory of a large export. */
const MOST_REMEMBERED = 10_000

/** Checks items; names come again and again and are checked once, keys and sentences are different for each. */
export class ReportGuard {
  readonly #linter: Linter
  readonly #checked = new Set<string>()

  constructor(linter: Linter) {
    this.#linter = linter
  }

  /** Throws `LeakError` where a value of the item holds what a report may not show. */
  check(item: ScanItem): void {
    for (const [field, value, quick] of valuesOf(item)) this.#value(item.type, field, value, quick)
  }

  #value(type: string, field: string, value: string, quick: boolean): void {
    if (this.#checked.has(value)) return
    const [leak] = leaksIn(value, this.#linter, quick)
    if (leak !== undefined) {
      throw new LeakError(
        `The report was not written: "${field}" of a line of type "${type}" holds what the rule ${leak.rule} finds. ` +
          'Scan again with this version of Fritext; if that does not help, please report it, without the name.',
      )
    }
    if (!quick && this.#checked.size < MOST_REMEMBERED) this.#checked.add(value)
  }
}

/** The values of an item that come from the input. Keys and sentences are checked for numbers and addresses alone. */
function* valuesOf(item: ScanItem): Generator<[field: string, value: string, quick: boolean]> {
  const some = function* (
    field: string,
    value: string | undefined,
    quick = false,
  ): Generator<[string, string, boolean]> {
    if (value !== undefined) yield [field, value, quick]
  }
  const path = function* (value: string | undefined): Generator<[string, string, boolean]> {
    for (const name of namesIn(value ?? '')) yield ['pointer', name, false]
  }
  if (item.type === 'scan') return
  if (item.type === 'summary') {
    for (const name of [...Object.keys(item.byUnit), ...Object.keys(item.byPeriod)]) yield ['group', name, false]
    return
  }
  yield* some('file', item.file)
  if (item.type === 'finding' || item.type === 'gone') {
    yield* some('part', item.part)
    yield* some('field', item.field)
    yield* some('unit', item.unit)
    yield* some('period', item.period)
    yield* some('key', item.key, true)
    yield* path(item.pointer)
  } else if (item.type === 'coverage') yield* some('part', item.part)
  else if (item.type === 'failure') {
    yield* some('part', item.locator.part)
    yield* path(item.locator.pointer)
    yield* some('message', item.message, true)
  } else {
    yield* some('part', item.part)
    yield* some('message', item.message, true)
    yield* some('message', item.sv, true)
    for (const { name } of item.columns ?? []) yield ['column', name, false]
  }
}
