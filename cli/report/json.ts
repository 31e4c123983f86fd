/** One JSON object: the header, summary, findings, failures, notices, the ledger. */
import type { Reporter, ReportOptions, ScanItem, ScanSummary } from './result.ts'

/** Makes the reporter. It holds the findings until the end. */
export function jsonReporter({ write }: ReportOptions): Reporter {
  const items: ScanItem[] = []
  const of = <T extends ScanItem['type']>(type: T) =>
    items.filter((item): item is Extract<ScanItem, { type: T }> => item.type === type)
  return {
    item: (item) => {
      items.push(item)
    },
    end: () => {
      const summary: ScanSummary | undefined = of('summary')[0]
      const plain = (item: ScanItem) => ({ ...item, type: undefined })
      write(
        `${JSON.stringify(
          {
            scan: of('scan').map(plain)[0],
            summary: summary && plain(summary),
            findings: of('finding').map(plain),
            ...(summary?.baseline === undefined ? {} : { gone: of('gone').map(plain) }),
            failures: of('failure').map(plain),
            notices: of('notice').map(plain),
            coverage: of('coverage').map(plain),
          },
          undefined,
          2,
        )}\n`,
      )
    },
  }
}
