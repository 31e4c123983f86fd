import { describe, expect, it } from 'vitest'
import { compileFolder } from '../../cli/config/load-rules.ts'
import { createLinter, loadRuleset } from '../../src/index.ts'
import { everythingOn } from '../../src/policy/index.ts'
import { HOSTILE, repeated } from './hostile.ts'

const bytes = compileFolder('rules/sv', 'sv', 'test')
const linter = createLinter({ ruleset: loadRuleset({ sv: bytes }), policy: everythingOn, today: '2026-03-01' })

const LINE = 'Elsa Berg har diabetes och får insulin.'

describe('hostile notes', () => {
  it.each(HOSTILE)('%s: what stands in a line of its own behind it is found', (_, piece) => {
    const hostile = repeated(piece, 20_000)
    const text = `${hostile}\n\n${LINE}\n\n${hostile}`
    const from = hostile.length + 2
    const found = linter.lint(text, { lang: 'sv' }).filter(({ start }) => start >= from && start < from + LINE.length)
    expect(found.map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`)).toContain('art9/health diabetes')
  })
})
