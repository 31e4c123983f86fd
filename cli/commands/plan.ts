/** `fritext scan --plan`: what would be read and how, before anything is scanned. */

import { closeSync, openSync, writeSync } from 'node:fs'
import { openEngine } from '../engine.ts'
import { collectPlan, maskedPlan } from '../plan/collect.ts'
import { prettyPlan } from '../plan/pretty.ts'
import { findKey } from '../scan/key.ts'
import { NameMask } from '../scan/names.ts'
import { overwritten } from '../scan/spare.ts'
import { givenFiles, readOptions, type ScanOptions } from './scan.ts'

/** Runs the command; gives the exit code: 0 everything can be read, 2 something cannot. */
export async function plan(inputs: readonly string[], options: ScanOptions): Promise<number> {
  if (options.format !== 'pretty' && options.format !== 'json') {
    process.stderr.write('A plan is written as --format pretty or json.\n')
    return 2
  }
  const over = overwritten(options.outputFile, { inputs, given: givenFiles(options) })
  if (over !== undefined) {
    process.stderr.write(`${over}\n`)
    return 2
  }
  const { linter } = await openEngine(options)
  const names = new NameMask(linter, findKey(options.hmacKeyFile, process.env).bytes)
  const parts = maskedPlan(await collectPlan(inputs, readOptions(options)), names)
  const colour = options.outputFile === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ type: 'plan', parts }, undefined, 2)}\n`
      : prettyPlan(parts, options.lang, colour && options.color !== false)
  if (options.outputFile === undefined) process.stdout.write(text)
  else {
    const file = openSync(options.outputFile, 'w', 0o600)
    writeSync(file, text)
    closeSync(file)
  }
  return parts.some(({ problems }) => problems.length > 0) ? 2 : 0
}
