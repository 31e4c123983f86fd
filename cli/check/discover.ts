/** Finds the files that patterns ask for: files, folders and globs, in sorted order, without what is ignored. */
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { formOf, isPhraseList } from '../prose/index.ts'
import { IgnoreFiles } from './ignore-files.ts'

/** What was found. Paths are absolute. */
export interface Discovery {
  readonly files: readonly string[]
  /** Files that were named and are ignored all the same. */
  readonly ignored: readonly string[]
  /** Patterns that no file fits. */
  readonly unmatched: readonly string[]
}

/** What the search is told. */
export interface DiscoverOptions {
  /** Folder that patterns start from. */
  readonly cwd: string
  /** Whether `.gitignore` and `.fritextignore` count. */
  readonly ignore: boolean
  /** Whether a phrase list (absolute path) that was met in a folder is wanted: a configuration names its keys. */
  readonly wantsPhraseList: (path: string) => Promise<boolean>
}

/** Names of our own files, which are no templates. */
const OWN = /^(?:fritext\.config\.(?:ya?ml|json)|\.fritext.*|package(?:-lock)?\.json)$/

/** Finds files. A pattern that begins with `!` takes away. Never throws for what it cannot read: that is then unmatched. */
export async function discover(patterns: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const { cwd } = options
  const ignoring = new IgnoreFiles()
  const without = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => picomatch(clean(pattern.slice(1)), { dot: true }))
  const taken = (path: string): boolean => without.some((matches) => matches(posix(relative(cwd, path))))
  const files = new Set<string>()
  const ignored: string[] = []
  const unmatched: string[] = []

  async function fromFolder(folder: string, accept: (path: string) => boolean | Promise<boolean>): Promise<number> {
    let count = 0
    for (const path of walk(folder, options.ignore ? ignoring : undefined)) {
      if (taken(path) || !(await accept(path))) continue
      files.add(path)
      count++
    }
    return count
  }

  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue
    const path = resolve(cwd, pattern)
    const kind = kindOf(path)
    let count = 0
    if (kind === 'file') {
      if (options.ignore && ignoring.ignoresFile(path)) ignored.push(path)
      else if (!taken(path)) files.add(path)
      count = 1
    } else if (kind === 'folder') {
      count = await fromFolder(path, (file) => {
        const form = formOf(file)
        return form !== undefined && (!isPhraseList(form) || options.wantsPhraseList(file))
      })
    } else {
      const glob = clean(pattern)
      const matches = picomatch(glob, { dot: false })
      // A glob that speaks of YAML or JSON wants them; one for everything means templates.
      const lists = /ya?ml|json/i.test(glob.split('/').at(-1) ?? '')
      count = await fromFolder(resolve(cwd, picomatch.scan(glob).base), (file) => {
        const form = formOf(file)
        if (form === undefined || !matches(posix(relative(cwd, file)))) return false
        return !isPhraseList(form) || lists || options.wantsPhraseList(file)
      })
    }
    if (count === 0) unmatched.push(pattern)
  }
  return { files: [...files].sort(), ignored, unmatched }
}

function clean(pattern: string): string {
  return posix(pattern).replace(/^\.\//, '')
}

/** A path with slashes, as globs and reports have it. */
export function posix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/')
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    const found = statSync(path)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined
  } catch {
    return undefined
  }
}

function* walk(folder: string, ignoring: IgnoreFiles | undefined): Generator<string> {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules'
      if (!hidden && !ignoring?.ignoresFolder(path)) yield* walk(path, ignoring)
    } else if (entry.isFile() && !OWN.test(entry.name) && !ignoring?.ignoresFile(path)) yield path
  }
}
