/** `fritext scan`: exports in, a report out; the exit code says whether anything was found or could not be read. */
import { findConfig } from '../config/config.ts'
import { openEngine, packageVersion, today } from '../engine.ts'
import type { ReadOptions } from '../read/index.ts'
import { Comparison } from '../report/baseline.ts'
import { ReportGuard } from '../report/guard.ts'
import { type Format, isBinary, openReporter, unfit } from '../report/index.ts'
import { type Output, openOutput, partPath } from '../report/output.ts'
import type { Audience, ScanSummary } from '../report/result.ts'
import { readStored } from '../report/stored.ts'
import { unreadLine } from '../report/unread.ts'
import { checkpointPath } from '../scan/checkpoint.ts'
import { scanInputs } from '../scan/index.ts'
import { findKey, type HashKey, keyCheck } from '../scan/key.ts'
import { progressLine } from '../scan/progress.ts'
import { ResultFile } from '../scan/result-file.ts'
import { overwritten } from '../scan/spare.ts'
import { isTerminal } from '../standard-output.ts'

/** The options of the command, as commander hands them over. */
export interface ScanOptions {
  readonly policy?: string
  readonly config?: string | false
  readonly format: Format
  readonly audience?: Audience
  readonly outputFile?: string
  readonly column?: readonly string[]
  readonly key?: string
  readonly unit?: string
  readonly period?: string
  readonly system?: string
  readonly encoding?: string
  readonly stdinFilename?: string
  readonly filesMaxSize?: number
  /** Query whose rows are read, for databases. */
  readonly query?: string
  /** File with names of people. */
  readonly people?: string
  readonly concurrency?: number
  readonly resume?: boolean
  readonly hmacKeyFile?: string
  readonly baseline?: string
  readonly failOn: 'error' | 'warning' | 'info' | 'never'
  readonly maxFindings?: number
  readonly quiet?: boolean
  readonly color?: boolean
  readonly lang: 'sv' | 'en'
}

/** Findings that the terminal report shows when nothing else is said. */
const SHOWN = 500

/** Runs the command; gives the exit code: 0 clean, 1 findings, 2 something could not be read. */
export async function scan(inputs: readonly string[], options: ScanOptions): Promise<number> {
  const wrong = wrongUse(inputs, options)
  if (wrong !== undefined) {
    process.stderr.write(`${wrong}\n`)
    return 2
  }
  const key = findKey(options.hmacKeyFile, process.env)
  const comparison =
    options.baseline === undefined ? undefined : new Comparison(await readStored(options.baseline), keyCheck(key.bytes))
  const { linter, policy, made } = await openEngine(options)
  const output = openResult(inputs, options, key, JSON.stringify([packageVersion(), made]))
  const guard = new ReportGuard(linter)
  const reporter = await openReporter(options.format, {
    write: output.write,
    colour: wantsColour(options, options.outputFile !== undefined),
    lang: options.lang,
    maxFindings: options.maxFindings ?? SHOWN,
    quiet: options.quiet ?? false,
    today: today(),
    ...(options.audience === undefined ? {} : { audience: options.audience }),
  })
  const progress =
    options.quiet !== true && process.env.CI === undefined && isTerminal(2)
      ? progressLine((text) => process.stderr.write(text), options.lang)
      : undefined
  const { unit, period, concurrency } = options
  let summary: ScanSummary | undefined
  try {
    const items = scanInputs(inputs, {
      linter,
      policy: policy.id,
      choice: options,
      key: key.bytes,
      read: readOptions(options),
      groups: { ...(unit === undefined ? {} : { unit }), ...(period === undefined ? {} : { period }) },
      own: options.outputFile === undefined ? [] : ownFiles(options.outputFile),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(comparison === undefined ? {} : { comparison }),
      ...(output.result?.replay === undefined ? {} : { replay: output.result.replay }),
      watch: {
        ...progress,
        batch: (batches, counts) => {
          output.result?.complete(batches)
          progress?.batch?.(batches, counts)
        },
      },
    })
    for await (const item of items) {
      guard.check(item)
      reporter.item(item)
      if (item.type === 'summary') summary = item
      // The message of a failure goes to standard error too, where the report itself is data.
      if (item.type === 'failure' && options.format !== 'pretty') {
        progress?.end()
        process.stderr.write(`${unreadLine(item, options.lang)}\n`)
      }
    }
    await reporter.end()
    output.finish()
  } catch (error) {
    output.abandon()
    throw writeFault(error, options) ?? error
  } finally {
    progress?.end()
  }
  return exitCode(summary, options)
}

