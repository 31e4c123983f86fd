/** `fritext check`: template files in, a report out; the exit code says whether anything was found or could not be read. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Bilingual } from '../../src/index.ts'
import { BaselineError } from '../check/baseline.ts'
import type { CheckRequest, CheckRun } from '../check/run.ts'
import { attempt } from '../failure.ts'
import { packageVersion } from '../package.ts'
import type { CheckFormat } from '../report/check/index.ts'
import type { CheckReport } from '../report/check/report.ts'
import { isTerminal, writeOut } from '../standard-output.ts'

/** The options of the command, as commander hands them over. */
export interface CheckOptions {
  readonly policy?: string
  readonly config?: string | false
  readonly format: CheckFormat
  readonly outputFile?: string
  readonly since?: string
  readonly staged?: boolean
  readonly stdin?: boolean
  readonly stdinFilename?: string
  readonly watch?: boolean
  readonly cache?: boolean
  readonly cacheLocation: string
  readonly fix?: boolean
  readonly fixDryRun?: boolean
  readonly baseline?: string | false
  readonly updateBaseline?: boolean
  readonly inlineConfig: boolean
  readonly reportUnusedSuppressions?: boolean | 'off' | 'info' | 'warning' | 'error'
  readonly ignore: boolean
  readonly errorOnUnmatchedPattern: boolean
  readonly filesMaxSize?: number
  readonly concurrency?: number
  readonly failOn: 'error' | 'warning' | 'info' | 'never'
  readonly maxWarnings?: number
  readonly maxFindings?: number
  readonly quiet?: boolean
  readonly mask?: boolean
  readonly stats?: boolean
  readonly printConfig?: string
  readonly color?: boolean
  readonly lang: 'sv' | 'en'
}

/** Columns where the output is no terminal. */
const WIDTH = 100

/** Runs the command; gives the exit code: 0 clean, 1 findings, 2 wrong use or something that could not be read. */
export async function check(patterns: readonly string[], options: CheckOptions): Promise<number> {
  const wrong = wrongUse(patterns, options)
  if (wrong !== undefined) return complain(wrong)
  try {
    if (options.printConfig !== undefined) return await printConfig(options.printConfig, options)
    const request = await requestOf(patterns, options)
    if (options.watch) {
      const { watch } = await import('../check/watch.ts')
      return await watch(request, (run, started) => report(run, options, started), options.outputFile)
    }
    // The finer clock would cost a start a millisecond: Node loads it when it is first asked.
    const started = Date.now()
    const { runCheck } = await import('../check/run.ts')
    return await report(await runCheck(request), options, started)
  } catch (error) {
    // What the user must mend is told; anything else is a fault of the program.
    const known =
      error instanceof BaselineError ||
      (error instanceof Error && ['ConfigError', 'GitError', 'OverwriteError'].includes(error.name))
    if (!known) throw error
    return complain(error.message)
  }
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}

function wrongUse(patterns: readonly string[], options: CheckOptions): string | undefined {
  const { stdin, staged, since, watch, fix, updateBaseline, printConfig } = options
  if (printConfig !== undefined) return undefined
  const chosen = patterns.length > 0 || stdin || staged || since !== undefined
  if (!chosen) return 'Say what to check: files, folders or globs, --staged, --since <ref> or --stdin.'
  if (stdin && (patterns.length > 0 || staged || since !== undefined || watch)) {
    return '--stdin checks standard input alone: leave out files, --staged, --since and --watch.'
  }
  if (fix && stdin) return '--fix cannot write to standard input. --fix-dry-run shows what it would do.'
  if (fix && staged) return '--fix cannot write into what is staged. Fix the files, then stage them again.'
  if (watch && (staged || since !== undefined || fix || updateBaseline)) {
    return '--watch goes with files, folders and globs alone: leave out --staged, --since, --fix and --update-baseline.'
  }
  if (updateBaseline && (staged || stdin))
    return '--update-baseline takes files as they lie on disk: leave out --staged and --stdin.'
  return undefined
}

