/** What somebody names with `--policy`: a policy, or a configuration, which says who judges as well. */
import type { Policy } from '../../src/policy/index.ts'
import type { Judge } from './compile-policy.ts'
import { isConfig, loadPolicy } from './load-policy.ts'

/** A policy and who judges by it. */
export interface Named {
  readonly policy: Policy
  readonly judge: Judge
}

/** The policy of this name or file. Throws `ConfigError`. */
export async function namedPolicy(name: string): Promise<Named> {
  if (!isConfig(name)) return { policy: await loadPolicy(name), judge: 'both' }
  const { loadConfig } = await import('./config.ts')
  return loadConfig(name)
}
