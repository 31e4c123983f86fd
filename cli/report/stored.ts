/** Reads a stored result (NDJSON) back. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ScanItem } from './result.ts'

/** A file that is no complete result of a scan. The message names the file, the line and what to do. */
export class StoredResultError extends Error {}

const TYPES = new Set(['scan', 'finding', 'gone', 'failure', 'notice', 'coverage', 'summary'])

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
  if (items.at(-1)?.type !== 'summary') {
    throw wrong('is not complete: the scan was interrupted. Run the same scan with --resume first.')
  }
  return items
}

function parse(line: string): ScanItem | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('type' in value)) return undefined
    return typeof value.type === 'string' && TYPES.has(value.type) ? (value as ScanItem) : undefined
  } catch {
    return undefined
  }
}
