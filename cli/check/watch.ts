/** Checks again whenever a file, an ignore file or a configuration changes; what did not change is remembered. */
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { shortMemory } from './cache.ts'
import { baseOf } from './globs.ts'
import { type CheckRequest, type CheckRun, runCheck } from './run.ts'

/** Changes that come within this time are one. */
const TOGETHER_MS = 80

/** Checks until the process is told to stop (Ctrl-C); gives the exit code of the last check. `report` writes a run and gives its code. */
export async function watch(
  request: CheckRequest,
  report: (run: CheckRun, started: number) => Promise<number>,
): Promise<number> {
  const { watch: watchFiles } = await import('chokidar')
  const memory = shortMemory()
  const bases = [...new Set(request.patterns.map((pattern) => resolve(request.cwd, baseOf(pattern))))]
  const watcher = watchFiles(bases, {
    ignoreInitial: true,
    ignored: (path) => /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path),
  })
  let changed = true
  let wake = (): void => undefined
  let stopped = false
  watcher.on('all', () => {
    changed = true
    wake()
  })
  const stop = (): void => {
    stopped = true
    wake()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await new Promise<void>((ready) => watcher.once('ready', () => ready()))
  let code = 0
  while (!stopped) {
    if (changed) {
      await pause(TOGETHER_MS)
      changed = false
      code = await once({ ...request, memory }, report)
      process.stderr.write(
        request.lang === 'sv' ? 'Väntar på ändringar (Ctrl-C avslutar).\n' : 'Waiting for changes (Ctrl-C ends).\n',
      )
    }
    if (!changed && !stopped) {
      await new Promise<void>((resume) => {
        wake = resume
      })
    }
  }
  await watcher.close()
  return code
}

/** A configuration that is being edited may be wrong for a while: that is told, and the watch goes on. */
async function once(
  request: CheckRequest,
  report: (run: CheckRun, started: number) => Promise<number>,
): Promise<number> {
  const started = Date.now()
  try {
    return await report(await runCheck(request), started)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unknown failure'}\n`)
    return 2
  }
}
