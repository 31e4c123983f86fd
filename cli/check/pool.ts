/** Checks files on several threads, where there are so many that starting the threads pays. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { RunSettings } from './check-file.ts'
import type { FileResult } from './result.ts'
import type { FileSettings } from './settings.ts'

/** A file for a thread. */
export interface Job {
  readonly path: string
  readonly file: string
  readonly settings: FileSettings
}

/**
 * Measured on a thousand templates: a second thread costs some two seconds of work before it is as quick as the first (rules, model,
 * compiling), which is what 350 files cost.
 */
const FILES_PER_THREAD = 400
const MOST_THREADS = 8
const WORKER = new URL('./check-worker.js', import.meta.url)

/** Threads for so many files: `asked` where the user said, else what pays. 1 where the program was not built. */
export function threadsFor(files: number, asked: number | undefined): number {
  if ((asked === undefined && files < FILES_PER_THREAD) || !existsSync(fileURLToPath(WORKER))) return 1
  const most = asked ?? Math.min(availableParallelism(), MOST_THREADS, Math.floor(files / FILES_PER_THREAD))
  return Math.max(1, Math.min(most, files))
}

/** Checks the jobs on so many threads; results come in the order of the jobs. Rejects when a thread breaks down. */
export async function checkOnThreads(
  jobs: readonly Job[],
  threads: number,
  run: RunSettings,
  progress?: (done: number, files: number) => void,
): Promise<FileResult[]> {
  const results: FileResult[] = []
  let next = 0
  let done = 0
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(WORKER, { workerData: run })
      try {
        for (let index = next++; index < jobs.length; index = next++) {
          worker.postMessage(jobs[index])
          results[index] = await answerOf(worker)
          progress?.(++done, jobs.length)
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  return results
}

function answerOf(worker: Worker): Promise<FileResult> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      worker.off('message', take)
      worker.off('error', fail)
    }
    const take = (result: FileResult): void => {
      done()
      resolve(result)
    }
    const fail = (error: unknown): void => {
      done()
      reject(error)
    }
    worker.on('message', take)
    worker.on('error', fail)
  })
}
