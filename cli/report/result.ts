/** What a scan yields, item by item, and the counts at its end: the one form that all reports are made from. Holds no text of a note. */
import type { Severity } from '../../src/index.ts'
import type { ReadFailure, ReadNotice } from '../read/index.ts'

/** One finding with its place. */
export interface LocatedFinding {
  readonly type: 'finding'
  readonly file: string
  /** The record's key; replaced by a mask where it looks like a personal number. */
  readonly key?: string
  readonly system?: string
  readonly field?: string
  /** Physical line and column of the finding, from 1, where the format has lines. */
  readonly line?: number
  readonly column?: number
  /** Data row or element, from 1. */
  readonly row?: number
  readonly pointer?: string
  readonly part?: string
  readonly rule: string
  readonly severity: Severity
  readonly confidence: number
  /** Half-open UTF-16 offsets in the record's text. */
  readonly start: number
  readonly end: number
  readonly belongsIn?: string
  readonly asks?: boolean
}

/** Counts of one system. */
export interface SystemCount {
  records: number
  recordsWithFindings: number
  findings: number
}

/** The counts of a scan. `records = scanned + failed`. */
export interface ScanSummary {
  readonly type: 'summary'
  readonly policy: string
  files: number
  records: number
  scanned: number
  failed: number
  recordsWithFindings: number
  findings: number
  readonly bySeverity: Record<Severity, number>
  readonly byRule: Record<string, number>
  readonly bySystem: Record<string, SystemCount>
  failures: number
}

/** One item of a scan. */
export type ScanItem = LocatedFinding | ReadFailure | ReadNotice | ScanSummary

/** A reporter takes the items of a scan and writes text; `write` may be called any number of times. */
export interface Reporter {
  item(item: ScanItem): void
  end(): void
}

/** What reporters are told. */
export interface ReportOptions {
  readonly write: (text: string) => void
  readonly colour: boolean
  readonly lang: 'sv' | 'en'
  /** Findings shown; all are counted. */
  readonly maxFindings: number
  readonly quiet: boolean
}
