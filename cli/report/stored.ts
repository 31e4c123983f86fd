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

const isText = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number'
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null

/** What reports take for granted of each type of line. */
const FIELDS: Readonly<Record<ScanItem['type'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  scan: { schema: isNumber, version: isText, policy: isText, keyCheck: isText },
  finding: {
    id: isText,
    identity: isText,
    file: isText,
    fileId: isText,
    record: isNumber,
    rule: isText,
    severity: isText,
    confidence: isNumber,
    start: isNumber,
    end: isNumber,
  },
  gone: { id: isText, identity: isText, file: isText, rule: isText, severity: isText },
  failure: { file: isText, code: isText, message: isText, remedy: isText, locator: isRecord },
  notice: { file: isText, message: isText },
  coverage: { file: isText, fileId: isText, status: isText, records: isNumber, reasons: isRecord },
  summary: {
    policy: isText,
    files: isNumber,
    records: isNumber,
    findings: isNumber,
    bySeverity: isRecord,
    byRule: isRecord,
    bySystem: isRecord,
    byUnit: isRecord,
    byPeriod: isRecord,
    coverage: isRecord,
  },
}

function parse(line: string): ScanItem | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('type' in value)) return undefined
    const { type } = value
    if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return undefined
    const fields = Object.entries(FIELDS[type as ScanItem['type']])
    const held = value as Readonly<Record<string, unknown>>
    return fields.every(([name, fits]) => fits(held[name])) ? (value as ScanItem) : undefined
  } catch {
    return undefined
  }
}
