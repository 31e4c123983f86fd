/**
 * The judges at work: the main thread reads, workers judge. Records go to workers in batches and not by file or byte range, since
 * judging costs twenty times what reading costs: so that one workbook keeps all workers busy, too, and every format keeps its own reader.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type EngineChoice, packageRoot } from '../engine.ts'
import type { LocatedFinding } from '../report/result.ts'
import type { Batch, NumberedRecord } from './batch.ts'
import type { Judge } from './judge.ts'
import { keepHeapSmall } from './memory.ts'
import type { WorkerData, WorkerTask } from './worker.ts'

/** What became of a batch: the findings of its records, and the numbers of records that could not be judged. */
export interface Judged {
  readonly findings: readonly LocatedFinding[]
  readonly unjudged: readonly number[]
}

/** Judges batches; `close` when done. */
export interface Pool {
  /** How many batches may be under way at once. */
  readonly width: number
  judge(batch: Batch): Promise<Judged>
  close(): Promise<void>
}

/** Texts judged on the main thread before workers are started, in UTF-16 code units: a worker costs some 100 ms. */
const LOCAL_TEXT = 96 * 1024

/** How long a batch may take. One record that takes so long is given up and reported as unread. */
const TIMEOUT_MS = 120_000

/** Settings of a pool. */
export interface PoolOptions {
  readonly judge: Judge
  readonly choice: EngineChoice
  readonly key: Buffer
  /** Workers; with one, everything runs on the main thread. */
  readonly concurrency: number
  readonly timeout?: number
}

function recordsOf(batch: Batch): NumberedRecord[] {
  return batch.items.filter((item) => item.type === 'record')
}

/** Makes a pool. Small inputs never start a worker. */
export function openPool(options: PoolOptions): Pool {
  const { judge, concurrency } = options
  const workers: JudgeWorker[] = []
  let local = 0
  let small = false
  return {
    width: concurrency > 1 ? concurrency * 3 : 1,
    async judge(batch) {
      const records = recordsOf(batch)
      if (!small && local > 0) {
        keepHeapSmall()
        small = true
      }
      if (concurrency < 2 || local < LOCAL_TEXT) {
        local += batch.size
        return { findings: judge.judge(records, batch.fileId), unjudged: [] }
      }
      if (workers.length < concurrency) workers.push(new JudgeWorker(options))
      const free = workers.reduce((best, worker) => (worker.waiting < best.waiting ? worker : best))
      return free.judge(records, batch.fileId)
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()))
    },
  }
}

/** One worker thread, replaced when it dies or hangs. Takes one task after the other. */
class JudgeWorker {
  readonly #options: PoolOptions
  #worker: Worker | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #answer: ((found: LocatedFinding[] | undefined) => void) | undefined
  waiting = 0

  constructor(options: PoolOptions) {
    this.#options = options
  }

  async judge(records: readonly NumberedRecord[], fileId: string): Promise<Judged> {
    this.waiting++
    const done = this.#queue.then(() => this.#whole(records, fileId))
    this.#queue = done.catch(() => undefined)
    try {
      return await done
    } finally {
      this.waiting--
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  /** A batch that fails is judged again record by record, so that one costs itself alone. */
  async #whole(records: readonly NumberedRecord[], fileId: string): Promise<Judged> {
    const found = await this.#ask({ records, fileId })
    if (found !== undefined) return { findings: found, unjudged: [] }
    const findings: LocatedFinding[] = []
    const unjudged: number[] = []
    for (const record of records) {
      const one = await this.#ask({ records: [record], fileId })
      if (one === undefined) unjudged.push(record.number)
      else findings.push(...one)
    }
    return { findings, unjudged }
  }

  /** Undefined where the worker died or took too long; it is gone then. */
  #ask(task: WorkerTask): Promise<LocatedFinding[] | undefined> {
    const worker = this.#open()
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        void worker.terminate()
        this.#answer?.(undefined)
      }, this.#options.timeout ?? TIMEOUT_MS)
      this.#answer = (found) => {
        clearTimeout(timer)
        this.#answer = undefined
        if (found === undefined) this.#worker = undefined
        resolve(found)
      }
      worker.postMessage(task)
    })
  }

  #open(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const file = join(packageRoot(), 'dist', 'cli', 'scan-worker.js')
    if (!existsSync(file)) throw new Error(`a part of fritext is missing (${file}): run "npm run build"`)
    const data: WorkerData = { choice: this.#options.choice, key: this.#options.key }
    const worker = new Worker(file, { workerData: data })
    const end = (found: LocatedFinding[] | undefined): void => {
      // A worker that was replaced has nothing to say about the task of its successor.
      if (this.#worker === worker) this.#answer?.(found)
    }
    worker.on('message', (found: LocatedFinding[]) => end(found))
    worker.on('error', () => end(undefined))
    worker.on('exit', () => end(undefined))
    this.#worker = worker
    return worker
  }
}
