/** Test helper: the items of a stream as arrays. */

import type { ReadFailure, ReadItem, ReadNotice, ReadPart, TextRecord } from './record.ts'

/** The items of a stream by type, in order. */
export interface Collected {
  readonly records: TextRecord[]
  readonly failures: ReadFailure[]
  readonly notices: ReadNotice[]
  readonly parts: ReadPart[]
  /** Texts of the records of role `prose`. */
  readonly prose: string[]
}

/** Reads a stream to its end. */
export async function collect(items: AsyncIterable<ReadItem>): Promise<Collected> {
  const records: TextRecord[] = []
  const failures: ReadFailure[] = []
  const notices: ReadNotice[] = []
  const parts: ReadPart[] = []
  for await (const item of items) {
    if (item.type === 'record') records.push(item)
    else if (item.type === 'failure') failures.push(item)
    else if (item.type === 'part') parts.push(item)
    else notices.push(item)
  }
  return {
    records,
    failures,
    notices,
    parts,
    prose: records.filter((item) => item.role === 'prose').map((item) => item.text),
  }
}
