import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFolder } from '../../cli/config/load-rules.ts'
import { decodeModel } from '../judge/learned/model.ts'
import { createLinter, type Linter } from '../linter.ts'
import { everythingOn } from '../policy/policy.ts'
import { loadRuleset } from '../ruleset.ts'
import type { Context, Finding } from '../types.ts'
import type { NoteBlock, NoteSession } from './session.ts'

const sources = { sv: compileFolder('rules/sv', 'sv', 'test'), en: compileFolder('rules/en', 'en', 'test') }
const options = { ruleset: loadRuleset(sources), policy: everythingOn, today: '2026-03-01' }
const byRules = createLinter(options)
const byBoth = createLinter({ ...options, model: decodeModel(readFileSync('model/judge.bin')) })
const NOTES: readonly { text: string }[] = readFileSync('fixtures/notes/tune/dev.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string })
const LINES = [
  ...NOTES.flatMap(({ text }) => text.split('\n')),
  ...[
    '',
    ' ',
    '|a|b|',
    'XN och NX',
    'en [elev] här',
    '✓',
    '⚫ Bo',
    '🔴 Li',
    '####',
    'İstanbul',
    'snäll e\u0308',
    'Kod',
    'röd.',
  ],
]

/** Evidence tells no place in another block, so places of evidence are not compared. */
const bare = (findings: readonly Finding[]): unknown =>
  findings.map(({ evidence, ...rest }) => ({ ...rest, evidence: evidence.map(({ key, weight }) => ({ key, weight })) }))

function finish(session: NoteSession, blocks: readonly NoteBlock[], context?: Context): number {
  let rests = 0
  for (const _ of session.judge(blocks, context)) rests++
  return rests
}

function joined(session: NoteSession, blocks: readonly NoteBlock[]): Finding[] {
  let base = 0
  return blocks.flatMap(({ text }, index) => {
    const at = base
    base += text.length + 1
    return (session.findings[index] ?? []).map((finding) => ({
      ...finding,
      start: finding.start + at,
      end: finding.end + at,
    }))
  })
}

const whole = (linter: Linter, blocks: readonly NoteBlock[], context?: Context): unknown =>
  bare(linter.lint(blocks.map(({ text }) => text).join('\n'), context))

const toBlocks = (lines: readonly string[]): NoteBlock[] => lines.map((text) => ({ text }))

describe('a session finds what linting the whole note finds', () => {
  it.each([
    ['rules', byRules, 40],
    ['both judges', byBoth, 8],
  ] as const)('after any changes: %s', (_, linter, runs) => {
    const line = fc.constantFrom(...LINES)
    const change = fc.record({ at: fc.nat(999), remove: fc.nat(3), add: fc.array(line, { maxLength: 3 }) })
    const kind = fc.constantFrom<Context>({}, { kind: 'absence' }, { field: 'Kommentar', kind: 'iup' })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 90, size: 'max' }),
        fc.array(change, { maxLength: 5, size: 'max' }),
        kind,
        (lines, changes, context) => {
          const session = linter.session({ whole: 0, batch: 200 })
          const blocks = toBlocks(lines)
          finish(session, blocks, context)
          expect(bare(joined(session, blocks))).toEqual(whole(linter, blocks, context))
          for (const { at, remove, add } of changes) {
            blocks.splice(at % (blocks.length + 1), remove, ...toBlocks(add))
            finish(session, blocks, context)
            expect(bare(joined(session, blocks))).toEqual(whole(linter, blocks, context))
          }
        },
      ),
      { numRuns: runs, seed: 5 },
    )
  })

  it('in one piece, where the note is short', () => {
    for (const { text } of NOTES.slice(0, 200)) {
      const session = byBoth.session()
      const blocks = toBlocks(text.split('\n'))
      expect(finish(session, blocks)).toBe(1)
      expect(bare(joined(session, blocks))).toEqual(whole(byBoth, blocks))
    }
  })
})
