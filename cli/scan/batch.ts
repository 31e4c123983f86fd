/** Batches: the records of one file in portions that are worth sending to a worker, with what stands between them. */
import type { ReadFailure, ReadItem, ReadNotice, TextRecord } from '../read/index.ts'
import { type Groups, RowGroups } from './groups.ts'

/** A record with its number in its file and the groups it belongs to. */
export interface NumberedRecord extends TextRecord {
  readonly number: number
  readonly unit?: string
  readonly period?: string
}

/** One portion. `items` keep the order of the file. */
export interface Batch {
  /** Number of the batch in the scan, from 0. */
  readonly seq: number
  readonly fileId: string
  readonly items: readonly (NumberedRecord | ReadFailure | ReadNotice)[]
  /** UTF-16 code units of all texts. */
  readonly size: number
}

/** Where a batch ends: by texts or by their length, whichever comes first. Fixed, since a checkpoint counts batches. */
const MOST_RECORDS = 256
const MOST_TEXT = 64 * 1024

/** A part that begins: for the ledger, not for the judges. */
export type Opened = Extract<ReadItem, { type: 'part' }>

/** Cuts the items of one file into batches. `first` is the number of its first batch. */
export async function* batchesOf(
  items: AsyncIterable<ReadItem>,
  fileId: string,
  first: number,
  groups: Groups,
  opened: (part: Opened) => void,
): AsyncGenerator<Batch> {
  const rows = new RowGroups(groups)
  let seq = first
  let number = 0
  let size = 0
  let portion: Batch['items'][number][] = []
  const cut = (): Batch => {
    const batch = { seq: seq++, fileId, items: portion, size }
    portion = []
    size = 0
    return batch
  }
  function take(item: Exclude<ReadItem, Opened> & Pick<NumberedRecord, 'unit' | 'period'>): void {
    if (item.type !== 'record') {
      portion.push(item)
      return
    }
    portion.push({ ...item, number: ++number })
    size += item.text.length
  }
  const full = (): boolean => portion.length >= MOST_RECORDS || size >= MOST_TEXT
  for await (const item of items) {
    if (item.type === 'part') opened(item)
    else
      for (const ready of rows.push(item)) {
        take(ready)
        if (full()) yield cut()
      }
  }
  for (const ready of rows.end()) {
    take(ready)
    if (full()) yield cut()
  }
  if (portion.length > 0) yield cut()
}
