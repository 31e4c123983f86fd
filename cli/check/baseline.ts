/**
 * The hits that stood there from the start: only new ones fail. One entry a line, sorted, so that branches that both change it merge:
 *
 *     <identity> <rule> <path>
 *
 * An entry covers its hit in its file, and where its file is gone, in a file that holds it now: a renamed file brings its entries along,
 * a copied one does not. Identities are keyed; the key stands in the file, unless FRITEXT_KEY holds one that is kept elsewhere.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileResult } from './result.ts'

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

const HEAD =
  '# fritext baseline: hits that stood there from the start. Made by "fritext check --update-baseline"; do not edit.'

/** A baseline in a file; paths in it start from the file's folder. */
export class Baseline {
  readonly path: string
  /** Key of the identities of the whole run. */
  readonly key: string
  readonly #secret: boolean
  readonly #entries: readonly Entry[]
  readonly #byFile = new Map<string, Set<string>>()
  readonly #moved = new Set<string>()
  readonly #met = new Set<string>()

  /**
   * Reads it; a file that is not there is an empty baseline, whose key is made only to be written: else every run would have identities of
   * its own, and nothing could be remembered. Throws `BaselineError` for a line that is no entry.
   */
  constructor(path: string, secret: string | undefined, toWrite: boolean) {
    this.path = path
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split(/\r?\n/) : []
    const named = lines.map((line) => /^# key: (\S+)$/.exec(line)?.[1]).find((key) => key !== undefined)
    this.#secret = secret !== undefined
    this.key = secret ?? named ?? (toWrite ? randomBytes(16).toString('hex') : UNKEYED)
    this.#entries = lines.flatMap((line, index): Entry[] => {
      if (line === '' || line.startsWith('#')) return []
      const [, identity, rule, file] = /^([\da-f]{24}) (\S+) (.+)$/.exec(line) ?? []
      if (identity !== undefined && rule !== undefined && file !== undefined) return [{ identity, rule, file }]
      throw new BaselineError(
        `E306 ${path}:${index + 1}: this line is no entry. Remove it, or run --update-baseline on a fresh file.`,
      )
    })
    if (this.#entries.length > 0 && named === 'kept-elsewhere' && secret === undefined) {
      throw new BaselineError(`E306 ${path}: its key is kept elsewhere. Set FRITEXT_KEY.`)
    }
    for (const { identity, file } of this.#entries) {
      const set = this.#byFile.get(file) ?? new Set()
      set.add(identity)
      this.#byFile.set(file, set)
      if (!existsSync(join(dirname(path), file))) this.#moved.add(identity)
    }
  }

  /** Takes the baselined hits out of a file's findings. `name` is the file's path from the baseline's folder, with slashes. */
  apply(result: FileResult, name: string): FileResult {
    if (this.#entries.length === 0) return result
    const known = this.#byFile.get(name)
    const covers = (identity: string): boolean => (known?.has(identity) ?? false) || this.#moved.has(identity)
    const old = result.findings.filter(({ identity }) => covers(identity))
    for (const { identity } of old) this.#met.add(`${name}\n${identity}`)
    if (old.length === 0) return result
    return {
      ...result,
      findings: result.findings.filter(({ identity }) => !covers(identity)),
      suppressed: [...result.suppressed, ...old.map((finding) => ({ finding, by: 'baseline' as const }))],
    }
  }

  /** Entries of the files checked (by their names) whose hits are gone. */
  gone(checked: ReadonlySet<string>): number {
    return this.#entries.filter(({ file, identity }) => checked.has(file) && !this.#met.has(`${file}\n${identity}`))
      .length
  }

  /**
   * Writes it anew: the hits of the files checked as they are, the entries of other files as they were, none of files that are gone.
   * `found` holds the hits by the name of the file, those that were baselined before included. Gives the number of entries.
   */
  update(found: ReadonlyMap<string, readonly Omit<Entry, 'file'>[]>): number {
    const kept = this.#entries.filter(({ file }) => !found.has(file) && existsSync(join(dirname(this.path), file)))
    const fresh = [...found].flatMap(([file, hits]) => hits.map((hit) => ({ ...hit, file })))
    const lines = [...kept, ...fresh].map(({ identity, rule, file }) => `${identity} ${rule} ${file}`)
    const unique = [...new Set(lines)].sort()
    const key = this.#secret ? 'kept-elsewhere' : this.key
    writeFileSync(this.path, [HEAD, `# key: ${key}`, ...unique, ''].join('\n'))
    return unique.length
  }
}
