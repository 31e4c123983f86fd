/** Finds a policy by id or file, with everything that it builds on. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path'
import { type Policy, PolicyError, resolvePolicy } from '../../src/policy/index.ts'
import { builtinPolicies } from './builtin.ts'
import type { CompiledConfig } from './compile-policy.ts'
import { nearest } from './nearest.ts'
import { ConfigError, type Problem, type ProblemCode, problemOfFile } from './problem.ts'

/** What the loaders can be given. */
export interface LoadOptions {
  /** The policies that ids name; the built-in ones when not given. */
  readonly builtin?: ReadonlyMap<string, Policy>
  /** The folder that relative paths start from; the current one when not given. */
  readonly from?: string
}

/**
 * The policy with this id, in this file or in this installed package, resolved. A reference is a file when it has a slash (and is no
 * scoped package) or ends in `.yaml`, `.yml` or `.json`; paths inside a policy file start from that file's folder. Throws `ConfigError`.
 */
export async function loadPolicy(idOrFile: string, options: LoadOptions = {}): Promise<Policy> {
  const policies = new Map(options.builtin ?? (await builtinPolicies(idOrFile)))
  const ask: Ask = (code, message, remedy) => problemOfFile('--policy', code, message, remedy)
  const key = await collect(policies, idOrFile, options.from ?? process.cwd(), [], ask)
  return resolveOrThrow(policies, key, ask)
}

/** Makes a problem at the place that asked for a policy. */
export type Ask = (code: ProblemCode, message: string, remedy?: string) => Problem

/**
 * Puts the policy that a reference names, and all files it builds on, into `policies`, and gives the key it stands
 * under. `met` are the files on the way here; `onConfig` is told of each configuration among them, the nearest first. Throws `ConfigError`.
 */
export async function collect(
  policies: Map<string, Policy>,
  reference: string,
  from: string,
  met: readonly string[],
  ask: Ask,
  onConfig?: (config: CompiledConfig, path: string) => void,
): Promise<string> {
  if (!isFile(reference)) {
    if (policies.has(reference)) return reference
    const held = fileOfPackage(reference, from, ask)
    if (held !== undefined) return collect(policies, held, from, met, ask, onConfig)
    const ids = [...policies.keys()].filter((id) => !isFile(id))
    const near = nearest(reference, ids)
    const remedy = near === undefined ? `Known policies: ${ids.join(', ')}.` : `Did you mean "${near}"?`
    throw new ConfigError([ask('E120', `No policy is called "${reference}".`, remedy)])
  }
  const path = resolve(from, reference)
  if (met.includes(path))
    throw new ConfigError([ask('E121', 'Policies extend each other in a circle.', 'Break it here.')])
  const source = readSource(path, ask)
  const { compileConfig, compilePolicyFile } = await import('./compile-policy.ts')
  const config = isConfig(path) ? compileConfig(source, path) : undefined
  if (config !== undefined) onConfig?.(config, path)
  const { policy, at } = config ?? compilePolicyFile(source, path)
  if (policy.extends === undefined) policies.set(path, policy)
  else {
    const inner: Ask = (code, message, remedy) => at(['extends'], code, message, remedy)
    const base = await collect(policies, policy.extends, dirname(path), [...met, path], inner, onConfig)
    policies.set(path, { ...policy, extends: base })
  }
  return path
}

/** Resolves a collected policy; a circle among the policies given is a `ConfigError` too. */
export function resolveOrThrow(policies: ReadonlyMap<string, Policy>, key: string, ask: Ask): Policy {
  try {
    return resolvePolicy(policies, key)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    throw new ConfigError([ask(error.reason === 'cycle' ? 'E121' : 'E120', `${error.message}.`)])
  }
}

/** Reads a YAML or JSON file as UTF-8. Throws `ConfigError`. */
export function readSource(path: string, ask: Ask): string {
  if (!isYamlOrJson(path)) {
    throw new ConfigError([ask('E131', `"${path}" is neither .yaml, .yml nor .json.`, 'Rename the file.')])
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    if (error instanceof TypeError) {
      throw new ConfigError([problemOfFile(path, 'E130', 'The file is not UTF-8.', 'Save it as UTF-8.')])
    }
    throw new ConfigError([ask('E130', `"${path}" cannot be read: ${reasonOf(error)}.`, 'Check the path.')])
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES') return 'it may not be read'
  if (code === 'EISDIR') return 'it is a folder'
  return typeof code === 'string' ? code : 'unknown reason'
}

function isYamlOrJson(path: string): boolean {
  return ['.yaml', '.yml', '.json'].includes(extname(path).toLowerCase())
}

function isFile(reference: string): boolean {
  if (isYamlOrJson(reference) || isAbsolute(reference)) return true
  return /[\\/]/.test(reference) && !isScoped(reference)
}

function isScoped(reference: string): boolean {
  return /^@[^\\/]+\/[^\\/]+$/.test(reference)
}

/** Whether a file is a configuration: told from a policy by its name, since both have the same core. */
export function isConfig(path: string): boolean {
  return /(?:^|\.)config\.(?:ya?ml|json)$/i.test(basename(path))
}

/** Where an npm package keeps what it shares: the file that `fritext` in its package.json names, or one of these. */
const HELD = ['fritext.policy.yaml', 'fritext.policy.json', 'fritext.config.yaml', 'fritext.config.json']

/**
 * The policy or configuration that an installed package holds, sought upwards from a folder as Node seeks packages; undefined where no
 * such package is installed. Throws `ConfigError` for a package that holds none.
 */
function fileOfPackage(name: string, from: string, ask: Ask): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const home = join(folder, 'node_modules', name)
    const manifest = textOf(join(home, 'package.json'))
    if (manifest !== undefined) {
      const named = namedIn(manifest)
      if (named === undefined)
        throw new ConfigError([ask('E124', `The package "${name}" has a broken package.json.`, 'Install it again.')])
      if (typeof named === 'string') return join(home, named)
      const entries = readdirSync(home)
      const held = HELD.find((file) => entries.includes(file))
      if (held !== undefined) return join(home, held)
      throw new ConfigError([
        ask('E124', `The package "${name}" holds no policy.`, `It should have one of ${HELD.join(', ')}.`),
      ])
    }
    if (folder === dirname(folder)) return undefined
  }
}

/** What a package.json says under "fritext", `null` for nothing; undefined where it is no object in JSON. */
function namedIn(manifest: string): unknown {
  try {
    const value: unknown = JSON.parse(manifest)
    if (typeof value !== 'object' || value === null) return undefined
    return (value as Readonly<Record<string, unknown>>).fritext ?? null
  } catch {
    return undefined
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
