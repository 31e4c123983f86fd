/**
 * The hits that stood there from the start: only new ones fail. One entry a line, sorted, so that branches that both change it merge:
 *
 *     <identity> <rule> <path>
 *
 * An entry covers one hit in its file, and where its file is gone, in a file that holds it now: a renamed file brings its entries along,
 * a copied one does not. A hit that stands there twice has two entries, so a third is new. A run that looks at a part of the files leaves
 * the entries of all others, those of files that are gone too: only a run over everything knows that they were not renamed. Identities are
 * keyed; the key stands in the file, unless it was made with one that is kept elsewhere, in FRITEXT_KEY.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { systemFault } from '../failure.ts'
import type { CheckFinding, FileResult } from './result.ts'

interface Entry {
  readonly identity: string
  readonly rule: string
  readonly file: string
}

/** A baseline that cannot be read. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

/** Key of identities where nothing is baselined. */
export const UNKEYED = 'fritext'

/** Stands in the place of a key that is not in the file. */
const ELSEWHERE = 'kept-elsewhere'

const HEAD =
  '# fritext baseline: hits that stood there from the start. Made by "fritext check --update-baseline"; do not edit.'

/** A baseline in a file; paths in it start from the file's folder. */
export class Baseline {
  readonly path: string
  /** Key of the identities of the whole run. */
  readonly key: string
  readonly #secret: boolean
  readonly #entries: readonly Entry[]
  /** How often each identity stands in each file, and in files that are gone. */
  readonly #byFile = new Map<string, Counts>()
  readonly #moved: Counts = new Map()
  /** Entries of each file held against it that were met. */
  readonly #met = new Map<string, number>()

  /**
   * Reads it; a file that is not there is an empty baseline, whose key is made only to be written: else every run would have identities of
   * its own, and nothing could be remembered. Throws `BaselineError` for a line that is no entry.
   */
  constructor(path: string, secret: string | undefined, toWrite: boolean) {
    this.path = path
    const lines = linesOf(path)
    const named = lines.map((line) => /^# key: (\S+)$/.exec(line)?.[1]).find((key) => key !== undefined)
    // A key that stands in the file is that of its entries, whatever the environment holds.
    const own = named === ELSEWHERE ? undefined : named
    this.#secret = own === undefined && secret !== undefined
    this.key = own ?? secret ?? (toWrite ? randomBytes(16).toString('hex') : UNKEYED)
    this.#entries = lines.flatMap((line, index): Entry[] => {
      if (line === '' || line.startsWith('#')) return []
      const [, identity, rule, file] = /^([\da-f]{24}) (\S+) (.+)$/.exec(line) ?? []
      if (identity !== undefined && rule !== undefined && file !== undefined) return [{ identity, rule, file }]
      throw new BaselineError(
        `E306 ${path}:${index + 1}: this line is no entry. Remove it, or run --update-baseline on a fresh file.`,
      )
    })
    if (this.#entries.length > 0 && named === ELSEWHERE && secret === undefined) {
      throw new BaselineError(`E306 ${path}: its key is kept elsewhere. Set FRITEXT_KEY.`)
    }
    for (const { identity, file } of this.#entries) {
      const counts = this.#byFile.get(file) ?? new Map()
      this.#byFile.set(file, counts)
      add(counts, identity)
      if (this.#isGone(file)) add(this.#moved, identity)
    }
  }

  /** Takes the baselined hits out of a file's findings. `name` is the file's path from the baseline's folder, with slashes. */
  apply(result: FileResult, name: string): FileResult {
    if (this.#entries.length === 0) return result
    const own: Counts = new Map(this.#byFile.get(name))
    const taken: Counts = new Map()
    const old: CheckFinding[] = []
    const fresh: CheckFinding[] = []
    let met = 0
    for (const finding of result.findings) {
      const isOwn = take(own, finding.identity)
      if (isOwn) met++
      const isMoved = !isOwn && (this.#moved.get(finding.identity) ?? 0) > (taken.get(finding.identity) ?? 0)
      if (isMoved) add(taken, finding.identity)
      if (isOwn || isMoved) old.push(finding)
      else fresh.push(finding)
    }
    this.#met.set(name, met)
    if (old.length === 0) return result
    return {
      ...result,
      findings: fresh,
      suppressed: [...result.suppressed, ...old.map((finding) => ({ finding, by: 'baseline' as const }))],
    }
  }

  /** Entries of the files checked (by their names) whose hits are gone; each was held against it. */
  gone(checked: ReadonlySet<string>): number {
    const entries = this.#entries.filter(({ file }) => checked.has(file)).length
    return [...checked].reduce((left, file) => left - (this.#met.get(file) ?? 0), entries)
  }

  /**
   * Writes it anew: the hits of the files checked as they are, the entries of other files as they were. Of an entry whose file is gone, the
   * hit may stand in a file checked, which then has it; else it stays, unless `looked` says that the run would have met the file.
   * `found` holds the hits by the name of the file, those that were baselined before included.
   */
  update(found: ReadonlyMap<string, readonly Omit<Entry, 'file'>[]>, looked: (file: string) => boolean): Written {
    const moved: Counts = new Map(this.#moved)
    for (const [file, hits] of found) {
      const own: Counts = new Map(this.#byFile.get(file))
      for (const { identity } of hits) if (!take(own, identity)) take(moved, identity)
    }
    const others = this.#entries.filter(({ file }) => !found.has(file))
    const kept = others.filter(({ file }) => !this.#isGone(file))
    const waiting = others.filter(({ file, identity }) => this.#isGone(file) && !looked(file) && take(moved, identity))
    const fresh = [...found].flatMap(([file, hits]) => hits.map((hit) => ({ ...hit, file })))
    const lines = [...kept, ...waiting, ...fresh]
      .map(({ identity, rule, file }) => `${identity} ${rule} ${file}`)
      .sort()
    const key = this.#secret ? ELSEWHERE : this.key
    writeFileSync(this.path, [HEAD, `# key: ${key}`, ...lines, ''].join('\n'))
    return { entries: lines.length, waiting: waiting.length }
  }

  #isGone(file: string): boolean {
    return !existsSync(join(dirname(this.path), file))
  }
}

/** What was written into a baseline. */
export interface Written {
  readonly entries: number
  /** Entries of files that are gone, and whose hits were not met: they may have been renamed. */
  readonly waiting: number
}

/** The lines of the file, none where there is no file. Throws `BaselineError` where it cannot be read. */
function linesOf(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/)
  } catch (error) {
    const fault = systemFault(error, path)
    if (fault === undefined) throw error
    throw new BaselineError(`E306 ${fault.en}`)
  }
}

/** How often each of some names is there. */
type Counts = Map<string, number>

function add(counts: Counts, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** Takes one out; false where there is none. */
function take(counts: Counts, name: string): boolean {
  const count = counts.get(name) ?? 0
  if (count > 0) counts.set(name, count - 1)
  return count > 0
}
