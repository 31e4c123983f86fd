import { Fragment, Slice } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { Headless } from '../test/headless.ts'
import {
  blockingDiagnostics,
  configureLint,
  diagnosticCount,
  diagnostics,
  diagnosticsAt,
  lintCounts,
  setDiagnostics,
  setLintActive,
} from './access.ts'
import { nextDiagnostic, suppressWithReason, unsuppress } from './commands.ts'
import type { Diagnostic } from './types.ts'

const given = (from: number, to: number, severity: Diagnostic['severity'] = 'error', message = 'm'): Diagnostic => ({
  ...{ from, to, severity, message, ruleId: `given/${message}` },
})
const plain = (...paragraphs: string[]): Headless => new Headless(toDoc(...paragraphs), { ruleset: undefined as never })
const withGiven = (editor: Headless, ...list: Diagnostic[]): Headless =>
  editor.apply(setDiagnostics(editor.state.tr, list))

describe('marks', () => {
  it('are not made longer by what is typed at their edges', () => {
    const editor = withGiven(plain('en sjuk elev'), given(4, 8))
    editor.apply(editor.state.tr.insertText('X', 8)).apply(editor.state.tr.insertText('Y', 4))
    expect(editor.state.doc.textContent).toBe('en YsjukX elev')
    expect(editor.found()).toEqual(['given/m sjuk'])
    expect(editor.painted()).toEqual(['sjuk ProseMirror-lint ProseMirror-lint-error'])
  })

  it('are painted up to the most of them, in one long paragraph too', () => {
    const text = 'en sjuk elev '.repeat(9)
    const editor = new Headless(toDoc(text), { ruleset: undefined as never, maxMarks: 3 })
    withGiven(editor, ...Array.from({ length: 9 }, (_, at) => given(13 * at + 4, 13 * at + 8)))
    expect(editor.found()).toHaveLength(9)
    expect(editor.painted()).toHaveLength(3)
  })

  it('over several blocks are painted beside the most of the others', () => {
    const editor = new Headless(toDoc('ett', 'två', 'tre'), { ruleset: undefined as never, maxMarks: 1 })
    withGiven(editor, given(1, 8, 'error', 'a'), given(6, 13, 'error', 'b'))
    expect(editor.painted().length).toBeGreaterThan(1)
  })

  it('go when their own text changes', () => {
    const editor = withGiven(plain('en sjuk elev'), given(4, 8))
    expect(editor.apply(editor.state.tr.insertText('X', 6)).found()).toEqual([])
    expect(editor.painted()).toEqual([])
  })

  it('move with changes elsewhere, and stay the same object', () => {
    const editor = new Headless(toDoc('Hej', 'Elsa har diabetes.')).run()
    const before = editor.lint.byBlock[0]?.lists[0]
    editor.apply(editor.state.tr.insertText('åå', 1))
    expect(editor.lint.byBlock[0]?.lists[0]).toBe(before)
    expect(editor.found()).toEqual(['art9/health diabetes'])
  })

  it('stand twice where the same node stands twice', () => {
    const block = schema.node('paragraph', null, [schema.text('Elsa har diabetes.')])
    const editor = new Headless(schema.node('doc', null, [block, block])).run()
    expect(editor.found()).toEqual(['art9/health diabetes', 'art9/health diabetes'])
  })

  it('survive that the whole document is replaced by the same nodes, without a rule run', () => {
    const editor = new Headless(toDoc('Elsa har diabetes.', 'Hej', 'Hon är på BUP.')).run()
    const [before, painted, runs] = [editor.found(), editor.painted(), editor.judge.executions]
    const { doc } = editor.state
    const blocks = [0, 1, 2].map((index) => doc.child(index))
    editor.apply(editor.state.tr.replace(0, doc.content.size, new Slice(Fragment.from(blocks), 0, 0)))
    expect([editor.found(), editor.painted()]).toEqual([before, painted])
    editor.run()
    expect([editor.found(), editor.painted(), editor.judge.executions]).toEqual([before, painted, runs])
  })

  it('beyond the document are cut off', () => {
    expect(withGiven(plain('ab'), given(1, 99), given(50, 60), given(-5, 2)).found()).toEqual([
      'given/m a',
      'given/m ab',
    ])
  })

  it('are painted up to a number, and all counted', () => {
    const editor = plain(...Array.from({ length: 50 }, () => 'ord'))
    editor.apply(configureLint(editor.state.tr, { maxMarks: 10 }))
    withGiven(editor, ...Array.from({ length: 50 }, (_, index) => given(1 + index * 5, 4 + index * 5)))
    expect(diagnosticCount(editor.state)).toBe(50)
    expect(editor.painted()).toHaveLength(10)
  })
})

describe('a diagnostic of the engine', () => {
  const [found] = diagnostics(new Headless(toDoc('Elsa har diabetes.')).run().state)

  it('says what, why, by which document, and what to write instead', () => {
    expect(found).toMatchObject({
      ruleId: 'art9/health',
      category: 'art9',
      severity: 'error',
      source: 'Skolan: Alla regler',
      url: 'https://example.com/regler',
    })
    for (const words of [found?.message, found?.why, found?.advice?.join('')]) expect(words).toMatch(/^\p{Lu}.{20}/su)
  })

  it('holds no text of the note', () => {
    expect(JSON.stringify(found)).not.toMatch(/Elsa|diabetes/)
  })
})

