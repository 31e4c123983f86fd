/** A whole check: files found, read, judged or remembered, fixed, held against the baseline, counted. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Bilingual } from '../../src/index.ts'
import { attempt } from '../failure.ts'
import { packageRoot, packageVersion, today } from '../package.ts'
import { formOf, readBytes } from '../prose/index.ts'
import { Baseline, UNKEYED } from './baseline.ts'
import { Cache, hashOf, type Memory } from './cache.ts'
import type { RunSettings } from './check-file.ts'
import { discover, posix } from './discover.ts'
import { type Found, fixAll } from './fix-files.ts'
import { holdAgainst, stillKept } from './hold-against.ts'
import type { Job } from './pool.ts'
import { type CheckSummary, type FileResult, failed, summarise } from './result.ts'
import { Settings, type SettingsChoice } from './settings.ts'

/** What a check is asked to do. */
export interface CheckRequest extends SettingsChoice, Omit<RunSettings, 'key'> {
  readonly patterns: readonly string[]
  /** Whether ignore files count. */
  readonly ignore: boolean
  readonly since?: string
  readonly staged: boolean
  /** Bytes that are checked under a name, instead of files. */
  readonly stdin?: { readonly name: string; readonly bytes: Buffer }
  /** Path of the cache; none when not given. */
  readonly cache?: string
  /** A memory that outlives the run, instead of a cache. */
  readonly memory?: Memory
  readonly fix: 'no' | 'dry-run' | 'write'
  readonly maxBytes?: number
  readonly concurrency?: number
  /** Path of the baseline; that of the configuration when not given, none when false. */
  readonly baseline?: string | false
  readonly updateBaseline: boolean
  /** Where the report will be written, so that it takes no place of what is read. */
  readonly outputFile?: string
  /** Told how many files are done, of how many that were not remembered. */
  readonly progress?: (done: number, files: number) => void
  /** Key of identities that is kept elsewhere than in the baseline. */
  readonly secret?: string
}

/** What came of it. */
export interface CheckRun {
  readonly results: readonly FileResult[]
  readonly summary: CheckSummary
  /** What the user should know beside the findings. */
  readonly notices: readonly Bilingual[]
  /** What could not be written, beside the files themselves. */
  readonly faults: readonly Bilingual[]
  /** Patterns that no file fits. */
  readonly unmatched: readonly string[]
  /** What was fixed or would be, as unified diffs. */
  readonly diffs: readonly string[]
  /** Entries written, where the baseline was updated. */
  readonly baselined?: number
  /** The configurations that were used. */
  readonly configs: readonly string[]
  /** Bytes of the files checked. */
  readonly bytes: number
  /** The text that the lines of a result count in. */
  readonly sourceOf: (file: string) => Promise<string>
}

/**
 * Runs a check. Throws `ConfigError`, `GitError`, `BaselineError` and `OverwriteError`, before anything is written; what is wrong with a file
 * is told in its result.
 */
