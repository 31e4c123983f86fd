/** A thread of the check: takes files one by one, reads and judges them, gives back what came of them. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { checkBytes, type RunSettings } from './check-file.ts'
import type { Job } from './pool.ts'
import { failed } from './result.ts'

const run = workerData as RunSettings

parentPort?.on('message', async ({ path, file, settings }: Job) => {
  try {
    parentPort?.postMessage(await checkBytes(file, readFileSync(path), settings, run))
  } catch (error) {
    // The file was readable a moment ago; whatever else went wrong is told like it would be in one thread.
    const message = error instanceof Error ? error.message : 'unknown failure'
    parentPort?.postMessage(failed(file, { code: 'E302', message: { sv: message, en: message } }))
  }
})
