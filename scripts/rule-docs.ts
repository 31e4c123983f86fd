/** Writes docs/rules from `rules/`: `npm run docs:rules`. A page a rule and language, and an index of each language. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileBuiltinPolicies } from '../cli/config/builtin.ts'
import { describeRules } from '../cli/config/load-rules.ts'
import type { RuleAbout } from '../cli/rule-info.ts'
import { ruleIndex, rulePage } from '../cli/rule-page.ts'
import { resolvePolicy } from '../src/policy/index.ts'

/** The pages by path from the root of the repository. */
export async function ruleDocs(): Promise<Map<string, string>> {
  const rules = describeRules('rules', ['sv', 'en']) as readonly RuleAbout[]
  const policies = await compileBuiltinPolicies('rules/policies')
  const resolved = [...policies.keys()].sort().map((id) => resolvePolicy(policies, id))
  const pages = new Map<string, string>()
  const name = (id: string): string => `${id.replace('/', '-')}.md`
  for (const lang of ['sv', 'en'] as const) {
    pages.set(`docs/rules/${lang}/README.md`, ruleIndex(rules, lang, name))
    for (const rule of rules) pages.set(`docs/rules/${lang}/${name(rule.id)}`, rulePage(rule, resolved, lang))
  }
  return pages
}

if (process.argv[1]?.endsWith('rule-docs.ts')) {
  const pages = await ruleDocs()
  rmSync('docs/rules', { recursive: true, force: true })
  for (const [path, text] of pages) {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
  }
  console.log(`docs/rules: ${pages.size} pages`)
}
