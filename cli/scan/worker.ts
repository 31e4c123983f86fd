/** A worker of the scan: opens the engine once, then judges the batches that it is sent. */
import { parentPort, workerData } from 'node:worker_threads'
import { type EngineChoice, openEngine } from '../engine.ts'
import type { NumberedRecord } from './batch.ts'
import { Judge } from './judge.ts'
import { keepHeapSmall } from './memory.ts'

/** What a worker is started with. */
export interface WorkerData {
  readonly choice: EngineChoice
  readonly key: Uint8Array
}

/** What a worker is asked. */
export interface WorkerTask {
  readonly fileId: string
  readonly records: readonly NumberedRecord[]
}

// A thread that starts puts the settings of the whole process back.
keepHeapSmall()
const { choice, key } = workerData as WorkerData
const judge = openEngine(choice).then(({ linter }) => new Judge(linter, Buffer.from(key)))

parentPort?.on('message', async ({ fileId, records }: WorkerTask) => {
  parentPort?.postMessage((await judge).judge(records, fileId))
})
