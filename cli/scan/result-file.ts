/** The result file of a scan that can be resumed: written in order, flushed to disk before each checkpoint. */
import { closeSync, constants, fchmodSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { type Checkpoint, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { Replay } from './replay.ts'

/** How often a checkpoint is written, in milliseconds. */
const EVERY_MS = 250

/** Where the result goes, and what it is bound to. */
export interface ResultFileOptions {
  readonly path: string
  readonly key: Buffer
  /** All options that change the result, as a text: a checkpoint of other options is not taken. */
  readonly run: string
  readonly resume: boolean
}

/** A result file that is open. */
export class ResultFile {
  readonly #options: ResultFileOptions
  readonly #file: number
  #bytes = 0
  #last = 0
  /** What is safe of an interrupted scan; undefined where the scan starts from the beginning. */
  readonly replay: Replay | undefined
  /** True where there was something to resume but it belongs to another key or other options. */
  readonly foreign: boolean

  /** Opens the file; with `resume`, cuts it to what its checkpoint says. Throws what `fs` throws. */
  constructor(options: ResultFileOptions) {
    this.#options = options
    const { path, key, run, resume } = options
    const point = resume ? readCheckpoint(path, key, run) : 'none'
    this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    fchmodSync(this.#file, 0o600)
    const safe = this.#safe(point)
    this.foreign = point === 'foreign'
    this.#bytes = safe?.bytes ?? 0
    ftruncateSync(this.#file, this.#bytes)
    if (safe === undefined) removeCheckpoint(path)
    this.replay = safe === undefined ? undefined : new Replay(path, safe.bytes, safe.batches)
  }

  #safe(point: Checkpoint | 'none' | 'foreign'): Checkpoint | undefined {
    if (point === 'none' || point === 'foreign' || point.bytes === 0) return undefined
    return fstatSync(this.#file).size >= point.bytes ? point : undefined
  }

  /** Appends text. */
  write(text: string | Uint8Array): void {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text
    for (let done = 0; done < bytes.length; ) {
      const written = writeSync(this.#file, bytes, done, bytes.length - done, this.#bytes)
      done += written
      this.#bytes += written
    }
  }

  /** A batch is complete in the file. Now and then that is made safe. */
  complete(batches: number): void {
    if ((this.replay?.batches ?? 0) >= batches) return
    const now = performance.now()
    if (now - this.#last < EVERY_MS) return
    const { path, key, run } = this.#options
    fdatasyncSync(this.#file)
    writeCheckpoint(path, key, run, { bytes: this.#bytes, batches })
    this.#last = performance.now()
  }

  /** Closes a result that is complete; its checkpoint goes. */
  finish(): void {
    fdatasyncSync(this.#file)
    closeSync(this.#file)
    removeCheckpoint(this.#options.path)
  }

  /** Closes a result that is not complete. */
  abandon(): void {
    closeSync(this.#file)
  }
}
