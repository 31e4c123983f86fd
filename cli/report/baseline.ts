/** Comparison with an earlier result: which findings are new, which were there already, which are gone. By identity, not by place. */
import type { GoneFinding, LocatedFinding, ScanHeader, ScanItem, ScanSummary } from './result.ts'

/** The earlier result cannot be compared with this one. */
export class BaselineError extends Error {}

/** Compares findings as they come; as many of an identity as the earlier result had remain, the others are new. */
export class Comparison {
  readonly #earlier = new Map<string, GoneFinding[]>()
  readonly #counts = { new: 0, remaining: 0, gone: 0, newBySeverity: { error: 0, warning: 0, info: 0 } }

  /** `earlier` are the items of the earlier result. Throws `BaselineError` where they were made with another key. */
  constructor(earlier: Iterable<ScanItem>, key: string) {
    let header: ScanHeader | undefined
    for (const item of earlier) {
      if (item.type === 'scan') header = item
      if (item.type !== 'finding') continue
      const { type: _, baseline: __, ...finding } = item
      const known = this.#earlier.get(item.identity)
      if (known === undefined) this.#earlier.set(item.identity, [{ type: 'gone', ...finding }])
      else known.push({ type: 'gone', ...finding })
    }
    if (header?.keyCheck !== key) {
      throw new BaselineError(
        'The baseline was made with another key, so nothing in it can be recognised. Give the same FRITEXT_KEY or --hmac-key-file to both scans.',
      )
    }
  }

  /** The finding with what it is beside the earlier result. Call once for each, in order. */
  mark(finding: LocatedFinding): LocatedFinding {
    const left = this.#earlier.get(finding.identity)
    const remains = left !== undefined && left.length > 0
    if (remains) {
      left.shift()
      this.#counts.remaining++
    } else {
      this.#counts.new++
      this.#counts.newBySeverity[finding.severity]++
    }
    return { ...finding, baseline: remains ? 'remaining' : 'new' }
  }

  /** The earlier findings that did not come again, in their order. Call when all findings were marked. */
  gone(): GoneFinding[] {
    const gone = [...this.#earlier.values()].flat()
    this.#counts.gone = gone.length
    return gone
  }

  /** The summary with the counts of the comparison. Call after `gone`. */
  summary(summary: ScanSummary): ScanSummary {
    return { ...summary, baseline: this.#counts }
  }
}

/** Compares a result that is complete; its own comparison, if it has one, is replaced. */
export function* compareItems(items: Iterable<ScanItem>, comparison: Comparison): Generator<ScanItem> {
  for (const item of items) {
    if (item.type === 'gone') continue
    if (item.type === 'finding') yield comparison.mark(item)
    else if (item.type === 'summary') {
      yield* comparison.gone()
      yield comparison.summary(item)
    } else yield item
  }
}
