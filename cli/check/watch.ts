/** Checks again whenever a file, an ignore file or a configuration changes; what did not change is remembered. */
import { existsSync, fstatSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CONFIG_NAMES } from '../config/config.ts'
import { shortMemory } from './cache.ts'
import { baseOf } from './globs.ts'
import { IGNORE_NAMES } from './ignore-files.ts'
import { type CheckRequest, type CheckRun, runCheck } from './run.ts'

/** Changes that come within this time are one. */
const TOGETHER_MS = 80

/** Files that say what is checked and how. */
const SETTINGS = [...CONFIG_NAMES, ...IGNORE_NAMES]

/**
 * Checks until the process is told to stop (Ctrl-C); gives the exit code of the last check. `report` writes a run and gives its code, to `outputFile`
 * where there is one.
 */
export async function watch(
  request: CheckRequest,
  report: (run: CheckRun, started: number) => Promise<number>,
  outputFile?: string,
): Promise<number> {
  const { watch: watchFiles } = await import('chokidar')
  const memory = shortMemory()
  const bases = [...new Set(request.patterns.map((pattern) => resolve(request.cwd, baseOf(pattern))))]
  const isOutput = outputOf(request.cwd, outputFile)
  const watcher = watchFiles([...bases, ...settingsAbove(bases)], {
    ignoreInitial: true,
    ignored: (path) => /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path),
  })
  let changed = true
  let wake = (): void => undefined
  let stopped = false
  watcher.on('all', (_, path) => {
    if (isOutput(path)) return
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

/** The settings that lie above the watched folders when the watch begins, and hold for them too. */
function settingsAbove(bases: readonly string[]): string[] {
  const folders = new Set<string>()
  for (const base of bases) for (let at = dirname(base); !folders.has(at); at = dirname(at)) folders.add(at)
  return [...folders].flatMap((folder) => SETTINGS.map((name) => join(folder, name))).filter((path) => existsSync(path))
}

/** Whether a path is where the program itself writes: its report, or a file that takes what it prints. */
function outputOf(cwd: string, outputFile: string | undefined): (path: string) => boolean {
  const report = outputFile === undefined ? undefined : resolve(cwd, outputFile)
  const streams = [process.stdout, process.stderr].map(({ fd }) => fstatSync(fd))
  return (path) => {
    if (path === report) return true
    const file = statSync(path, { throwIfNoEntry: false })
    return file?.isFile() === true && streams.some(({ dev, ino }) => dev === file.dev && ino === file.ino)
  }
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
