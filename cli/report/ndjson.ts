/** One JSON object a line: the header, findings, failures, notices, the ledger, at last the summary. Streams. */
import type { Reporter, ReportOptions } from './result.ts'

/** Makes the reporter. */
export function ndjsonReporter({ write }: ReportOptions): Reporter {
  return {
    item: (item) => write(`${JSON.stringify(item)}\n`),
    end: () => undefined,
  }
}