export async function runCheck(request: CheckRequest): Promise<CheckRun> {
  const { cwd } = request
  const settings = new Settings(request)
  const baseline = await openBaseline(request, settings)
  const run: RunSettings = { ...pick(request), key: baseline?.key ?? request.secret ?? UNKEYED }
  const { paths, bytesOf, unmatched, unreadable, notices } = await filesOf(request, settings)
  await spare(request, [...paths, ...(baseline === undefined ? [] : [baseline.path])], settings)
  const cache =
    request.memory ?? (request.cache === undefined ? undefined : openCache(resolve(cwd, request.cache), run))

  const results = new Map<string, FileResult>()
  const found = new Map<string, Found>()
  const pending: Found[] = []
  for (const folder of unreadable) {
    const file = `${posix(relative(cwd, folder)) || '.'}/`
    results.set(file, failed(file, UNREADABLE_FOLDER))
  }
  for (const path of paths) {
    const file = posix(relative(cwd, path))
    const held = await settings.forFile(path)
    if (!held.check) continue
    const bytes = read(path, bytesOf, request.maxBytes)
    if (!Buffer.isBuffer(bytes)) {
      results.set(file, failed(file, bytes))
      continue
    }
    const item = { path, file, bytes, settings: held }
    found.set(file, item)
    const known = cache?.get(file, hashOf(bytes), hashOf(held.id))
    if (known === undefined) {
      pending.push(item)
      // Keeps the order of the files.
      results.set(file, failed(file, PENDING))
    } else results.set(file, known)
  }
  const fresh = await checkAll(pending, bytesOf === undefined, request, run)
  for (const [index, result] of fresh.entries()) {
    const item = pending[index] as Found
    results.set(item.file, result)
    cache?.put(result, hashOf(item.bytes), hashOf(item.settings.id))
  }
  const diffs = request.fix === 'no' ? [] : await fixAll(results, found, run, request.fix === 'write')
  const faults: Bilingual[] = []
  attempt(() => cache?.save(), faults, request.cache ?? '')
  const held =
    baseline === undefined ? undefined : attempt(() => holdAgainst(baseline, results, request), faults, baseline.path)
  const list = [...results.values()]
  const policies = [...new Set([...found.values()].map((item) => item.settings.policy.id))].sort()
  return {
    results: list,
    summary: summarise(list, policies, held?.gone ?? 0),
    notices: [...notices, ...(held?.written === undefined ? [] : stillKept(held.written.waiting))],
    faults,
    unmatched,
    diffs,
    ...(held?.written === undefined ? {} : { baselined: held.written.entries }),
    configs: [...new Set([...found.values()].flatMap((item) => item.settings.configPath ?? []))].sort(),
    bytes: [...found.values()].reduce((sum, { bytes }) => sum + bytes.length, 0),
    sourceOf: async (file) => {
      const item = found.get(file)
      const form = formOf(file)
      return item === undefined || form === undefined
        ? ''
        : (await readBytes(item.bytes, form, item.settings.scopes)).source
    },
  }
}

const UNREADABLE_FOLDER = {
  code: 'E302',
  message: {
    sv: 'Mappen kan inte läsas, och inget i den granskades. Ge läsrätt, eller utelämna den i .fritextignore.',
    en: 'The folder cannot be read, and nothing in it was checked. Allow reading, or leave it out in .fritextignore.',
  },
}
const PENDING = { code: 'E302', message: { sv: 'Filen granskades inte.', en: 'The file was not checked.' } }

/** Throws `OverwriteError` where the report would take the place of a file that is read, of a configuration or of the baseline. */
async function spare({ outputFile, cwd }: CheckRequest, paths: readonly string[], settings: Settings): Promise<void> {
  if (outputFile === undefined) return
  const output = resolve(cwd, outputFile)
  const { isSameFile, OverwriteError } = await import('../same-file.ts')
  const configs = await Promise.all(
    [cwd, ...new Set(paths.map((path) => dirname(path)))].map((folder) => settings.configOf(folder)),
  )
  const over = [...paths, ...configs.filter((path) => path !== undefined)].find((path) => isSameFile(path, output))
  if (over !== undefined) {
    const file = posix(relative(cwd, resolve(cwd, over)))
    throw new OverwriteError(`E310 The report would overwrite ${file}, which is read: give another file with -o.`)
  }
}

function pick({ lang, inline, unused }: CheckRequest): Omit<RunSettings, 'key'> {
  return { lang, inline, unused }
}

async function openBaseline(request: CheckRequest, settings: Settings): Promise<Baseline | undefined> {
  if (request.baseline === false) return undefined
  const { cwd } = request
  const path = request.baseline === undefined ? await settings.baselineOf(cwd) : resolve(cwd, request.baseline)
  return new Baseline(path, request.secret, request.updateBaseline)
}

function openCache(path: string, run: RunSettings): Cache {
  return new Cache(path, [packageVersion(), rulesStamp(), today(), JSON.stringify(run)].join(' '))
}

