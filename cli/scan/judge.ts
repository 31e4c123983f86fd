/** A batch of records in, their findings out: what a worker does, and the main thread where the input is small. */
import type { Finding, Linter } from '../../src/index.ts'
import { locate } from '../read/index.ts'
import type { LocatedFinding } from '../report/result.ts'
import type { NumberedRecord } from './batch.ts'
import { identityOf, idOf } from './identity.ts'
import { NameMask } from './names.ts'
import { lintRecord } from './record.ts'

/** Judges batches. Holds the linter and the key. */
export class Judge {
  readonly #linter: Linter
  readonly #key: Buffer
  readonly #names: NameMask

  constructor(linter: Linter, key: Buffer) {
    this.#linter = linter
    this.#key = key
    this.#names = new NameMask(linter, key)
  }

  /** The findings of the records, in their order. */
  judge(records: readonly NumberedRecord[], fileId: string): LocatedFinding[] {
    const found: LocatedFinding[] = []
    for (const record of records) {
      const findings = lintRecord(record, this.#linter)
      if (findings.length === 0) continue
      const names = this.#namesOf(record)
      for (const finding of findings) found.push(this.#located(record, fileId, finding, names))
    }
    return found
  }

  #namesOf(record: NumberedRecord): Partial<LocatedFinding> {
    const { key, field, unit, period } = record
    const { pointer, part } = record.locator
    const names = this.#names
    return {
      ...(key === undefined ? {} : { key: names.key(key) }),
      ...(field === undefined ? {} : { field: names.name(field) }),
      ...(pointer === undefined ? {} : { pointer: names.path(pointer) }),
      ...(part === undefined ? {} : { part: names.file(part) }),
      ...(unit === undefined ? {} : { unit: names.name(unit) }),
      ...(period === undefined ? {} : { period: names.name(period) }),
    }
  }

  #located(record: NumberedRecord, fileId: string, finding: Finding, names: Partial<LocatedFinding>): LocatedFinding {
    const { rule, severity, confidence, start, end, belongsIn, asks } = finding
    const { row } = record.locator
    const { key, field, pointer, part, unit, period } = names
    const place = locate(record, start)
    const hit = { rule, field: record.field, start, end }
    return {
      type: 'finding',
      id: idOf(this.#key, fileId, record.number, hit),
      identity: identityOf(this.#key, record.text, hit),
      file: this.#names.file(record.file),
      fileId,
      record: record.number,
      ...(key === undefined ? {} : { key }),
      ...(record.system === undefined ? {} : { system: record.system }),
      ...(field === undefined ? {} : { field }),
      ...(place === undefined ? {} : { line: place.line, column: place.column }),
      ...(row === undefined ? {} : { row }),
      ...(pointer === undefined ? {} : { pointer }),
      ...(part === undefined ? {} : { part }),
      ...(unit === undefined ? {} : { unit }),
      ...(period === undefined ? {} : { period }),
      rule,
      severity,
      confidence,
      start,
      end,
      ...(belongsIn === undefined ? {} : { belongsIn }),
      ...(asks === undefined ? {} : { asks }),
    }
  }
}
