/** Finds the files that patterns ask for: files, folders and globs, in sorted order, without what is ignored. */
import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { formOf, isPhraseList } from '../prose/index.ts'
import { IgnoreFiles } from './ignore-files.ts'

/** What was found. Paths are absolute. */
export interface Discovery {
  readonly files: readonly string[]
  /** Files that were named and are ignored all the same. */
  readonly ignored: readonly string[]
  /** Patterns that no file fits. */
  readonly unmatched: readonly string[]
  /** Folders that could not be read. */
  readonly unreadable: readonly string[]
}

/** What the search is told. */
export interface DiscoverOptions {
  /** Folder that patterns start from. */
  readonly cwd: string
  /** Whether `.gitignore` and `.fritextignore` count. */
  readonly ignore: boolean
  /** Whether a phrase list (absolute path) that was met in a folder is wanted: a configuration names its keys. */
  readonly wantsPhraseList: (path: string) => Promise<boolean>
  /** Files (absolute paths) that count though they are not on the disk: git holds them. */
  readonly elsewhere?: readonly string[]
}

/** Names of our own files, which are no templates. */
const OWN = new Set([
  'fritext.config.yaml',
  'fritext.config.yml',
  'fritext.config.json',
  'package.json',
  'package-lock.json',
])
const isOwn = (name: string): boolean => name.startsWith('.fritext') || OWN.has(name)

/**
 * Finds files; links are followed. A pattern that begins with `!` takes away. Never throws for what it cannot read: a path that is not
 * there is unmatched, a link that leads nowhere is a file that cannot be read.
 */
export async function discover(patterns: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const { cwd, elsewhere = [] } = options
  const ignoring = new IgnoreFiles()
  const away = patterns.filter((pattern) => pattern.startsWith('!'))
  const without = await Promise.all(
    away.map(async (pattern) => (await import('./globs.ts')).globOf(clean(pattern.slice(1)), true)),
  )
  const taken = (path: string): boolean => without.some((matches) => matches(posix(relative(cwd, path))))
  const files = new Set<string>()
  const ignored: string[] = []
  const unmatched: string[] = []
  const unreadable = new Set<string>()

  async function fromFolder(folder: string, accept: (path: string) => boolean | Promise<boolean>): Promise<number> {
    let count = 0
    if (options.ignore) await ignoring.ready()
    const walked = walk(folder, options.ignore ? ignoring : undefined, (path) => unreadable.add(path))
    const inside = elsewhere.filter((path) => path.startsWith(folder + sep) && !isLeftOut(folder, path))
    for (const path of [...walked, ...inside]) {
      if (taken(path) || !(await accept(path))) continue
      files.add(path)
      count++
    }
    return count
  }

  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue
    const path = resolve(cwd, pattern)
    const kind = kindOf(path) ?? kindAmong(elsewhere, path)
    let count = 0
    if (kind === 'file') {
      if (options.ignore && (await ignoring.ignores(path))) ignored.push(path)
      else if (!taken(path)) files.add(path)
      count = 1
    } else if (kind === 'folder') {
      count = await fromFolder(path, (file) => {
        const form = formOf(file)
        return form !== undefined && (!isPhraseList(form) || options.wantsPhraseList(file))
      })
    } else {
      const glob = clean(pattern)
      const { baseOf, globOf } = await import('./globs.ts')
      const matches = globOf(glob, false)
      // A glob that speaks of YAML or JSON wants them; one for everything means templates.
      const lists = /ya?ml|json/i.test(glob.split('/').at(-1) ?? '')
      count = await fromFolder(resolve(cwd, baseOf(glob)), (file) => {
        const form = formOf(file)
        if (form === undefined || !matches(posix(relative(cwd, file)))) return false
        return !isPhraseList(form) || lists || options.wantsPhraseList(file)
      })
    }
    if (count === 0) unmatched.push(pattern)
  }
  return { files: [...files].sort(), ignored, unmatched, unreadable: [...unreadable].sort() }

  /** What a walk leaves out, of a file that it cannot meet. */
  function isLeftOut(folder: string, path: string): boolean {
    const steps = relative(folder, path).split(sep)
    const name = steps.pop() ?? ''
    return steps.some(isHidden) || isOwn(name) || (options.ignore && ignoring.ignoresFile(path))
  }
}

function clean(pattern: string): string {
  return posix(pattern).replace(/^\.\//, '')
}

/** A path with slashes, as globs and reports have it. */
export function posix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/')
}

type Kind = 'file' | 'folder' | undefined

function kindOf(path: string): Kind {
  try {
    return kindIn(statSync(path))
  } catch {
    return undefined
  }
}

function kindIn(found: Dirent | Stats): Kind {
  return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined
}

/** What a link leads to. One that leads nowhere is a file: what reads it says so. */
function kindOfLink(path: string): Kind {
  try {
    return kindIn(statSync(path))
  } catch {
    return 'file'
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function kindAmong(paths: readonly string[], path: string): Kind {
  if (paths.includes(path)) return 'file'
  return paths.some((one) => one.startsWith(path + sep)) ? 'folder' : undefined
}

function isHidden(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules'
}

/** The files under a folder: those that lie there, then those that links lead to and that were not met. */
function* walk(
  folder: string,
  ignoring: IgnoreFiles | undefined,
  unreadable: (folder: string) => void,
): Generator<string> {
  /** True paths of what was met: links lead in circles, and to what lies there itself. */
  const met = new Set<string>()
  const links: string[] = []
  yield* within(folder)
  for (const path of links) {
    const kind = kindOfLink(path)
    if (kind === 'folder') yield* within(path)
    else if (kind === 'file' && isNew(realOf(path))) yield path
  }

  function* within(inner: string): Generator<string> {
    let entries: Dirent[]
    let real: string
    try {
      entries = readdirSync(inner, { withFileTypes: true })
      real = realpathSync(inner)
    } catch (error) {
      if (!isMissing(error)) unreadable(inner)
      return
    }
    if (met.has(real)) return
    met.add(real)
    for (const entry of entries) {
      const path = join(inner, entry.name)
      if (entry.isDirectory()) {
        if (!isHidden(entry.name) && !ignoring?.ignoresFolder(path)) yield* within(path)
      } else if (isOwn(entry.name) || ignoring?.ignoresFile(path)) continue
      else if (entry.isSymbolicLink()) {
        if (!isHidden(entry.name)) links.push(path)
      } else if (entry.isFile() && isNew(join(real, entry.name))) yield path
    }
  }

  function isNew(real: string): boolean {
    return met.size < met.add(real).size
  }
}

/** The true path of a link; its own where it leads nowhere, which whatever reads it will tell. */
function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
