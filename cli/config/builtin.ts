/**
 * The policies that ship with the linter. The package holds them compiled, so that choosing one reads no YAML; a checkout
 * run from its sources compiles them as it starts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Policy } from '../../src/policy/index.ts'
import { packageRoot } from '../package.ts'

/** Where the build puts the compiled policies, from the root of the package: a JSON object of policies by id. */
export const COMPILED_POLICIES = 'dist/policies.json'

/** Where the policies are written, from the root of the package. */
export const POLICY_SOURCES = 'rules/policies'

/**
 * The built-in policies by id, unresolved. Throws `ConfigError` where a policy file of a checkout is wrong, and the
 * file system's error where the package is incomplete.
 */
export async function builtinPolicies(): Promise<ReadonlyMap<string, Policy>> {
  const here = fileURLToPath(import.meta.url)
  const root = packageRoot()
  if (here.endsWith('.ts')) return compileBuiltinPolicies(join(root, POLICY_SOURCES))
  const text = readFileSync(join(root, COMPILED_POLICIES), 'utf8')
  // The build wrote this file from checked policies.
  return new Map(Object.entries(JSON.parse(text) as Record<string, Policy>))
}

/**
 * Compiles every policy file of a folder, in order of their names, for the build. Throws `ConfigError` on the first file
 * that is wrong, or whose id is not its name.
 */
export async function compileBuiltinPolicies(folder: string): Promise<Map<string, Policy>> {
  const { compilePolicyFile } = await import('./compile-policy.ts')
  const { ConfigError } = await import('./problem.ts')
  const policies = new Map<string, Policy>()
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  for (const name of names) {
    const { policy, at } = compilePolicyFile(readFileSync(join(folder, name), 'utf8'), join(folder, name))
    if (`${policy.id}.yaml` !== name) {
      throw new ConfigError([at(['id'], 'E114', 'The id of a built-in policy is the name of its file.')])
    }
    policies.set(policy.id, policy)
  }
  return policies
}
