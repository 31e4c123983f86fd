/** What a scan yields, item by item, and the counts at its end: the one form that all reports are made from. Holds no text of a note. */
import type { Severity } from '../../src/index.ts'
import type { ReadFailure, ReadNotice } from '../read/index.ts'

/** The first item: what the result was made with. Holds no time, so that the same input gives the same bytes. */
export interface ScanHeader {
  readonly type: 'scan'
  /** Version of this form of result. */
  readonly schema: 1
  /** Version of the package, and so of its rules. */
  readonly version: string
  readonly policy: string
  /** Tells two keys apart without giving either away: results are comparable only where it is the same. */
  readonly keyCheck: string
}

/** One finding with its place. */
export interface LocatedFinding {
  readonly type: 'finding'
  /** Names this place in this file, by a keyed hash; the same in every scan with the same key. */
  readonly id: string
  /** Names what was found, by a keyed hash of rule, hit, neighbours and field: the same wherever the row has moved. */
  readonly identity: string
  readonly file: string
  /** Keyed hash of the file's content. */
  readonly fileId: string
  /** Number of the text in its file, from 1, as the ledger counts them. */
  readonly record: number
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
  /** School unit and period of the row, where columns tell them. */
  readonly unit?: string
  readonly period?: string
  readonly rule: string
  readonly severity: Severity
  readonly confidence: number
  /** Half-open UTF-16 offsets in the record's text. */
  readonly start: number
  readonly end: number
  readonly belongsIn?: string
  readonly asks?: boolean
  /** Beside an earlier result: whether it had this finding already. */
  readonly baseline?: 'new' | 'remaining'
}

/** A finding of an earlier result that is there no more. */
export interface GoneFinding extends Omit<LocatedFinding, 'type' | 'baseline'> {
  readonly type: 'gone'
}

/** What became of a file, or of a sheet, entry or page in it. */
export type CoverageStatus = 'COMPLETE' | 'PARTIAL' | 'SKIPPED'

/** One line of the coverage ledger. `records = scanned + failed`; a file counts what its parts count. */
export interface Coverage {
  readonly type: 'coverage'
  readonly file: string
  readonly fileId: string
  /** Absent on the line of the file itself. */
  readonly part?: string
  readonly format?: string
  readonly status: CoverageStatus
  readonly records: number
  readonly scanned: number
  readonly failed: number
  /** Texts with findings, and findings. */
  readonly recordsWithFindings: number
  readonly findings: number
  /** Why it is not complete: codes of failures, or a word such as `left-out`, with how often. */
  readonly reasons: Readonly<Record<string, number>>
}

/** Counts of one system, school unit or period. */
export interface GroupCount {
  records: number
  /** Of these, free texts; the rest are values searched for personal numbers. */
  prose: number
  recordsWithFindings: number
  /** Of the free texts, those with findings. */
  proseWithFindings: number
  findings: number
}

/** The counts of a scan. `records = scanned + failed`. */
export interface ScanSummary {
  readonly type: 'summary'
  readonly policy: string
  files: number
  records: number
  scanned: number
  /** Of those scanned, free texts. */
  prose: number
  failed: number
  recordsWithFindings: number
  findings: number
  readonly bySeverity: Record<Severity, number>
  readonly byRule: Record<string, number>
  readonly bySystem: Record<string, GroupCount>
  readonly byUnit: Record<string, GroupCount>
  readonly byPeriod: Record<string, GroupCount>
  /** Files, and sheets, entries and pages in them, by what became of them. */
  readonly coverage: { readonly files: Record<CoverageStatus, number>; readonly parts: Record<CoverageStatus, number> }
  failures: number
  /** Beside an earlier result: how many findings are new, were there already, are gone. */
  baseline?: { new: number; remaining: number; gone: number; newBySeverity: Record<Severity, number> }
}

/** One item of a scan. */
export type ScanItem = ScanHeader | LocatedFinding | GoneFinding | ReadFailure | ReadNotice | Coverage | ScanSummary

/** A reporter takes the items of a scan and writes text; `write` may be called any number of times. */
export interface Reporter {
  item(item: ScanItem): void
  end(): void | Promise<void>
}

/** Who a report is for. */
export type Audience = 'board' | 'head' | 'incident'

/** What reporters are told. */
export interface ReportOptions {
  readonly write: (text: string | Uint8Array) => void
  readonly colour: boolean
  readonly lang: 'sv' | 'en'
  /** Findings shown; all are counted. */
  readonly maxFindings: number
  readonly quiet: boolean
  /** Who it is for; the officer, who sees everything, when absent. */
  readonly audience?: Audience
  /** The day it is made, `YYYY-MM-DD`, for reports that say so. */
  readonly today: string
}
