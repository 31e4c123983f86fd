/** An organisation's own configuration: found upwards from where the work is, read, and folded into a policy. */
import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Policy } from '../../src/policy/index.ts'
import { builtinPolicies } from './builtin.ts'
import type { CheckSettings, Compiled, CompiledConfig, Judge, OwnModel } from './compile-policy.ts'
import { type Ask, collect, type LoadOptions, readSource, resolveOrThrow } from './load-policy.ts'
import { ConfigError, problemOfFile } from './problem.ts'

/** The names a configuration can have, in the order in which they are looked for in a folder. */
export const CONFIG_NAMES = ['fritext.config.yaml', 'fritext.config.yml', 'fritext.config.json'] as const

/** A configuration ready for use. */
export interface LoadedConfig {
  /** Absolute path of the file. */
  readonly path: string
  /** Everything it says and builds on, resolved. */
  readonly policy: Policy
  readonly judge: Judge
  /** What it and the configurations that it extends say of files; globs and paths start from its own folder. */
  readonly check: CheckSettings
}

/** The path of the nearest configuration in the folder or one above it, or `undefined` where there is none. */
export function findConfig(startDir: string): string | undefined {
  for (let folder = resolve(startDir); ; folder = dirname(folder)) {
    for (const name of CONFIG_NAMES) {
      if (existsSync(join(folder, name))) return join(folder, name)
    }
    if (folder === dirname(folder)) return undefined
  }
}

/**
 * Reads a configuration and resolves what it builds on; paths in `extends` start from the folder of the file. Of a configuration that is
 * extended all holds, what it says of files before what this one says. Throws `ConfigError`.
 */
export async function loadConfig(path: string, options: LoadOptions = {}): Promise<LoadedConfig> {
  const file = resolve(options.from ?? process.cwd(), path)
  const source = readSource(file, (code, message, remedy) => problemOfFile(path, code, message, remedy))
  const { compileConfig, DEFAULT_POLICY } = await import('./compile-policy.ts')
  const { policy, judge, check, at } = compileConfig(source, path)
  const policies = new Map(options.builtin ?? (await builtinPolicies()))
  const ask: Ask = (code, message, remedy) => at(['extends'], code, message, remedy)
  const said: Said[] = [{ judge, check, at, folder: dirname(file) }]
  const base = await collect(policies, policy.extends ?? DEFAULT_POLICY, dirname(file), [file], ask, (config, from) =>
    said.push({ ...config, folder: dirname(from) }),
  )
  policies.set(file, { ...policy, extends: base })
  return {
    path: file,
    policy: resolveOrThrow(policies, file, ask),
    judge: judgeOf(said),
    check: together(said.map((one) => one.check)),
  }
}

interface Said extends Pick<CompiledConfig, 'judge' | 'check' | 'at'> {
  readonly folder: string
}

/** What several configurations say of files, the nearest first: of what they all say, the nearest holds. */
function together(all: readonly CheckSettings[]): CheckSettings {
  const outwards = [...all].reverse()
  const baseline = all.find((one) => one.baseline !== undefined)?.baseline
  return {
    files: outwards.flatMap(({ files }) => files),
    scopes: outwards.flatMap(({ scopes }) => scopes),
    ...(baseline === undefined ? {} : { baseline }),
  }
}

/** Who judges by configurations, the nearest first: what the nearest says that says it. Throws `ConfigError` for a model that is not there. */
function judgeOf(said: readonly Said[]): Judge {
  for (const { judge, at, folder } of said) {
    if (judge !== undefined) return typeof judge === 'string' ? judge : findModel(judge, folder, at)
  }
  return 'both'
}

/** Name of the model's file in the folder that `fritext train` writes. */
export const MODEL_NAME = 'judge.bin'

function findModel({ model }: OwnModel, folder: string, at: Compiled['at']): OwnModel {
  const path = join(resolve(folder, model), MODEL_NAME)
  try {
    const { size, mtimeMs } = statSync(path)
    return { model: path, stamp: `${size}-${mtimeMs}` }
  } catch {
    throw new ConfigError([
      at(['model'], 'E125', `There is no ${MODEL_NAME} in the folder "${model}".`, 'Make one with "fritext train".'),
    ])
  }
}
