/** What holds for a file: the configuration found upwards from it, with what that says of files of its name. */
import { dirname, join, relative } from 'node:path'
import type { Context } from '../../src/index.ts'
import type { Override, Policy } from '../../src/policy/index.ts'
import type { CheckSettings, Judge } from '../config/compile-policy.ts'
import type { Scope } from '../prose/data.ts'
import { posix } from './discover.ts'

/** What the user chose on the command line. */
export interface SettingsChoice {
  readonly policy?: string
  readonly config?: string | false
  readonly cwd: string
}

/** What holds for a file. */
export interface FileSettings {
  /** A text of all of it: equal settings have equal ids. */
  readonly id: string
  readonly policy: Policy
  readonly judge: Judge
  readonly context: Context
  readonly scopes: readonly Scope[]
  /** False where the configuration says that the file is not checked. */
  readonly check: boolean
  /** The configuration, where there is one. */
  readonly configPath?: string
}

interface Root {
  readonly policy: Policy
  readonly judge: Judge
  readonly check: CheckSettings
  readonly folder: string
  readonly path?: string
}

/** Templates are judged as such where nothing else is said. */
const CONTEXT: Context = { kind: 'template' }

/** Finds what holds for files; every configuration is read once. */
export class Settings {
  readonly #choice: SettingsChoice
  readonly #found = new Map<string, Promise<string | undefined>>()
  readonly #roots = new Map<string, Promise<Root>>()
  readonly #made = new Map<string, FileSettings>()

  constructor(choice: SettingsChoice) {
    this.#choice = choice
  }

  /** The configuration for files of a folder, or undefined. */
  configOf(folder: string): Promise<string | undefined> {
    const { policy, config } = this.#choice
    if (policy !== undefined || config === false) return Promise.resolve(undefined)
    if (config !== undefined) return Promise.resolve(config)
    let found = this.#found.get(folder)
    if (found === undefined) {
      found = import('../config/config.ts').then(({ findConfig }) => findConfig(folder))
      this.#found.set(folder, found)
    }
    return found
  }

  /** The file of the baseline for a run in a folder, when no option names one. Throws `ConfigError`. */
  async baselineOf(folder: string): Promise<string> {
    const { check, folder: root } = await this.#root(await this.configOf(folder))
    return join(root, check.baseline ?? '.fritext-baseline')
  }

  /** What holds for a file (absolute path). Throws `ConfigError`. */
  async forFile(path: string): Promise<FileSettings> {
    const root = await this.#root(await this.configOf(dirname(path)))
    const name = posix(relative(root.folder, path))
    const files = await fitting(root.check.files, name)
    const scopes = await fitting(root.check.scopes, name)
    const key = JSON.stringify([root.path ?? '', files, scopes])
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const made = settingsOf(root, files, scopes)
    this.#made.set(key, made)
    return made
  }

  /** Whether a configuration says which keys of a phrase list are prose. Throws `ConfigError`. */
  async namesKeysOf(path: string): Promise<boolean> {
    const { scopes, check } = await this.forFile(path)
    return check && scopes.length > 0
  }

  #root(path: string | undefined): Promise<Root> {
    const key = path ?? ''
    let root = this.#roots.get(key)
    if (root === undefined) {
      root = this.#load(path)
      this.#roots.set(key, root)
    }
    return root
  }

  async #load(path: string | undefined): Promise<Root> {
    if (path !== undefined) {
      const { loadConfig } = await import('../config/config.ts')
      const { policy, judge, check, path: file } = await loadConfig(path)
      return { policy, judge, check, folder: dirname(file), path: file }
    }
    const { namedPolicy } = await import('../config/named-policy.ts')
    const { policy, judge } = await namedPolicy(this.#choice.policy ?? 'strict')
    return { policy, judge, check: { files: [], scopes: [] }, folder: this.#choice.cwd }
  }
}

/** The places in a list of those whose globs a path fits. */
async function fitting(list: readonly { readonly match: readonly string[] }[], name: string): Promise<number[]> {
  if (list.length === 0) return []
  const { fits } = await import('./globs.ts')
  return list.map(({ match }, index) => (fits(match, name) ? index : -1)).filter((index) => index >= 0)
}

function settingsOf(root: Root, files: readonly number[], scopes: readonly number[]): FileSettings {
  const said = files.flatMap((index) => root.check.files[index] ?? [])
  const named = scopes.flatMap((index) => root.check.scopes[index] ?? [])
  const overrides = said.flatMap(({ rules }): Override[] =>
    Object.keys(rules).length === 0 ? [] : [{ when: {}, rules }],
  )
  const policy = { ...root.policy, overrides: [...root.policy.overrides, ...overrides] }
  const settings = {
    policy,
    judge: root.judge,
    context: Object.assign({}, CONTEXT, ...said.map(({ context }) => context)) as Context,
    scopes: named.map(({ name, keys, kind }): Scope => ({ name, keys, ...(kind === undefined ? {} : { kind }) })),
    check: said.every(({ check }) => check),
  }
  return {
    ...settings,
    id: JSON.stringify(settings),
    ...(root.path === undefined ? {} : { configPath: root.path }),
  }
}
