import { undo } from 'prosemirror-history'
import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { Headless } from '../test/headless.ts'
import { configureLint, diagnosticCount, refreshLint, setDiagnostics, setLintActive } from './access.ts'
import type { Diagnostic } from './types.ts'

const given = (from: number, to: number): Diagnostic => ({ from, to, severity: 'error', message: 'm', ruleId: 'given' })
const plain = (...paragraphs: string[]): Headless => new Headless(toDoc(...paragraphs), { ruleset: undefined as never })

describe('a transaction of the host', () => {
  it('can be undone although it tells the plugin something', () => {
    const editor = plain('hej')
    editor.apply(setDiagnostics(editor.state.tr.insertText('NY ', 1), []))
    expect(undo(editor.state, (tr) => editor.apply(tr))).toBe(true)
    expect(editor.state.doc.textContent).toBe('hej')
  })

  it('can be undone although the text is put in afterwards', () => {
    const editor = plain('hej')
    editor.apply(refreshLint(editor.state.tr).insertText('NY ', 1))
    expect(undo(editor.state, (tr) => editor.apply(tr))).toBe(true)
    expect(editor.state.doc.textContent).toBe('hej')
  })

  it('tells several things, in order', () => {
    const editor = plain('hej')
    const { tr } = editor.state
    editor.apply(setDiagnostics(configureLint(refreshLint(tr), { locale: 'en' }), [given(1, 4)]))
    expect([editor.lint.config.locale, editor.lint.version, editor.found()]).toEqual(['en', 2, ['given hej']])
    editor.apply(setLintActive(setLintActive(editor.state.tr, false), true))
    expect(diagnosticCount(editor.state)).toBe(1)
  })

  it('moves diagnostics through what it changes after they were given', () => {
    const editor = plain('ett två', 'tre')
    editor.apply(setDiagnostics(editor.state.tr, [given(5, 8), given(10, 13)]).insertText('NY ', 1))
    expect(editor.found()).toEqual(['given två', 'given tre'])
    expect(editor.painted()).toHaveLength(2)
  })
})
