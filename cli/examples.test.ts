import { describe, expect, it } from 'vitest'
import { createLinter, type NoteKind } from '../src/index.ts'
import { everythingOn } from '../src/policy/index.ts'
import { builtInModel, builtInRules } from './engine.ts'
import { allRules } from './rule-info.ts'

/**
 * The examples are tests of the rules; with the learned judge beside them they are a check that it does not overrule what the rules are sure of.
 * A few may differ: an example is a single sentence without a field, which is the least the model can be given.
 */
const linter = createLinter({
  ruleset: builtInRules(),
  model: builtInModel(),
  policy: everythingOn,
  today: '2026-11-26',
})

describe.each(['sv', 'en'] as const)('examples in %s with both judges', (lang) => {
  const tried = allRules().flatMap(({ id, fires, silent }) => [
    ...(fires[lang] ?? []).map((example) => ({ ...example, id, wanted: true })),
    ...(silent[lang] ?? []).map((example) => ({ ...example, id, wanted: false })),
  ])
  const right = (wanted: boolean): number => {
    const some = tried.filter((example) => example.wanted === wanted)
    const met = some.filter(({ text, kind, field, id }) => {
      const context = { lang, kind: (kind ?? 'message') as NoteKind, ...(field === undefined ? {} : { field }) }
      return linter.lint(text, context).some(({ rule }) => rule === id) === wanted
    })
    return met.length / some.length
  }

  it('has examples of every rule', () => {
    expect(new Set(tried.map(({ id }) => id)).size).toBe(26)
  })

  it('fires on nine in ten of those that must fire', () => {
    expect(right(true)).toBeGreaterThan(0.9)
  })

  it('stays silent on nineteen in twenty of those that must not', () => {
    expect(right(false)).toBeGreaterThan(0.95)
  })
})
