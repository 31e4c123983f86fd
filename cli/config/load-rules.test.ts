import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLinter, type Lang, loadRuleset, type NoteKind } from '../../src/index.ts'
import { everythingOn, ruleIds } from '../../src/policy/index.ts'
import { compileFolder, describeRules, loadRules } from './load-rules.ts'

const languages = readdirSync('rules').filter((name): name is Lang => name === 'sv' || name === 'en')
const linter = createLinter({
  ruleset: loadRuleset(
    Object.fromEntries(languages.map((lang) => [lang, compileFolder(`rules/${lang}`, lang, 'test')])),
  ),
  policy: everythingOn,
  today: '2026-11-26',
})

describe.each(languages)('rules/%s', (lang) => {
  const input = loadRules(`rules/${lang}`, lang, 'test')

  it('has a file for every rule', () => {
    expect(input.rules.map(({ id }) => id).sort()).toEqual([...ruleIds].sort())
  })

  it('holds no entry longer than five words', () => {
    const entries = [
      ...input.lexicon.flatMap(({ lemma, forms }) => [lemma, ...forms]),
      ...input.rules.flatMap(({ terms = [] }) =>
        terms.flatMap(({ words }) =>
          words.map((word) => (typeof word === 'string' ? (word.split(',')[0] ?? '') : word.lemma)),
        ),
      ),
    ]
    expect(entries.filter((entry) => entry.trim().split(/\s+/).length > 5)).toEqual([])
  })

  describe.each(input.rules.map(({ id, fires, silent }) => ({ id, fires, silent })))('$id', ({ id, fires, silent }) => {
    const about = describeExamples(fires)
    it.each(about)('fires on: $text', ({ text, kind, field }) => {
      expect(rulesOn(text, kind, field)).toContain(id)
    })

    it.each(describeExamples(silent))('stays silent on: $text', ({ text, kind, field }) => {
      expect(rulesOn(text, kind, field)).not.toContain(id)
    })
  })

  function rulesOn(text: string, kind: NoteKind | undefined, field: string | undefined): string[] {
    const context = { lang, ...(kind === undefined ? {} : { kind }), ...(field === undefined ? {} : { field }) }
    return linter.lint(text, context).map(({ rule }) => rule)
  }
})

interface Example {
  readonly text: string
  readonly kind?: NoteKind
  readonly field?: string
}

function describeExamples(examples: readonly (string | Example)[]): Example[] {
  return examples.map((example) => (typeof example === 'string' ? { text: example } : example))
}

it('describes every rule for the reader', () => {
  const rules = describeRules('rules', languages)
  expect(rules.map(({ id }) => id)).toEqual([...ruleIds].sort())
  for (const rule of rules) {
    expect(rule.basis.length, rule.id).toBeGreaterThan(0)
    for (const text of [rule.title, rule.message, rule.why, rule.instead]) {
      expect(text.sv.length, rule.id).toBeGreaterThan(2)
      expect(text.en.length, rule.id).toBeGreaterThan(2)
    }
  }
})
