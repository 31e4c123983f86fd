import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { Headless } from '../test/headless.ts'
import { configureLint, setDiagnostics, setLintActive } from './access.ts'
import { showsSame } from './shows-same.ts'
import type { Diagnostic } from './types.ts'

const given = (from: number, to: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  ...{ from, to, severity: 'error', message: 'm', ruleId: 'given/m', fingerprint: 'f' },
  ...more,
})
const open = (...list: Diagnostic[]): Headless => {
  const editor = new Headless(toDoc('en sjuk elev', 'en till'), { ruleset: undefined as never })
  return editor.apply(setDiagnostics(editor.state.tr, list))
}

describe('two states', () => {
  it('show the same where everything has only moved, or was found anew', () => {
    const editor = open(given(4, 8))
    const before = editor.lint
    editor.apply(editor.state.tr.insertText('Nå, ', 1))
    expect(showsSame(before, editor.lint)).toBe(true)
    editor.apply(setDiagnostics(editor.state.tr, [given(8, 12)]))
    expect(showsSame(before, editor.lint)).toBe(true)
  })

  it.each([
    ['severity', [given(4, 8, { severity: 'info' })]],
    ['words', [given(4, 8, { fingerprint: 'g' })]],
    ['length', [given(4, 7)]],
    ['number', [given(4, 8), given(4, 8)]],
    ['blocks', [given(4, 8), given(15, 17)]],
    ['blocks that lie in no single one', [given(4, 17)]],
  ])('do not where they differ in %s', (_, list) => {
    const editor = open(given(4, 8))
    const before = editor.lint
    editor.apply(setDiagnostics(editor.state.tr, list))
    expect(showsSame(before, editor.lint)).toBe(false)
  })

  it('do not where one hides what the other shows', () => {
    const editor = open(given(4, 8))
    const before = editor.lint
    editor.apply(configureLint(editor.state.tr, { markerFilter: () => false }))
    expect(showsSame(before, editor.lint)).toBe(false)
    editor.apply(configureLint(editor.state.tr, { markerFilter: undefined }))
    expect(showsSame(before, editor.lint)).toBe(true)
    editor.apply(setLintActive(editor.state.tr, false))
    expect(showsSame(before, editor.lint)).toBe(false)
  })
})