describe('counts and the save gate', () => {
  it('tell severities', () => {
    const editor = withGiven(plain('ett två tre'), given(1, 4), given(5, 8, 'warning'), given(9, 12, 'hint'))
    expect(lintCounts(editor.state)).toEqual({ error: 1, warning: 1, info: 0, hint: 1, total: 3 })
    expect(blockingDiagnostics(editor.state)).toHaveLength(1)
    expect(diagnosticsAt(editor.state, 6).map(({ severity }) => severity)).toEqual(['warning'])
  })

  it('are of nothing while linting is off', () => {
    const editor = withGiven(plain('ett'), given(1, 4))
    editor.apply(setLintActive(editor.state.tr, false))
    expect([diagnosticCount(editor.state), editor.painted()]).toEqual([0, []])
    editor.apply(setLintActive(editor.state.tr, true))
    expect(diagnosticCount(editor.state)).toBe(1)
  })
})

describe('the word being typed', () => {
  const typing = (text: string): Headless => {
    const editor = new Headless(toDoc('Elsa har ')).run()
    return editor
      .apply(editor.state.tr.setSelection(TextSelection.atEnd(editor.state.doc)))
      .apply(editor.state.tr.insertText(text))
      .run()
  }

  it('is not flagged until it is left', () => {
    const editor = typing('diabetes')
    expect([editor.found(), editor.painted()]).toEqual([['art9/health diabetes'], []])
    editor.apply(editor.state.tr.insertText('.'))
    expect(editor.painted()).toEqual(['diabetes ProseMirror-lint ProseMirror-lint-error'])
  })

  it('is flagged when the caret goes elsewhere', () => {
    const editor = typing('diabetes')
    editor.apply(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 2)))
    expect(editor.painted()).toHaveLength(1)
  })

  it('keeps the mark that it has', () => {
    const editor = typing('diabetes.')
    expect(editor.painted()).toHaveLength(1)
    const end = editor.state.doc.content.size - 2
    editor.apply(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, end)))
    editor.apply(editor.state.tr.insertText('-')).run()
    expect(editor.painted().length).toBe(editor.found().length)
  })
})

describe('suppressions', () => {
  it('silence the same words among the same neighbours, wherever they stand', () => {
    const editor = new Headless(toDoc('Elsa har diabetes.')).run()
    editor.apply(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 12)))
    const suppress = suppressWithReason('Vårdnadshavaren har bett om det.')
    expect(suppress(editor.state, (tr) => editor.apply(tr))).toBe(true)
    expect([editor.found(), editor.painted()]).toEqual([[], []])
    editor.apply(editor.state.tr.insertText('Hej! ', 1)).run()
    expect(editor.found()).toEqual([])
    const [saved] = editor.lint.suppressed
    expect(JSON.stringify(saved)).not.toMatch(/diabetes|Elsa/)
    expect(unsuppress(saved?.fingerprint ?? '')(editor.state, (tr) => editor.apply(tr))).toBe(true)
    expect(editor.found()).toEqual(['art9/health diabetes'])
  })

  it('need a reason, and a policy that allows them', () => {
    const editor = new Headless(toDoc('Elsa har diabetes.')).run()
    editor.apply(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 12)))
    expect(suppressWithReason(' ')(editor.state)).toBe(false)
    const policy = {
      ...(editor.lint.config.policy as NonNullable<typeof editor.lint.config.policy>),
      forbidSuppressions: true,
    }
    editor.apply(configureLint(editor.state.tr, { policy }))
    expect(suppressWithReason('skäl')(editor.state)).toBe(false)
  })
})

describe('commands', () => {
  it('answer without dispatch and change nothing then', () => {
    const editor = withGiven(plain('ett två'), given(1, 4))
    expect(nextDiagnostic(editor.state)).toBe(true)
    expect(nextDiagnostic(plain('ett').state)).toBe(false)
  })

  it('walk in a circle', () => {
    const editor = withGiven(plain('ett två'), given(1, 4), given(5, 8))
    const walk = (): number => {
      nextDiagnostic(editor.state, (tr) => editor.apply(tr))
      return editor.state.selection.from
    }
    expect([walk(), walk(), walk()]).toEqual([1, 5, 1])
  })
})

describe('what is known of the place', () => {
  it('changes findings at once', () => {
    const editor = new Headless(toDoc('sjuk')).run()
    const before = diagnosticCount(editor.state)
    editor.apply(configureLint(editor.state.tr, { context: { kind: 'absence', field: 'Frånvaroorsak' } })).run()
    expect(before).toBe(0)
    expect(diagnosticCount(editor.state)).toBeGreaterThan(0)
  })

  it('may differ from block to block', () => {
    const editor = new Headless(toDoc('sjuk', 'sjuk'), {
      contextOf: (node) => (node === editor.state.doc.child(1) ? { kind: 'absence' } : undefined),
    })
    editor.run()
    expect(diagnostics(editor.state).every(({ from }) => from > 6)).toBe(true)
    expect(diagnosticCount(editor.state)).toBeGreaterThan(0)
  })

  it('can be left out of reading', () => {
    const skipRanges = (): Array<{ from: number; to: number }> => [{ from: 10, to: 18 }]
    expect(new Headless(toDoc('Elsa har diabetes.'), { skipRanges }).run().found()).toEqual([])
  })
})
