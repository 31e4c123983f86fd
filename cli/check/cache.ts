/**
 * Remembers what came of files that have not changed since: by the hash of their bytes, the settings that hold for them, the rules, the
 * version and the day. Holds no text of a file; the messages in it are those of rules and policy.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { OverwriteError } from '../same-file.ts'
import type { CheckFinding, FileResult, SuppressedFinding } from './result.ts'

/** What is kept of a finding: its place, and the number of what rules and policy say of it. */
type Packed = Omit<CheckFinding, 'message' | 'why' | 'suggestions'> & { readonly said: number }

interface Entry {
  readonly hash: string
  readonly settings: string
  readonly pieces: number
  readonly findings: readonly Packed[]
  readonly suppressed: readonly (Omit<SuppressedFinding, 'finding'> & { readonly finding: Packed })[]
}

interface Stored {
  readonly made: string
  readonly said: readonly Pick<CheckFinding, 'message' | 'why' | 'suggestions'>[]
  readonly files: Readonly<Record<string, Entry>>
}

/** Hash of a file's bytes, or of the settings that hold for it. */
export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}

/** Remembers what came of files. */
export interface Memory {
  /** What came of a file with these bytes under these settings, where it is known. */
  get(file: string, hash: string, settings: string): FileResult | undefined
  /** Remembers what came of a file. Failures are not remembered. */
  put(result: FileResult, hash: string, settings: string): void
  save(): void
}

/** A memory as long as the process, for `--watch`. */
export function shortMemory(): Memory {
  const held = new Map<string, { readonly key: string; readonly result: FileResult }>()
  return {
    get(file, hash, settings) {
      const entry = held.get(file)
      return entry?.key === `${hash} ${settings}` ? entry.result : undefined
    },
    put(result, hash, settings) {
      if (result.failure === undefined) held.set(result.file, { key: `${hash} ${settings}`, result })
    },
    save: () => undefined,
  }
}

/** A cache in a file. A file that cannot be read, or was made under other conditions, is an empty cache. */
export class Cache implements Memory {
  readonly #path: string
  readonly #made: string
  readonly #old: Stored
  readonly #files: Record<string, Entry> = {}
  readonly #said: Stored['said'][number][] = []
  readonly #numbers = new Map<string, number>()
  readonly #same = new Map<unknown, number>()

  /** `made` names everything beside file and settings that results hang on. */
  constructor(path: string, made: string) {
    this.#path = path
    this.#made = made
    this.#old = load(path, made)
  }

  /** What came of a file with these bytes under these settings, where it is known. */
  get(file: string, hash: string, settings: string): FileResult | undefined {
    const entry = Object.hasOwn(this.#old.files, file) ? this.#old.files[file] : undefined
    if (entry?.hash !== hash || entry.settings !== settings) return undefined
    const result = {
      file,
      pieces: entry.pieces,
      findings: entry.findings.map((packed) => this.#unpack(packed)),
      suppressed: entry.suppressed.map(({ finding, ...rest }) => ({ ...rest, finding: this.#unpack(finding) })),
    }
    this.put(result, hash, settings)
    return result
  }

  /** Remembers what came of a file. Failures are not remembered. */
  put(result: FileResult, hash: string, settings: string): void {
    if (result.failure !== undefined) return
    this.#files[result.file] = {
      hash,
      settings,
      pieces: result.pieces,
      findings: result.findings.map((finding) => this.#pack(finding)),
      suppressed: result.suppressed.map(({ finding, ...rest }) => ({ ...rest, finding: this.#pack(finding) })),
    }
  }

  /** Writes the cache, with what it knew of files that were not asked for. Throws what the file system throws. */
  save(): void {
    for (const [file, entry] of Object.entries(this.#old.files)) {
      if (Object.hasOwn(this.#files, file)) continue
      this.put({ file, ...entry, ...this.#open(entry) }, entry.hash, entry.settings)
    }
    const stored: Stored = { made: this.#made, said: this.#said, files: this.#files }
    mkdirSync(dirname(this.#path), { recursive: true })
    // Two runs at once must not leave half a file.
    const draft = `${this.#path}.${process.pid}`
    writeFileSync(draft, JSON.stringify(stored))
    renameSync(draft, this.#path)
  }

  #open(entry: Entry): Pick<FileResult, 'findings' | 'suppressed'> {
    return {
      findings: entry.findings.map((packed) => this.#unpack(packed)),
      suppressed: entry.suppressed.map(({ finding, ...rest }) => ({ ...rest, finding: this.#unpack(finding) })),
    }
  }

  #pack({ message, why, suggestions, ...rest }: CheckFinding): Packed {
    // What rules say is the same object for all their findings, which spares most of the writing out.
    const words = JSON.stringify([message, why, this.#numberOf(suggestions)])
    let said = this.#numbers.get(words)
    if (said === undefined) {
      said = this.#said.push({ message, why, suggestions }) - 1
      this.#numbers.set(words, said)
    }
    return { ...rest, said }
  }

  #numberOf(value: unknown): number | string {
    const known = this.#same.get(value)
    if (known !== undefined) return known
    const number = this.#same.size
    this.#same.set(value, number)
    return number
  }

  #unpack({ said, ...rest }: Packed): CheckFinding {
    const words = this.#old.said[said]
    if (words === undefined) throw new Error('E305 the cache is damaged: delete it')
    return { ...rest, ...words }
  }
}

/** What every cache begins with, whole or cut off: the version that made it. */
const BEGINNING = /^\{"made":(?:$|"\d+\.\d+\.\d+)/

/** Reads a cache. Throws `OverwriteError` where the file is something else, which must not be written over. */
function load(path: string, made: string): Stored {
  const empty: Stored = { made, said: [], files: {} }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return empty
  }
  if (text !== '' && !BEGINNING.test(text)) {
    throw new OverwriteError(
      `E305 ${path} is no cache of Fritext and would be overwritten. Name another file with --cache-location.`,
    )
  }
  try {
    const stored = JSON.parse(text) as Stored
    return stored.made === made ? stored : empty
  } catch {
    return empty
  }
}
