/** `fritext report`: any form of report from a stored result, without scanning again. */
import { openEngine, today } from '../engine.ts'
import { Comparison, compareItems } from '../report/baseline.ts'
import { ReportGuard } from '../report/guard.ts'
import { type Format, isBinary, openReporter, unfit } from '../report/index.ts'
import { openOutput } from '../report/output.ts'
import type { Audience, ScanItem } from '../report/result.ts'
import { readStored } from '../report/stored.ts'
import { isSameFile } from '../same-file.ts'

/** The options of the command, as commander hands them over. */
export interface ReportCommandOptions {
  readonly format: Format
  readonly audience?: Audience
  readonly outputFile?: string
  readonly baseline?: string
  readonly maxFindings?: number
  readonly quiet?: boolean
  readonly locale: 'sv' | 'en'
  readonly color?: boolean
}

const SHOWN = 500

/** Runs the command; gives the exit code: 0 when the report was written, 2 otherwise. */
export async function report(result: string, options: ReportCommandOptions): Promise<number> {
  const { format, audience, outputFile, baseline, locale } = options
  const wrong =
    outputFile === undefined && isBinary(format)
      ? `A report as ${format} is no text: give a file with -o.`
      : outputFile !== undefined &&
          [result, baseline].some((file) => file !== undefined && isSameFile(outputFile, file))
        ? 'The report would overwrite the result: give another file with -o.'
        : unfit(format, audience)
  if (wrong !== undefined) {
    process.stderr.write(`${wrong}\n`)
    return 2
  }
  const stored = await readStored(result)
  const items = baseline === undefined ? stored : await compared(stored, baseline)
  const { linter } = await openEngine({ config: false })
  const guard = new ReportGuard(linter)
  for (const item of items) guard.check(item)
  const output = openOutput(outputFile)
  try {
    const reporter = await openReporter(format, {
      write: output.write,
      colour:
        options.color === true && outputFile === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR,
      lang: locale,
      maxFindings: options.maxFindings ?? SHOWN,
      quiet: options.quiet ?? false,
      today: today(),
      ...(audience === undefined ? {} : { audience }),
    })
    for (const item of items) reporter.item(item)
    await reporter.end()
    output.finish()
  } catch (error) {
    output.abandon()
    throw error
  }
  return 0
}

async function compared(stored: readonly ScanItem[], baseline: string): Promise<ScanItem[]> {
  const header = stored.find((item) => item.type === 'scan')
  const comparison = new Comparison(await readStored(baseline), header?.keyCheck ?? '')
  return [...compareItems(stored, comparison)]
}
