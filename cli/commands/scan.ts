/** `fritext scan`: exports in, a report out; the exit code says whether anything was found or could not be read. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { openEngine } from '../engine.ts'
import type { ReadOptions } from '../read/index.ts'
import { jsonReporter } from '../report/json.ts'
import { ndjsonReporter } from '../report/ndjson.ts'
import { prettyReporter } from '../report/pretty.ts'
import type { Reporter, ReportOptions, ScanSummary } from '../report/result.ts'
import { scanInputs } from '../scan.ts'

/** The options of the command, as commander hands them over. */
export interface ScanOptions {
  readonly policy?: string
  readonly config?: string | false
  readonly format: 'pretty' | 'json' | 'ndjson'
  readonly outputFile?: string
  readonly column?: readonly string[]
  readonly key?: string
  readonly system?: string
  readonly encoding?: string
  readonly stdinFilename?: string
  readonly filesMaxSize?: number
  readonly failOn: 'error' | 'warning' | 'info' | 'never'
  readonly maxFindings?: number
  readonly quiet?: boolean
  readonly color?: boolean
  readonly lang: 'sv' | 'en'
}

const REPORTERS: Readonly<Record<ScanOptions['format'], (options: ReportOptions) => Reporter>> = {
  pretty: prettyReporter,
  json: jsonReporter,
  ndjson: ndjsonReporter,
}

/** Findings that the terminal report shows when nothing else is said. */
const SHOWN = 500

/** Runs the command; gives the exit code: 0 clean, 1 findings, 2 something could not be read. */
export async function scan(inputs: readonly string[], options: ScanOptions): Promise<number> {
  const { linter, policy } = await openEngine(options)
  const file = options.outputFile === undefined ? undefined : openSync(options.outputFile, 'w', 0o600)
  const reporter = REPORTERS[options.format]({
    write: (text) => {
      if (file === undefined) process.stdout.write(text)
      else writeSync(file, text)
    },
    colour: wantsColour(options, file !== undefined),
    lang: options.lang,
    maxFindings: options.maxFindings ?? SHOWN,
    quiet: options.quiet ?? false,
  })
  let summary: ScanSummary | undefined
  try {
    for await (const item of scanInputs(inputs, linter, policy.id, readOptions(options))) {
      reporter.item(item)
      if (item.type === 'summary') summary = item
      // The message of a failure goes to standard error too, where the report itself is data.
      if (item.type === 'failure' && options.format !== 'pretty') {
        process.stderr.write(
          `${item.file}${item.locator.line === undefined ? '' : `:${item.locator.line}`} ${item.code} ${item.message} ${item.remedy}\n`,
        )
      }
    }
    reporter.end()
  } finally {
    if (file !== undefined) closeSync(file)
  }
  return exitCode(summary, options)
}

function exitCode(summary: ScanSummary | undefined, options: ScanOptions): number {
  if (summary === undefined || summary.failures > 0) return 2
  const { error, warning, info } = summary.bySeverity
  const counted = { error, warning: error + warning, info: error + warning + info, never: 0 }[options.failOn]
  return counted > 0 ? 1 : 0
}

function wantsColour(options: ScanOptions, toFile: boolean): boolean {
  if (options.color === false || process.env.NO_COLOR) return false
  if (options.color === true && process.argv.includes('--color')) return true
  return !toFile && process.stdout.isTTY === true
}

function readOptions(options: ScanOptions): ReadOptions {
  const { column, key, system, encoding, stdinFilename, filesMaxSize } = options
  return {
    ...(column === undefined ? {} : { columns: column }),
    ...(key === undefined ? {} : { key }),
    ...(system === undefined ? {} : { system }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(filesMaxSize === undefined ? {} : { maxBytes: filesMaxSize }),
  }
}
