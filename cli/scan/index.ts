/**
 * The scan: files in, one ordered stream of items out. The same input gives the same items for any number of workers and however
 * often it was interrupted; every file, part and text is accounted for.
 */
import { availableParallelism } from 'node:os'
import type { Linter } from '../../src/index.ts'
import { type EngineChoice, packageVersion } from '../engine.ts'
import { openInput, type ReadFailure, type ReadNotice, type ReadOptions } from '../read/index.ts'
import { notice } from '../read/messages.ts'
import { safeName } from '../read/safe-name.ts'
import type { Comparison } from '../report/baseline.ts'
import type { LocatedFinding, ScanItem, ScanSummary } from '../report/result.ts'
import { type Batch, batchesOf, type NumberedRecord } from './batch.ts'
import { Counts } from './counts.ts'
import type { Groups } from './groups.ts'
import { Judge } from './judge.ts'
import { keyCheck } from './key.ts'
import { FileLedger } from './ledger.ts'
import { unjudged } from './messages.ts'
import { NameMask } from './names.ts'
import { hashFile, planWork, type Work } from './plan.ts'
import { type Judged, openPool, type Pool } from './pool.ts'
import type { Replay } from './replay.ts'

export { contextOf, lintRecord } from './record.ts'

/** What a scan is told of its progress; all calls are cheap. */
export interface Watch {
  /** The plan is made: files and bytes in all. */
  planned?(files: number, bytes: number): void
  bytes?(count: number): void
  /** A batch was handed on; `batches` of the scan are complete with it. */
  batch?(batches: number, summary: ScanSummary): void
  file?(): void
}

/** What a scan works with. */
export interface ScanSettings {
  readonly linter: Linter
  readonly policy: string
  /** What workers open their own engine with. */
  readonly choice: EngineChoice
  readonly key: Buffer
  readonly read: ReadOptions
  readonly groups?: Groups
  /** Files that the scan itself writes: they are not read where they lie in a folder. */
  readonly own?: readonly string[]
  /** Workers; the cores when absent. */
  readonly concurrency?: number
  readonly watch?: Watch
  /** Marks findings beside an earlier result. */
  readonly comparison?: Comparison
  /** The safe beginning of an interrupted result: its batches are not judged again, and its items not yielded. */
  readonly replay?: Replay
}

/** Scans inputs in order. The first item is the header, the last the summary. Never throws for bad input. */
export async function* scanInputs(inputs: readonly string[], settings: ScanSettings): AsyncGenerator<ScanItem> {
  const { linter, choice, key } = settings
  const judge = new Judge(linter, key)
  const pool = openPool({ judge, choice, key, concurrency: settings.concurrency ?? availableParallelism() })
  const scan = new Scan(settings, pool)
  try {
    yield* scan.run(inputs)
  } finally {
    await pool.close()
  }
}

class Scan {
  readonly #settings: ScanSettings
  readonly #pool: Pool
  readonly #names: NameMask
  readonly #counts: Counts
  #batches = 0

  constructor(settings: ScanSettings, pool: Pool) {
    this.#settings = settings
    this.#pool = pool
    this.#names = new NameMask(settings.linter, settings.key)
    this.#counts = new Counts(settings.policy)
  }

