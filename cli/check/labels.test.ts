import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createLinter, loadRuleset, resolvePolicy } from '../../src/index.ts'
import { builtinPolicies } from '../config/builtin.ts'
import { readProse } from '../prose/index.ts'
import { lintProse } from './lint.ts'

const ruleset = loadRuleset({ sv: () => readFileSync('dist/rules.sv.bin') })

async function rulesIn(source: string, kind: 'markdown' | 'mdx' | 'html'): Promise<string[]> {
  const policy = resolvePolicy(await builtinPolicies(), 'strict')
  const linter = createLinter({ ruleset, policy, today: '2026-11-26' })
  const settings = {
    linter,
    policy,
    context: { kind: 'template' as const },
    today: '2026-11-26',
    inline: true,
    unused: 'off' as const,
    key: 'k',
  }
  const { findings } = lintProse(await readProse(source, kind), settings)
  return findings.map(({ rule }) => rule)
}

it.each([
  ['a label of a form asks', '<Fält label="Diagnoser och mediciner" />', ['art9/health', 'art9/health']],
  ['a label in HTML asks', 'Hej <input aria-label="Familjesituation"> du', ['home/conditions']],
  ['a label that asks nothing is silent', '<Fält label="Elevens namn" />', []],
  ['what a field shows is no label', '<Fält placeholder="Elsa har diabetes" />', ['art9/health']],
])('labels of fields: %s', async (_, source, rules) => {
  expect(await rulesIn(source, source.startsWith('<Fält') ? 'mdx' : 'html')).toEqual(rules)
})

it.each([
  ['a mere name states nothing', '| Kunskapsutveckling |\n| - |\n| Läser boken. |', []],
  ['a name may ask', '| Mediciner |\n| - |\n| |', ['art9/health']],
  ['a sentence says what it says', '| Elsa har diabetes sedan i höst |\n| - |\n| |', ['art9/health']],
  ['numbers and addresses are what they are', '| 070-174 06 05 |\n| - |\n| |', ['identity/contact-details']],
])('headers of tables: %s', async (_, source, rules) => {
  expect(await rulesIn(source, 'markdown')).toEqual(rules)
})
