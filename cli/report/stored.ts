/** Reads a stored result (NDJSON) back. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ScanItem } from './result.ts'

/** A file that is no complete result of a scan. The message names the file, the line and what to do. */
export class StoredResultError extends Error {}

/** The items of a stored result. Throws `StoredResultError`. */
export async function readStored(path: string): Promise<ScanItem[]> {
  const items: ScanItem[] = []
  let number = 0
  const wrong = (what: string): StoredResultError => new StoredResultError(`${path}: ${what}`)
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      if (line === '') continue
      const item = parse(line)
      if (item === undefined) {
        throw wrong(
          `line ${number} is no line of a result. Give the file that "fritext scan --format ndjson -o" wrote.`,
        )
      }
      items.push(item)
    }
  } catch (error) {
    if (error instanceof StoredResultError) throw error
    throw wrong('cannot be read. Check the path.')
  }
  const first = items[0]
  if (first?.type !== 'scan')
    throw wrong('is no result of a scan. Give the file that "fritext scan --format ndjson -o" wrote.')
  if (first.schema !== 1) throw wrong('was made by a later version of Fritext. Use that version to make the report.')
  const last = items.at(-1)
  if (last?.type !== 'summary') {
    throw wrong('is not complete: the scan was interrupted. Run the same scan with --resume first.')
  }
  const found = items.filter(({ type }) => type === 'finding').length
  if (items.filter(({ type }) => type === 'scan' || type === 'summary').length > 2 || found !== last.findings)
    throw wrong(`was changed: it counts ${last.findings} findings and holds ${found}. Scan again.`)
  return items
}

type Fits = (value: unknown) => boolean
const isText: Fits = (value) => typeof value === 'string'
const isNumber: Fits = (value) => typeof value === 'number'
const isRecord: Fits = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const oneOf =
  (...values: readonly string[]): Fits =>
  (value) =>
    values.some((one) => one === value)
const maybe =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value)
const every =
  (fits: Fits): Fits =>
  (value) =>
    isRecord(value) && Object.values(value as object).every(fits)
const listOf =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits)
const holds =
  (fields: Readonly<Record<string, Fits>>): Fits =>
  (value) =>
    isRecord(value) &&
    Object.entries(fields).every(([name, fits]) => fits((value as Readonly<Record<string, unknown>>)[name]))

const SEVERITY = oneOf('error', 'warning', 'info')
const severities = holds({ error: isNumber, warning: isNumber, info: isNumber })
const statuses = holds({ COMPLETE: isNumber, PARTIAL: isNumber, SKIPPED: isNumber })
const group = holds({
  records: isNumber,
  prose: isNumber,
  recordsWithFindings: isNumber,
  proseWithFindings: isNumber,
  findings: isNumber,
})
const place = {
  line: maybe(isNumber),
  column: maybe(isNumber),
  row: maybe(isNumber),
  pointer: maybe(isText),
  part: maybe(isText),
}
const found = holds({
  id: isText,
  identity: isText,
  file: isText,
  fileId: isText,
  record: isNumber,
  rule: isText,
  severity: SEVERITY,
  confidence: isNumber,
  start: isNumber,
  end: isNumber,
  ...place,
  ...Object.fromEntries(['key', 'system', 'field', 'unit', 'period', 'belongsIn'].map((name) => [name, maybe(isText)])),
})
const column = holds({ name: isText, number: isNumber, role: isText })

/** What reports take for granted of each type of line. */
const FIELDS: Readonly<Record<ScanItem['type'], Fits>> = {
  scan: holds({ schema: isNumber, version: isText, policy: isText, keyCheck: isText }),
  finding: found,
  gone: found,
  failure: holds({ file: isText, code: isText, message: isText, remedy: isText, locator: holds(place) }),
  notice: holds({
    file: isText,
    message: isText,
    sv: maybe(isText),
    part: maybe(isText),
    columns: maybe(listOf(column)),
  }),
  coverage: holds({
    file: isText,
    fileId: isText,
    part: maybe(isText),
    status: oneOf('COMPLETE', 'PARTIAL', 'SKIPPED'),
    ...Object.fromEntries(
      ['records', 'scanned', 'failed', 'recordsWithFindings', 'findings'].map((name) => [name, isNumber]),
    ),
    reasons: every(isNumber),
  }),
  summary: holds({
    policy: isText,
    ...Object.fromEntries(
      ['files', 'records', 'scanned', 'prose', 'failed', 'recordsWithFindings', 'findings', 'failures'].map((name) => [
        name,
        isNumber,
      ]),
    ),
    bySeverity: severities,
    byRule: every(isNumber),
    bySystem: every(group),
    byUnit: every(group),
    byPeriod: every(group),
    coverage: holds({ files: statuses, parts: statuses }),
    baseline: maybe(holds({ new: isNumber, remaining: isNumber, gone: isNumber, newBySeverity: severities })),
  }),
}

function parse(line: string): ScanItem | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('type' in value)) return undefined
    const { type } = value
    if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return undefined
    return FIELDS[type as ScanItem['type']](value) ? (value as ScanItem) : undefined
  } catch {
    return undefined
  }
}
