import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { compileBuiltinPolicies } from '../cli/config/builtin.ts'
import { makeTexts } from '../bench/engine/texts.ts'
const { createLinter, decodeModel, loadRuleset, resolvePolicy } = (await import(pathToFileURL('dist/engine/index.js').href)) as any
const policies = await compileBuiltinPolicies('rules/policies')
const policy = resolvePolicy(new Map(policies), 'strict')
const ruleset = loadRuleset({ sv: () => readFileSync('dist/rules.sv.bin'), en: () => readFileSync('dist/rules.en.bin') })
const linter = createLinter({ ruleset, policy, today: '2026-01-01', model: decodeModel(readFileSync('dist/judge.bin')) })
const texts = makeTexts(linter, 1e6)
writeFileSync('/tmp/cs/texts.json', JSON.stringify(Object.fromEntries(texts.map((t) => [t.name, t.notes]))))
writeFileSync('/tmp/cs/policy.json', JSON.stringify([...policies]))
