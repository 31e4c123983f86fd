/** What `.gitignore` and `.fritextignore` leave out, in the folder of a file and every folder above it up to the repository's. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

const NAMES = ['.gitignore', '.fritextignore']

interface Level {
  readonly folder: string
  readonly rules: Ignore
}

/** Answers what is left out. Every ignore file is read once. */
export class IgnoreFiles {
  readonly #levels = new Map<string, readonly Level[]>()
  readonly #folders = new Map<string, boolean>()

  /** Whether a file (absolute path) is left out, itself or by a folder that it lies in. */
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
    const texts = NAMES.map((name) => join(folder, name)).filter((file) => existsSync(file))
    const own = texts.map((file) => ({ folder, rules: ignore().add(readFileSync(file, 'utf8')) }))
    const levels = own.length === 0 ? above : [...above, ...own]
    this.#levels.set(folder, levels)
    return levels
  }
}