async function requestOf(patterns: readonly string[], options: CheckOptions): Promise<CheckRequest> {
  const { policy, config, since, filesMaxSize, concurrency, baseline } = options
  const secret = process.env.FRITEXT_KEY
  const unused = options.reportUnusedSuppressions
  return {
    cwd: process.cwd(),
    patterns,
    ...(policy === undefined ? {} : { policy }),
    ...(config === undefined ? {} : { config }),
    ...(since === undefined ? {} : { since }),
    ...(filesMaxSize === undefined ? {} : { maxBytes: filesMaxSize }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(secret === undefined || secret === '' ? {} : { secret }),
    ...(options.cache ? { cache: options.cacheLocation } : {}),
    ...(options.outputFile === undefined ? {} : { outputFile: options.outputFile }),
    ...(options.stdin ? { stdin: { name: options.stdinFilename ?? 'stdin.txt', bytes: await standardInput() } } : {}),
    ...(!process.env.CI && !options.quiet && isTerminal(2) ? { progress: showProgress } : {}),
    staged: options.staged ?? false,
    ignore: options.ignore,
    fix: options.fixDryRun ? 'dry-run' : options.fix ? 'write' : 'no',
    updateBaseline: options.updateBaseline ?? false,
    lang: options.lang,
    inline: options.inlineConfig,
    unused: unused === undefined ? 'warning' : unused === true || unused === false ? 'error' : unused,
  }
}

/** Milliseconds between two signs of life: enough to see, too few to cost. */
const PROGRESS_MS = 100
let shown = Date.now()

/** Tells on a terminal how far the work is, in a line that is wiped at the end. */
function showProgress(done: number, files: number): void {
  if (done === files) process.stderr.write('\r\u001b[K')
  else if (Date.now() - shown > PROGRESS_MS) {
    shown = Date.now()
    process.stderr.write(`\r${done}/${files}\u001b[K`)
  }
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A diff that shows the shape of its lines alone. */
async function masked(diff: string): Promise<string> {
  const { shapeOf } = await import('../report/check/pretty.ts')
  const body = diff.indexOf('\n@@')
  const lines = diff.slice(body).split('\n')
  return diff.slice(0, body) + lines.map((line) => (line.startsWith('@@') ? line : shapeOf(line))).join('\n')
}

/** Writes the report of a run; gives the exit code. */
async function report(run: CheckRun, options: CheckOptions, started: number): Promise<number> {
  const { format, lang, outputFile } = options
  const { checkReporter } = await import('../report/check/index.ts')
  const made = (await checkReporter(format))(await reportOf(run, options, started))
  const code = exitCode(run, options)
  // A reader of the report that has seen enough ends the program while it is written.
  process.exitCode = code
  const diffs = (options.mask === true ? await Promise.all(run.diffs.map(masked)) : run.diffs).join('\n')
  // In a report that is data, the diff goes where people look.
  if (diffs !== '' && (format !== 'pretty' || outputFile !== undefined)) process.stderr.write(`${diffs}\n`)
  else if (diffs !== '') writeOut(`${diffs}\n`)
  if (outputFile === undefined) writeOut(made)
  else {
    const faults: Bilingual[] = []
    attempt(() => writeFileSync(outputFile, made, { mode: 0o600 }), faults, outputFile)
    for (const fault of faults) return complain(`E309 ${fault[lang]}`)
  }
  for (const notice of run.notices) process.stderr.write(`${notice[lang]}\n`)
  for (const fault of run.faults) process.stderr.write(`E309 ${fault[lang]}\n`)
  if (run.baselined !== undefined) {
    const count = run.baselined
    process.stderr.write(lang === 'sv' ? `Baslinjen har ${count} träffar.\n` : `The baseline has ${count} hits.\n`)
  }
  if (format === 'gitlab') {
    const { countsIn } = await import('../report/check/report.ts')
    process.stderr.write(`${countsIn(run.summary, lang)}\n`)
  }
  if (run.summary.failures > 0 && (format !== 'pretty' || outputFile !== undefined)) {
    const { printable } = await import('../report/check/report.ts')
    for (const { file, failure } of run.results) {
      if (failure === undefined) continue
      const place = failure.line === undefined ? '' : `:${failure.line}:${failure.column ?? 1}`
      process.stderr.write(`${printable(file)}${place}: ${failure.code} ${failure.message[lang]}\n`)
    }
  }
  for (const pattern of options.errorOnUnmatchedPattern ? run.unmatched : []) {
    process.stderr.write(`E308 No file fits "${pattern}". Check the pattern, or say --no-error-on-unmatched-pattern.\n`)
  }
  return code
}

function exitCode({ summary, unmatched, faults }: CheckRun, options: CheckOptions): number {
  const unmet = options.errorOnUnmatchedPattern && unmatched.length > 0
  if (summary.failures > 0 || faults.length > 0 || unmet) return 2
  const { error, warning, info } = summary.bySeverity
  const counted = { error, warning: error + warning, info: error + warning + info, never: 0 }[options.failOn]
  return counted > 0 || (options.maxWarnings !== undefined && warning > options.maxWarnings) ? 1 : 0
}

async function reportOf(run: CheckRun, options: CheckOptions, started: number): Promise<CheckReport> {
  const { lang, format } = options
  let left = options.maxFindings ?? Number.POSITIVE_INFINITY
  let hidden = 0
  const results = run.results.map((result) => {
    const wanted = options.quiet ? result.findings.filter(({ severity }) => severity === 'error') : result.findings
    const findings = wanted.slice(0, left)
    left -= findings.length
    hidden += result.findings.length - findings.length
    return findings.length === result.findings.length ? result : { ...result, findings }
  })
  const sources = new Map<string, string>()
  if (format === 'pretty') {
    for (const { file, findings } of results) if (findings.length > 0) sources.set(file, await run.sourceOf(file))
  }
  const rules = format === 'sarif' ? (await import('../rule-info.ts')).allRules() : []
  const pieces = run.results.reduce((sum, result) => sum + result.pieces, 0)
  return {
    results,
    summary: run.summary,
    hidden,
    lang,
    colour: wantsColour(options),
    width: isTerminal(1) ? process.stdout.columns : WIDTH,
    mask: options.mask ?? false,
    sources,
    rules,
    // Few reports ask for it.
    get version() {
      return packageVersion()
    },
    ...(options.stats ? { stats: { milliseconds: Date.now() - started, bytes: run.bytes, pieces } } : {}),
  }
}

function wantsColour({ color, outputFile }: CheckOptions): boolean {
  if (process.argv.includes('--color')) return true
  if (color === false || process.env.NO_COLOR || outputFile !== undefined) return false
  return isTerminal(1)
}

/** Prints what holds for a file, as JSON. */
async function printConfig(file: string, { policy, config }: CheckOptions): Promise<number> {
  const { Settings } = await import('../check/settings.ts')
  const settings = new Settings({
    cwd: process.cwd(),
    ...(policy === undefined ? {} : { policy }),
    ...(config === undefined ? {} : { config }),
  })
  const { id: _hash, configPath, ...rest } = await settings.forFile(resolve(file))
  writeOut(
    `${JSON.stringify({ ...(configPath === undefined ? {} : { config: configPath }), ...rest }, undefined, 2)}\n`,
  )
  return 0
}