/** What is wrong with the options together, in a sentence. */
function wrongUse(inputs: readonly string[], options: ScanOptions): string | undefined {
  const { format, outputFile, resume } = options
  if (resume === true && (format !== 'ndjson' || outputFile === undefined))
    return '--resume continues a result: give --format ndjson and the same -o as before.'
  if (resume === true && inputs.includes('-')) return 'Standard input cannot be read twice: --resume needs files.'
  if (outputFile === undefined && isBinary(format)) return `A report as ${format} is no text: give a file with -o.`
  const over = resume === true ? undefined : overwritten(outputFile, { inputs, given: givenFiles(options) })
  if (over !== undefined) return over
  return unfit(format, options.audience)
}

/** The files that a run is given beside its inputs, a configuration that is merely found among them. */
export function givenFiles(options: Pick<ScanOptions, 'policy' | 'config' | 'hmacKeyFile' | 'baseline' | 'people'>) {
  const { policy, config, hmacKeyFile, baseline, people } = options
  const found = policy === undefined && config === undefined ? findConfig(process.cwd()) : config
  return [policy, found, hmacKeyFile, baseline, people]
}

/** The files that a report is written by: they may lie in a folder that is scanned. */
function ownFiles(outputFile: string): string[] {
  const checkpoint = checkpointPath(outputFile)
  return [outputFile, partPath(outputFile), checkpoint, `${checkpoint}.new`]
}

/** Where the report goes. A result as NDJSON in a file can be resumed. */
function openResult(
  inputs: readonly string[],
  options: ScanOptions,
  key: HashKey,
  rules: string,
): Output & { readonly result?: ResultFile } {
  const { outputFile, format } = options
  if (outputFile === undefined || format !== 'ndjson' || inputs.includes('-')) return openOutput(outputFile)
  const run = JSON.stringify([
    rules,
    inputs,
    { ...options, resume: undefined, concurrency: undefined, quiet: undefined },
  ])
  const result = new ResultFile({ path: outputFile, key: key.bytes, run, resume: options.resume === true })
  if (result.foreign) {
    process.stderr.write(
      key.fresh
        ? 'The interrupted scan had a key of its own, so this one starts from the beginning. With FRITEXT_KEY or --hmac-key-file it can go on where it stopped.\n'
        : 'The interrupted scan had another key or other options, so this one starts from the beginning.\n',
    )
  }
  return {
    result,
    write: (text) => result.write(text),
    finish: () => result.finish(),
    abandon: () => result.abandon(),
  }
}

/** A write that failed, said so that people know what to do; undefined for any other error. */
function writeFault(error: unknown, options: ScanOptions): Error | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code) || options.outputFile === undefined) return undefined
  const again = options.format === 'ndjson' ? ' Make room and run the same command with --resume.' : ''
  return new Error(`The report could not be written (${code}).${again}`)
}

function exitCode(summary: ScanSummary | undefined, options: ScanOptions): number {
  if (summary === undefined || summary.failures > 0) return 2
  // What an earlier result holds already fails nothing again.
  const { error, warning, info } = summary.baseline?.newBySeverity ?? summary.bySeverity
  const counted = { error, warning: error + warning, info: error + warning + info, never: 0 }[options.failOn]
  return counted > 0 ? 1 : 0
}

function wantsColour(options: ScanOptions, toFile: boolean): boolean {
  if (options.color === false || process.env.NO_COLOR) return false
  if (options.color === true && process.argv.includes('--color')) return true
  return !toFile && isTerminal(1)
}

/** What the readers are told. */
export function readOptions(options: ScanOptions): ReadOptions {
  const { column, key, system, encoding, stdinFilename, filesMaxSize, query, unit, period } = options
  const groups = [unit, period].filter((name) => name !== undefined)
  return {
    ...(groups.length === 0 ? {} : { groups }),
    ...(column === undefined ? {} : { columns: column }),
    ...(key === undefined ? {} : { key }),
    ...(system === undefined ? {} : { system }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(filesMaxSize === undefined ? {} : { maxBytes: filesMaxSize }),
    ...(query === undefined ? {} : { query }),
  }
}