  async *run(inputs: readonly string[]): AsyncGenerator<ScanItem> {
    const { policy, key, watch, comparison } = this.#settings
    yield* this.#out({ type: 'scan', schema: 1, version: packageVersion(), policy, keyCheck: keyCheck(key) })
    const plan = await planWork(inputs, this.#settings.own)
    watch?.planned?.(
      plan.length,
      plan.reduce((sum, work) => sum + (work.type === 'read' ? work.bytes : 0), 0),
    )
    for (const work of plan) {
      if (work.type === 'read') yield* this.#file(work.path)
      else yield* this.#unread(work)
      watch?.file?.()
    }
    const summary = this.#counts.end()
    if (comparison === undefined) {
      yield* this.#out(summary)
      return
    }
    for (const item of comparison.gone()) yield* this.#out(item)
    yield* this.#out(comparison.summary(summary))
  }

  /** Yields an item, unless the result that is continued holds it already. */
  async *#out(item: ScanItem): AsyncGenerator<ScanItem> {
    const { replay } = this.#settings
    if (replay !== undefined && this.#batches < replay.batches) await replay.pass(item)
    else yield item
  }

  async *#unread(work: Exclude<Work, { type: 'read' }>): AsyncGenerator<ScanItem> {
    const file = this.#names.file(safeName(work.path))
    const fileId = await hashFile(this.#settings.key, work.path)
    if (work.type === 'empty-folder') {
      const en = 'The folder holds no files to read.'
      yield* this.#out(notice(file, 'folder', en, 'Mappen innehåller inga filer att läsa.'))
      return
    }
    if (work.type === 'left-out') {
      const line = FileLedger.skipped(file, fileId, 'left-out')
      this.#counts.covered(line)
      yield* this.#out(line)
      return
    }
    const ledger = new FileLedger(file, fileId)
    this.#counts.failed(ledger.failed(undefined, work.failure))
    yield* this.#out({ ...work.failure, file })
    yield* this.#ledgerLines(ledger)
  }

  async *#file(path: string): AsyncGenerator<ScanItem> {
    const { key, read, groups, watch } = this.#settings
    const fileId = await hashFile(key, path)
    const label = safeName(path === '-' ? (read.stdinFilename ?? '<stdin>') : path)
    const ledger = new FileLedger(this.#names.file(label), fileId)
    const options: ReadOptions = watch?.bytes === undefined ? read : { ...read, onBytes: watch.bytes.bind(watch) }
    const batches = batchesOf(openInput(path, options), fileId, this.#batches, groups ?? {}, (item) => {
      if (item.part === undefined) ledger.named(this.#names.file(item.file))
      ledger.opened(item.part === undefined ? undefined : this.#names.file(item.part), item.format)
    })
    for await (const [batch, judged] of this.#judged(batches)) {
      yield* this.#batch(batch, judged, ledger)
      this.#batches = batch.seq + 1
      watch?.batch?.(this.#batches, this.#counts.summary)
    }
    yield* this.#ledgerLines(ledger)
  }

  /** Batches with what became of them, in order; some are under way at a time. */
  async *#judged(batches: AsyncIterable<Batch>): AsyncGenerator<[Batch, Judged | undefined]> {
    const underWay: { batch: Batch; judged: Promise<Judged | undefined> }[] = []
    const done = this.#settings.replay?.batches ?? 0
    for await (const batch of batches) {
      const judged = batch.seq < done ? Promise.resolve(undefined) : this.#pool.judge(batch)
      // A failure is met where the batch is waited for, which may be later.
      judged.catch(() => undefined)
      underWay.push({ batch, judged })
      while (underWay.length >= this.#pool.width) {
        const first = underWay.shift()
        if (first !== undefined) yield [first.batch, await first.judged]
      }
    }
    for (const { batch, judged } of underWay) yield [batch, await judged]
  }

  async *#batch(batch: Batch, judged: Judged | undefined, ledger: FileLedger): AsyncGenerator<ScanItem> {
    let at = 0
    for (const item of batch.items) {
      if (item.type !== 'record') {
        yield* this.#other(item, ledger)
        continue
      }
      if (await this.#isUnjudged(item, judged)) {
        yield* this.#other(unjudged(item), ledger)
        continue
      }
      let found: LocatedFinding[] = []
      if (judged === undefined) found = (await this.#settings.replay?.findings(batch.fileId, item.number)) ?? []
      else {
        const from = at
        while (judged.findings[at]?.record === item.number) at++
        found = judged.findings.slice(from, at)
      }
      this.#scanned(item, found, ledger)
      for (const finding of found) yield* this.#out(this.#settings.comparison?.mark(finding) ?? finding)
    }
  }

  async #isUnjudged(item: NumberedRecord, judged: Judged | undefined): Promise<boolean> {
    if (judged !== undefined) return judged.unjudged.includes(item.number)
    return (await this.#settings.replay?.isNext(this.#shown(unjudged(item)))) ?? false
  }

  #scanned(item: NumberedRecord, found: readonly LocatedFinding[], ledger: FileLedger): void {
    const { part } = item.locator
    const shown = (name: string | undefined): string => (name === undefined ? '' : this.#names.name(name))
    ledger.scanned(part === undefined ? undefined : this.#names.file(part), found.length)
    this.#counts.scanned(item, shown(item.unit), shown(item.period), found)
  }

  async *#other(item: ReadFailure | ReadNotice, ledger: FileLedger): AsyncGenerator<ScanItem> {
    const shown = this.#shown(item)
    if (shown.type === 'failure') this.#counts.failed(ledger.failed(shown.locator.part, shown))
    else if (shown.about === 'unread') ledger.leftOut(shown.part, 'unread')
    yield* this.#out(shown)
  }

  /** An item with its names fit to be shown. */
  #shown<T extends ReadFailure | ReadNotice>(item: T): T {
    const names = this.#names
    const file = names.file(item.file)
    if (item.type === 'notice') {
      const { part, columns } = item
      return {
        ...item,
        file,
        message: names.sentence(item.message, columns),
        ...(item.sv === undefined ? {} : { sv: names.sentence(item.sv, columns) }),
        ...(part === undefined ? {} : { part: names.file(part) }),
        ...(columns === undefined
          ? {}
          : { columns: columns.map((column) => ({ ...column, name: names.name(column.name) })) }),
      }
    }
    const { pointer, part } = item.locator
    const locator = {
      ...item.locator,
      ...(pointer === undefined ? {} : { pointer: names.path(pointer) }),
      ...(part === undefined ? {} : { part: names.file(part) }),
    }
    return { ...item, file, locator }
  }

  async *#ledgerLines(ledger: FileLedger): AsyncGenerator<ScanItem> {
    for (const line of ledger.lines()) {
      this.#counts.covered(line)
      yield* this.#out(line)
    }
  }
}
