/** `fritext rules`: the rules with their levels in a policy. */
import { settingFor } from '../../src/index.ts'
import { openEngine } from '../engine.ts'
import { allRules } from '../rule-info.ts'

/** The options of the command. */
export interface RulesOptions {
  readonly policy?: string
  readonly config?: string | false
  readonly format: 'pretty' | 'json'
  readonly lang: 'sv' | 'en'
}

const LEVELS = {
  sv: { off: 'av', info: 'info', warning: 'varning', error: 'fel' },
  en: { off: 'off', info: 'info', warning: 'warning', error: 'error' },
} as const

/** Prints the list. Throws `ConfigError` for a policy that cannot be used. */
export async function listRules(options: RulesOptions): Promise<void> {
  const { policy } = await openEngine(options)
  const { lang } = options
  const rows = allRules().map(({ id, title }) => {
    const { level, belongsIn } = settingFor(policy, id, {})
    return { id, title: title[lang], level, belongsIn: belongsIn?.[lang] }
  })
  if (options.format === 'json') {
    process.stdout.write(`${JSON.stringify({ policy: policy.id, rules: rows }, undefined, 2)}\n`)
    return
  }
  process.stdout.write(`${policy.title[lang]}\n`)
  for (const { id, title, level, belongsIn } of rows) {
    const line = `${id.padEnd(28)} ${LEVELS[lang][level].padEnd(8)} ${title}${belongsIn === undefined ? '' : `  → ${belongsIn}`}`
    process.stdout.write(`${line}\n`)
  }
}
