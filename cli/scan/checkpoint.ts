/**
 * The checkpoint beside a result file: how far the result is safe on disk. Holds two numbers and a keyed seal, no name and no text.
 * It is written after the result has reached the disk, and replaced in one step, so that a kill at any moment leaves a true one.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'

/** How far a result is safe. */
export interface Checkpoint {
  /** Length of the result file, in bytes, that is complete. */
  readonly bytes: number
  /** Batches of the scan that are in it. */
  readonly batches: number
}

/** Where the checkpoint of a result lies. */
export function checkpointPath(result: string): string {
  return `${result}.checkpoint`
}

/** Binds a checkpoint to the key and to what was asked for: `run` is a text of all options that change the result. */
function seal(key: Buffer, run: string, { bytes, batches }: Checkpoint): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['checkpoint', run, bytes, batches]))
    .digest('base64url')
}

/** Writes the checkpoint. Throws what `fs` throws; the old one stays then. */
export function writeCheckpoint(result: string, key: Buffer, run: string, point: Checkpoint): void {
  const path = checkpointPath(result)
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, `${JSON.stringify({ ...point, seal: seal(key, run, point) })}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
}

/** The checkpoint of a result: `none`, or `foreign` where it belongs to another key or other options. */
export function readCheckpoint(result: string, key: Buffer, run: string): Checkpoint | 'none' | 'foreign' {
  let text: string
  try {
    text = readFileSync(checkpointPath(result), 'utf8')
  } catch {
    return 'none'
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'foreign'
  }
  if (typeof value !== 'object' || value === null) return 'foreign'
  const { bytes, batches, seal: given } = value as Readonly<Record<string, unknown>>
  if (typeof bytes !== 'number' || typeof batches !== 'number' || typeof given !== 'string') return 'foreign'
  const point = { bytes, batches }
  const wanted = Buffer.from(seal(key, run, point))
  const found = Buffer.from(given)
  return wanted.length === found.length && timingSafeEqual(wanted, found) ? point : 'foreign'
}

/** Removes the checkpoint: the result is complete. */
export function removeCheckpoint(result: string): void {
  rmSync(checkpointPath(result), { force: true })
  rmSync(`${checkpointPath(result)}.new`, { force: true })
}
