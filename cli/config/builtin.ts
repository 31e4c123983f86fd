/**
 * The policies that ship with the linter. The package holds them compiled, so that choosing one reads no YAML; a checkout
 * run from its sources compiles them as it starts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Policy } from '../../src/policy/index.ts'
import { packageRoot } from '../package.ts'

/** Where the build puts the compiled policies, from the root of the package: what `encodePolicies` makes of them. */
export const COMPILED_POLICIES = 'dist/policies.json'

/** Where the policies are written, from the root of the package. */
export const POLICY_SOURCES = 'rules/policies'

/**
 * The built-in policies by id, unresolved; where one of them is `named`, it may be that one with those that it builds on, and no others.
 * Throws `ConfigError` where a policy file of a checkout is wrong, and the file system's error where the package is incomplete.
 */
export async function builtinPolicies(named?: string): Promise<ReadonlyMap<string, Policy>> {
  const here = fileURLToPath(import.meta.url)
  const root = packageRoot()
  if (here.endsWith('.ts')) return compileBuiltinPolicies(join(root, POLICY_SOURCES))
  return decodePolicies(readFileSync(join(root, COMPILED_POLICIES), 'latin1'), named)
}

/** Policies by id as a JSON object in ASCII, one a line. */
export function encodePolicies(policies: ReadonlyMap<string, Policy>): string {
  const lines = [...policies].map(([id, policy]) => `${JSON.stringify(id)}:${JSON.stringify(policy)}`)
  const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `{\n${lines.join(',\n')}\n}\n`.replace(/[^\0-\x7f]/g, escaped)
}

/**
 * Reads what `encodePolicies` wrote: all policies, or the one that is `named` with those that it builds on, since a start needs no others and
 * would wait for them. Throws `SyntaxError` for another text.
 */
export function decodePolicies(text: string, named?: string): Map<string, Policy> {
  const chain = new Map<string, Policy>()
  for (let next = named; next !== undefined && !chain.has(next); ) {
    const start = /^[\w-]+$/.test(next) ? text.indexOf(`\n"${next}":`) : -1
    // The build wrote these texts from checked policies.
    if (start < 0) return new Map(Object.entries(JSON.parse(text) as Record<string, Policy>))
    const line = text.slice(start + next.length + 4, text.indexOf('\n', start + 1))
    const policy = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as Policy
    chain.set(next, policy)
    next = policy.extends
  }
  return named === undefined ? new Map(Object.entries(JSON.parse(text) as Record<string, Policy>)) : chain
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
