/** The coverage ledger: what became of every file and of every sheet, entry and page in it. Its counts add up, or the scan stops. */
import type { ReadFailure } from '../read/index.ts'
import type { Coverage, CoverageStatus } from '../report/result.ts'

/** The counts of a file or a part while it is read. */
interface Entry {
  format: string | undefined
  records: number
  scanned: number
  failed: number
  recordsWithFindings: number
  findings: number
  readonly reasons: Record<string, number>
}

function emptyEntry(format?: string): Entry {
  return { format, records: 0, scanned: 0, failed: 0, recordsWithFindings: 0, findings: 0, reasons: {} }
}

/** Counts that do not add up: an error in Fritext, and no result that could be trusted. */
export class LedgerError extends Error {
  constructor(what: string) {
    super(`The coverage ledger does not add up (${what}). Please report it; the result is not to be trusted.`)
  }
}

/** Keeps the ledger of one file. */
export class FileLedger {
  #file: string
  readonly #fileId: string
  readonly #whole = emptyEntry()
  readonly #parts = new Map<string, Entry>()

  /** `file` is fit to be shown. */
  constructor(file: string, fileId: string) {
    this.#file = file
    this.#fileId = fileId
  }

  /** A file that was not opened, and why. */
  static skipped(file: string, fileId: string, reason: string): Coverage {
    return { type: 'coverage', file, fileId, status: 'SKIPPED', ...bare(emptyEntry()), reasons: { [reason]: 1 } }
  }

  /** The name that the reader shows the file by, fit to be shown: it may leave out what a path holds, such as a password. */
  named(file: string): void {
    this.#file = file
  }

  /** The reading of the file or of a part begins. */
  opened(part: string | undefined, format: string): void {
    if (part === undefined) this.#whole.format ??= format
    else this.#part(part).format ??= format
  }

  /** A text was judged. */
  scanned(part: string | undefined, findings: number): void {
    for (const entry of this.#entries(part)) {
      entry.records++
      entry.scanned++
      entry.findings += findings
      if (findings > 0) entry.recordsWithFindings++
    }
  }

  /** Something could not be read; gives how many texts that costs. */
  failed(part: string | undefined, failure: Pick<ReadFailure, 'code' | 'records'>): number {
    const lost = failure.records ?? 1
    for (const entry of this.#entries(part)) {
      entry.records += lost
      entry.failed += lost
      entry.reasons[failure.code] = (entry.reasons[failure.code] ?? 0) + 1
    }
    return lost
  }

  /** A stretch was left out that holds no texts we can count. */
  leftOut(part: string | undefined, reason: string): void {
    for (const entry of this.#entries(part)) entry.reasons[reason] = (entry.reasons[reason] ?? 0) + 1
  }

  /** The lines of the file: its own, then its parts in the order in which they came. Throws `LedgerError`. */
  lines(): Coverage[] {
    const parts = [...this.#parts].map(([part, entry]) => this.#line(entry, part))
    for (const line of parts) check(line)
    const whole = this.#line(this.#whole)
    check(whole)
    const inParts = parts.reduce((sum, { records }) => sum + records, 0)
    if (inParts > whole.records) throw new LedgerError('parts hold more texts than their file')
    return [whole, ...parts]
  }

  #line(entry: Entry, part?: string): Coverage {
    return {
      type: 'coverage',
      file: this.#file,
      fileId: this.#fileId,
      ...(part === undefined ? {} : { part }),
      ...(entry.format === undefined ? {} : { format: entry.format }),
      status: statusOf(entry),
      ...bare(entry),
      reasons: entry.reasons,
    }
  }

  #part(part: string): Entry {
    let entry = this.#parts.get(part)
    if (entry === undefined) {
      entry = emptyEntry()
      this.#parts.set(part, entry)
    }
    return entry
  }

  #entries(part: string | undefined): Entry[] {
    return part === undefined ? [this.#whole] : [this.#whole, this.#part(part)]
  }
}

function bare(entry: Entry): Pick<Coverage, 'records' | 'scanned' | 'failed' | 'recordsWithFindings' | 'findings'> {
  const { records, scanned, failed, recordsWithFindings, findings } = entry
  return { records, scanned, failed, recordsWithFindings, findings }
}

function statusOf(entry: Entry): CoverageStatus {
  if (Object.keys(entry.reasons).length === 0) return 'COMPLETE'
  return entry.scanned > 0 ? 'PARTIAL' : 'SKIPPED'
}

function check(line: Coverage): void {
  if (line.records !== line.scanned + line.failed) throw new LedgerError('texts read are not scanned plus failed')
  if (line.recordsWithFindings > line.scanned || line.recordsWithFindings > line.findings) {
    throw new LedgerError('more texts with findings than texts scanned')
  }
  if ((line.status === 'COMPLETE') !== (line.failed === 0 && Object.keys(line.reasons).length === 0)) {
    throw new LedgerError('a complete part lacks something')
  }
}
