/** What the commands tell of rules: read from `dist/rules-info.json`, which the build writes from the rule files. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bilingual } from '../src/index.ts'
import { packageRoot } from './engine.ts'

/** An example note of a rule. */
export interface RuleExample {
  readonly text: string
  readonly kind?: string
  readonly field?: string
  readonly why?: string
}

/** A rule as people read it, with its examples by language. */
export interface RuleAbout {
  readonly id: string
  readonly since: string
  readonly title: Bilingual
  readonly message: Bilingual
  readonly why: Bilingual
  readonly instead: Bilingual
  readonly basis: readonly string[]
  readonly fires: Readonly<Record<string, readonly RuleExample[]>>
  readonly silent: Readonly<Record<string, readonly RuleExample[]>>
}

/** All rules in the order of their ids. Throws if the package was not built. */
export function allRules(): RuleAbout[] {
  return JSON.parse(readFileSync(join(packageRoot(), 'dist', 'rules-info.json'), 'utf8')) as RuleAbout[]
}
