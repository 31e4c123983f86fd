import { schema } from 'prosemirror-schema-basic'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { everything, Headless } from '../test/headless.ts'
import { blockingDiagnostics, configureLint, diagnostics, setDiagnostics } from './access.ts'
import { nextDiagnostic, previousDiagnostic, suppressWithReason } from './commands.ts'
import { maySuppress, suppressing } from './edits.ts'
import type { Diagnostic } from './types.ts'

const given = (from: number, to: number, message: string): Diagnostic => ({ from, to, severity: 'error', message })
const plain = (...paragraphs: string[]): Headless => new Headless(toDoc(...paragraphs), { ruleset: undefined as never })
const withGiven = (editor: Headless, ...list: Diagnostic[]): Headless =>
  editor.apply(setDiagnostics(editor.state.tr, list))

/** Messages of the remarks that a number of steps stand on, as the state tells. */
function walk(editor: Headless, command: typeof nextDiagnostic, steps: number): string[] {
  return Array.from({ length: steps }, () => {
    command(editor.state, (tr) => editor.apply(tr))
    const { walked } = editor.lint
    const same = diagnostics(editor.state).filter(({ from, to }) => from === walked?.from && to === walked.to)
    return same[walked?.nth ?? 0]?.message ?? ''
  })
}

describe('walking through remarks', () => {
  const same = (): Headless => withGiven(plain('ett två tre'), given(1, 4, 'a'), given(1, 4, 'b'), given(9, 12, 'c'))

  it('stops at each of those that have one range', () => {
    expect(walk(same(), nextDiagnostic, 5)).toEqual(['a', 'b', 'c', 'a', 'b'])
    expect(walk(same(), previousDiagnostic, 5)).toEqual(['c', 'b', 'a', 'c', 'b'])
  })

  it('goes on where it was after a change elsewhere', () => {
    const editor = same()
    walk(editor, nextDiagnostic, 2)
    editor.apply(editor.state.tr.insertText('x', 13))
    expect(walk(editor, nextDiagnostic, 1)).toEqual(['c'])
  })

  it('goes on where the card has stood on the same range since', () => {
    const editor = same()
    walk(editor, nextDiagnostic, 2)
    const select = (range: { from: number; to: number } | null): void => {
      editor.apply(editor.state.tr.setMeta('fritext$', { type: 'select', range }))
    }
    select(null)
    select({ from: 1, to: 4 })
    expect(walk(editor, nextDiagnostic, 1)).toEqual(['c'])
  })

  it('passes a range that no selection of text can have', () => {
    const line = schema.node('horizontal_rule')
    const [first, last] = toDoc('ett', 'två').children
    const doc = schema.node(
      'doc',
      null,
      [first, line, last].flatMap((node) => node ?? []),
    )
    const editor = withGiven(
      new Headless(doc, { ruleset: undefined as never }),
      ...[given(1, 4, 'a'), given(5, 6, 'b'), given(7, 10, 'c')],
    )
    const steps = walk(editor, nextDiagnostic, 8)
    expect(new Set(steps)).toEqual(new Set(['a', 'b', 'c']))
  })
})

describe('a policy that forbids suppressions', () => {
  const opened = (): Headless => {
    const editor = new Headless(toDoc('Elsa har diabetes.')).run()
    return editor.apply(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 12)))
  }
  const suppressed = (): Headless => {
    const editor = opened()
    suppressWithReason('skäl')(editor.state, (tr) => editor.apply(tr))
    return editor
  }

  it.each([
    ['at all', { forbidSuppressions: true }],
    ['of a rule', { suppressions: { forbid: ['art9/health'] } }],
    ['of a group', { suppressions: { forbid: ['art9/*'] } }],
    ['of every rule', { suppressions: { forbid: ['*'] } }],
    ['without a name', { suppressions: { by: ['rektor'] } }],
    ['without a last day', { suppressions: { longest: 30 } }],
  ])('%s: saved ones hide nothing, and none can be added', (_, limits) => {
    const editor = suppressed()
    expect(blockingDiagnostics(editor.state)).toHaveLength(0)
    editor.apply(configureLint(editor.state.tr, { policy: { ...everything, ...limits } }))
    expect([blockingDiagnostics(editor.state).length, editor.painted().length]).toEqual([1, 1])
    const { ruleId } = diagnostics(editor.state)[0] as Diagnostic
    expect(suppressWithReason('skäl')(editor.state)).toBe(false)
    expect(maySuppress(editor.lint, ruleId)).toBe(false)
    const before = editor.lint.suppressed
    editor.apply(suppressing(editor.state, editor.lint, diagnostics(editor.state)[0] as Diagnostic, 'skäl'))
    expect(editor.lint.suppressed).toBe(before)
  })

  it('of another rule leaves the others alone', () => {
    const editor = suppressed()
    const policy = { ...everything, suppressions: { forbid: ['art10/*'] } }
    editor.apply(configureLint(editor.state.tr, { policy }))
    expect(blockingDiagnostics(editor.state)).toHaveLength(0)
  })
})
