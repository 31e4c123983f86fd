/** The safe beginning of an interrupted result, read again line by line, so that nothing in it has to be judged twice. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { LocatedFinding, ScanItem } from '../report/result.ts'

/** The input or the result is not what it was when the scan was interrupted. */
export class ReplayError extends Error {
  constructor() {
    super('The files or the result have changed since the scan was interrupted. Run the same command without --resume.')
  }
}

function findingOf(line: string): LocatedFinding {
  try {
    return JSON.parse(line) as LocatedFinding
  } catch {
    // The parser's own words quote the line.
    throw new ReplayError()
  }
}

/** Reads the first `bytes` of a result. */
export class Replay {
  readonly #lines: AsyncIterator<string>
  #next: string | undefined
  #started = false
  /** Batches of the scan that the result holds. */
  readonly batches: number

  constructor(path: string, bytes: number, batches: number) {
    this.batches = batches
    const stream = createReadStream(path, { end: Math.max(0, bytes - 1) })
    this.#lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  }

  async #peek(): Promise<string | undefined> {
    if (!this.#started) await this.#advance()
    return this.#next
  }

  async #advance(): Promise<void> {
    this.#started = true
    const { value, done } = await this.#lines.next()
    this.#next = done === true ? undefined : value
  }

  /** The findings of a record: the lines that come next, as they were before they were compared with a baseline. */
  async findings(fileId: string, record: number): Promise<LocatedFinding[]> {
    const found: LocatedFinding[] = []
    for (;;) {
      const line = await this.#peek()
      if (line?.startsWith('{"type":"finding"') !== true) return found
      const item = findingOf(line)
      if (item.fileId !== fileId || item.record !== record) return found
      const { baseline: _, ...finding } = item
      found.push(finding)
      this.#expected.push(line)
      await this.#advance()
    }
  }

  /** True where the next line is this item. */
  async isNext(item: ScanItem): Promise<boolean> {
    return (await this.#peek()) === JSON.stringify(item)
  }

  /** Lines of findings that were handed out and must come again. */
  readonly #expected: string[] = []

  /** Checks that an item is the next line of the result. Throws `ReplayError`. */
  async pass(item: ScanItem): Promise<void> {
    const line = JSON.stringify(item)
    const wanted = item.type === 'finding' ? this.#expected.shift() : await this.#peek()
    if (wanted !== line) throw new ReplayError()
    if (item.type !== 'finding') await this.#advance()
  }
}
