/** The forms of report by name. Each is loaded when it is asked for. */
import { documentReporter } from './document.ts'
import type { Audience, Reporter, ReportOptions } from './result.ts'

/** The forms of report. */
export const FORMATS = ['pretty', 'json', 'ndjson', 'html', 'xlsx', 'csv', 'sarif'] as const

/** The name of a form of report. */
export type Format = (typeof FORMATS)[number]

/** Who a report is for: the board gets counts, a head teacher the work list, the authority the answers to its questions. */
export const AUDIENCES = ['board', 'head', 'incident'] as const

/** Which forms can be written for which audience. */
const FOR: Readonly<Record<Audience, readonly Format[]>> = {
  board: ['html', 'xlsx', 'csv', 'json', 'pretty'],
  head: ['html', 'xlsx', 'csv', 'json', 'ndjson', 'pretty', 'sarif'],
  incident: ['html', 'json', 'pretty'],
}

/** What is wrong with a format for an audience, in a sentence; undefined where nothing is. */
export function unfit(format: Format, audience: Audience | undefined): string | undefined {
  if (audience === undefined || FOR[audience].includes(format)) return undefined
  return `--audience ${audience} cannot be written as ${format}: use ${FOR[audience].join(', ')}.`
}

/** True where a report cannot be shown on a terminal. */
export function isBinary(format: Format): boolean {
  return format === 'xlsx'
}

/** Makes a reporter. */
export async function openReporter(format: Format, options: ReportOptions): Promise<Reporter> {
  const { audience } = options
  if (format !== 'html' && (audience === 'board' || audience === 'incident')) {
    const { renderCounts } = await import('./counts.ts')
    return documentReporter(options, (items) => renderCounts(items, format, audience, options))
  }
  switch (format) {
    case 'pretty':
      return (await import('./pretty.ts')).prettyReporter(options)
    case 'json':
      return (await import('./json.ts')).jsonReporter(options)
    case 'ndjson':
      return (await import('./ndjson.ts')).ndjsonReporter(options)
    case 'csv': {
      const { renderCsv } = await import('./csv.ts')
      return documentReporter(options, (items) => renderCsv(items, options.lang))
    }
    case 'xlsx': {
      const { renderXlsx } = await import('./xlsx.ts')
      return documentReporter(options, (items) => renderXlsx(items, options.lang))
    }
    case 'sarif': {
      const { renderSarif } = await import('./sarif.ts')
      return documentReporter(options, (items) => renderSarif(items, options.lang))
    }
    case 'html': {
      const { renderHtml } = await import('./html/index.ts')
      return documentReporter(options, (items) => renderHtml(items, options))
    }
  }
}
