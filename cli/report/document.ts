/** Reports that are one document: they are made when all items have come. */
import type { Reporter, ReportOptions, ScanItem } from './result.ts'

/** A reporter that holds the items and writes what `render` makes of them at the end. */
export function documentReporter(
  { write }: Pick<ReportOptions, 'write'>,
  render: (items: readonly ScanItem[]) => string | Uint8Array,
): Reporter {
  const items: ScanItem[] = []
  return {
    item: (item) => {
      items.push(item)
    },
    end: () => write(render(items)),
  }
}
