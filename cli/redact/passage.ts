/** The passages of a file that have to go: the findings of its records, with overlapping ones joined. */
import type { Linter } from '../../src/index.ts'
import type { ReadFailure, ReadItem, TextRecord } from '../read/index.ts'
import { lintRecord } from '../scan/record.ts'

/** A stretch of a record's text, half-open, and the rule that found it first. */
export interface Passage {
  readonly start: number
  readonly end: number
  readonly rule: string
}

/** A record with what has to go from it. */
export interface Marked {
  readonly record: TextRecord
  readonly passages: readonly Passage[]
}

/** What a file holds that has to go. */
export interface Found {
  readonly format: string | undefined
  readonly marked: readonly Marked[]
  readonly failures: readonly ReadFailure[]
}

/** Reads and judges a file. Never throws for bad input. */
export async function findPassages(items: AsyncIterable<ReadItem>, linter: Linter): Promise<Found> {
  const marked: Marked[] = []
  const failures: ReadFailure[] = []
  let format: string | undefined
  for await (const item of items) {
    if (item.type === 'part') format ??= item.format
    else if (item.type === 'failure') failures.push(item)
    else if (item.type === 'record') {
      const passages = joined(lintRecord(item, linter))
      if (passages.length > 0) marked.push({ record: item, passages })
    }
  }
  return { format, marked, failures }
}

function joined(findings: readonly Passage[]): Passage[] {
  const out: { start: number; end: number; rule: string }[] = []
  for (const { start, end, rule } of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else if (end > start) out.push({ start, end, rule })
  }
  return out
}
