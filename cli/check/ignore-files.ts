/** What `.gitignore` and `.fritextignore` leave out, in the folder of a file and every folder above it up to the repository's. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Ignore } from 'ignore'
import { mayLeaveOut } from './ignore-lines.ts'

/** Names of ignore files. */
export const IGNORE_NAMES = ['.gitignore', '.fritextignore']

interface Level {
  readonly folder: string
  readonly rules: Ignore
}

/** Answers what is left out. Every ignore file is read once; what reads them is loaded where there is one. */
export class IgnoreFiles {
  #make: (() => Ignore) | undefined
  readonly #levels = new Map<string, readonly Level[]>()
  readonly #folders = new Map<string, boolean>()

  /** Whether a file (absolute path) is left out, itself or by a folder that it lies in. */
  async ignores(path: string): Promise<boolean> {
    if (!maySpeakOf(path, dirname(path))) return false
    await this.ready()
    return this.ignoresFile(path)
  }

  /** Loads what `ignoresFile` and `ignoresFolder` need; they throw before. */
  async ready(): Promise<void> {
    this.#make ??= (await import('ignore')).default
  }

  /** The same as `ignores` once `ready` has ended: for many files. */
  ignoresFile(path: string): boolean {
    return this.ignoresFolder(dirname(path)) || this.#decide(path, this.#levelsOf(dirname(path)))
  }

  /** Whether a folder (absolute path) is left out, itself or by one that it lies in. */
  ignoresFolder(path: string): boolean {
    const known = this.#folders.get(path)
    if (known !== undefined) return known
    const parent = dirname(path)
    // The top of a repository obeys nobody above it.
    const answer =
      parent !== path &&
      !existsSync(join(path, '.git')) &&
      (this.ignoresFolder(parent) || this.#decide(`${path}${sep}`, this.#levelsOf(parent)))
    this.#folders.set(path, answer)
    return answer
  }

  /** The deepest file that speaks of the path decides; in it, the last line. */
  #decide(path: string, levels: readonly Level[]): boolean {
    let ignored = false
    for (const { folder, rules } of levels) {
      const name = relative(folder, path).split(sep).join('/')
      const verdict = rules.test(path.endsWith(sep) ? `${name}/` : name)
      if (verdict.ignored) ignored = true
      else if (verdict.unignored) ignored = false
    }
    return ignored
  }

  #levelsOf(folder: string): readonly Level[] {
    const known = this.#levels.get(folder)
    if (known !== undefined) return known
    const parent = dirname(folder)
    const above = parent === folder || existsSync(join(folder, '.git')) ? [] : this.#levelsOf(parent)
    const texts = IGNORE_NAMES.map((name) => join(folder, name)).filter((file) => existsSync(file))
    const own = texts.map((file) => ({ folder, rules: this.#rules().add(readFileSync(file, 'utf8')) }))
    const levels = own.length === 0 ? above : [...above, ...own]
    this.#levels.set(folder, levels)
    return levels
  }

  #rules(): Ignore {
    if (this.#make === undefined) throw new Error('ignore files are asked before they can be read')
    return this.#make()
  }
}

/** Whether an ignore file in a folder, or above it in its repository, may speak of a path. */
function maySpeakOf(path: string, folder: string): boolean {
  const files = IGNORE_NAMES.map((name) => join(folder, name)).filter((file) => existsSync(file))
  if (files.some((file) => mayLeaveOut(readFileSync(file, 'utf8'), path))) return true
  const parent = dirname(folder)
  return parent !== folder && !existsSync(join(folder, '.git')) && maySpeakOf(path, parent)
}
