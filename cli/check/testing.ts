/** Test helper: runs the built command line over copies of fixture folders. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The built program. */
export const BINARY = resolve('dist/cli/main.js')

/** What a run gave. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs `fritext` in a folder. */
export function fritext(cwd: string, args: readonly string[], input = '', env: Record<string, string> = {}): Ran {
  const { FRITEXT_KEY: _key, FORCE_COLOR: _colour, ...rest } = process.env
  const run = spawnSync(process.execPath, [BINARY, ...args], { cwd, input, encoding: 'utf8', env: { ...rest, ...env } })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

/** Runs any program in a folder. */
export function run(cwd: string, program: string, args: readonly string[], env: Record<string, string> = {}): Ran {
  const made = spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } })
  return { code: made.status, out: made.stdout, err: made.stderr }
}

/** A copy of `fixtures/check/<name>` that tests may change. `remove` takes it away. */
export function copyOf(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'fritext-check-'))
  cpSync(join('fixtures/check', name), path, { recursive: true })
  // Under its own name it would rule the fixtures in this repository.
  const ignore = join(path, '_gitignore')
  if (existsSync(ignore)) renameSync(ignore, join(path, '.gitignore'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A report with what changes by training and time taken out: confidences and milliseconds. */
export function steady(report: string): string {
  return report
    .replace(/"confidence": [\d.]+/g, '"confidence": 0')
    .replace(/"milliseconds": [\d.]+/g, '"milliseconds": 0')
    .replace(/(Tid|Time): \d+ ms/g, '$1: 0 ms')
    .replace(/\([\d.]+ MB\/s\)/g, '(0 MB/s)')
}