/** Changes whenever the compiled rules or the model do. */
function rulesStamp(): string {
  return ['rules.sv.bin', 'rules.en.bin', 'judge.bin']
    .map((name) => {
      const { size, mtimeMs } = statSync(join(packageRoot(), 'dist', name))
      return `${size}-${mtimeMs}`
    })
    .join(' ')
}

interface Files {
  readonly paths: readonly string[]
  /** The bytes of files that are not read from where they lie. */
  readonly bytesOf?: ReadonlyMap<string, Buffer>
  readonly unmatched: readonly string[]
  readonly unreadable: readonly string[]
  readonly notices: readonly Bilingual[]
}

async function filesOf(request: CheckRequest, settings: Settings): Promise<Files> {
  const { cwd, since, staged, stdin } = request
  if (stdin !== undefined) {
    const path = resolve(cwd, stdin.name)
    return { paths: [path], bytesOf: new Map([[path, stdin.bytes]]), unmatched: [], unreadable: [], notices: [] }
  }
  const patterns = request.patterns.length === 0 ? ['.'] : request.patterns
  const git = since === undefined && !staged ? undefined : await import('./git.ts')
  const bytesOf = staged ? git?.stagedFiles(cwd) : undefined
  const found = await discover(patterns, {
    cwd,
    ignore: request.ignore,
    wantsPhraseList: (path) => settings.namesKeysOf(path),
    elsewhere: [...(bytesOf?.keys() ?? [])].filter((path) => !existsSync(path)),
  })
  const notices = found.ignored.map((path): Bilingual => {
    const file = posix(relative(cwd, path))
    return {
      sv: `${file}: granskas inte, eftersom en ignore-fil utelämnar den (--no-ignore granskar den).`,
      en: `${file}: not checked, since an ignore file leaves it out (--no-ignore checks it).`,
    }
  })
  const { unmatched, unreadable } = found
  const changed = since === undefined ? undefined : git?.changedSince(since, cwd)
  const wanted = (path: string): boolean => (bytesOf?.has(path) ?? true) && (changed?.has(path) ?? true)
  const base = { paths: found.files.filter(wanted), unmatched, unreadable, notices }
  return bytesOf === undefined ? base : { ...base, bytesOf }
}

/** The bytes of a file, or why it is not read. */
function read(path: string, bytesOf: ReadonlyMap<string, Buffer> | undefined, most: number | undefined) {
  try {
    const bytes = bytesOf?.get(path)
    const size = bytes?.length ?? statSync(path).size
    if (most !== undefined && size > most) {
      return {
        code: 'E303',
        message: {
          sv: `Filen är större än ${most} byte och granskades inte. Höj --files-max-size.`,
          en: `The file is larger than ${most} bytes and was not checked. Raise --files-max-size.`,
        },
      }
    }
    return bytes ?? readFileSync(path)
  } catch {
    return { code: 'E302', message: { sv: 'Filen kan inte läsas.', en: 'The file cannot be read.' } }
  }
}

async function checkAll(
  pending: readonly Found[],
  onDisk: boolean,
  { concurrency, progress }: CheckRequest,
  run: RunSettings,
): Promise<FileResult[]> {
  // With everything remembered, the engine is not loaded at all.
  if (pending.length === 0) return []
  const { checkOnThreads, threadsFor } = await import('./pool.ts')
  const threads = onDisk ? threadsFor(pending.length, concurrency) : 1
  if (threads > 1) {
    const jobs = pending.map(({ path, file, settings }): Job => ({ path, file, settings }))
    return checkOnThreads(jobs, threads, run, progress)
  }
  const { checkBytes } = await import('./check-file.ts')
  const results: FileResult[] = []
  for (const { file, bytes, settings } of pending) {
    results.push(await checkBytes(file, bytes, settings, run))
    progress?.(results.length, pending.length)
  }
  return results
}
