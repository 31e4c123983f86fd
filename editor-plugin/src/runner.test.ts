import { EditorState } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeView } from '../test/fake-view.ts'
import { configureLint, diagnostics, refreshLint, setLintActive } from './access.ts'
import { flushLint } from './commands.ts'
import type { Diagnostic, LintSource } from './types.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A source that finds the word FEL, after some milliseconds. */
const slow =
  (wait: number): LintSource =>
  (doc) =>
    new Promise((resolve) => {
      const list: Diagnostic[] = []
      doc.descendants((node, pos) => {
        const at = node.text?.indexOf('FEL') ?? -1
        if (at >= 0) list.push({ from: pos + at, to: pos + at + 3, severity: 'error', message: 'fel' })
      })
      setTimeout(() => resolve(list), wait)
    })
const silent: LintSource = () => new Promise(() => {})

/** Whether a promise has been kept, broken or neither, without waiting for it. */
function watched(promise: Promise<void>): { state: string } {
  const told = { state: 'open' }
  promise.then(
    () => {
      told.state = 'done'
    },
    (error: Error) => {
      told.state = error.message
    },
  )
  return told
}
const pass = (length: number): Promise<unknown> => vi.advanceTimersByTimeAsync(length)

describe('the save gate', () => {
  it('waits for a source that is slower than the pause after typing', async () => {
    const editor = new FakeView('Hej.', { sources: [slow(400)] })
    await pass(2000)
    editor.type('FEL ')
    await pass(100)
    const gate = watched(flushLint(editor.view))
    await pass(350)
    expect(gate.state).toBe('open')
    await pass(100)
    expect([gate.state, editor.blocking]).toEqual(['done', 1])
    await pass(2000)
    expect(editor.blocking).toBe(1)
    editor.destroy()
  })

  it('asks a source once for each document', async () => {
    const source = vi.fn(slow(50))
    const editor = new FakeView('Hej.', { sources: [source] })
    await pass(1000)
    editor.type('FEL ')
    void flushLint(editor.view)
    await pass(1000)
    expect(source).toHaveBeenCalledTimes(2)
    editor.dispatch(refreshLint(editor.state.tr))
    await pass(1000)
    expect(source).toHaveBeenCalledTimes(3)
    editor.destroy()
  })

  it('waits for what is typed while it waits', async () => {
    const editor = new FakeView('Hej.', { sources: [slow(400)] })
    const gate = watched(flushLint(editor.view))
    await pass(350)
    editor.type('FEL Elsa har diabetes. ')
    await pass(100)
    expect(gate.state).toBe('open')
    await pass(1000)
    expect([gate.state, editor.lint.pending, editor.blocking]).toEqual(['done', false, 2])
    editor.destroy()
  })

  it('goes on where the host sets its plugins anew', async () => {
    const editor = new FakeView('FEL Elsa har diabetes.', { sources: [slow(300)] })
    const gate = watched(flushLint(editor.view))
    await pass(100)
    editor.reconfigure()
    await pass(1000)
    expect([gate.state, editor.lint.pending, editor.blocking]).toEqual(['done', false, 2])
    editor.destroy()
  })

  it('waits five seconds for a source that is silent, not more', async () => {
    const editor = new FakeView('Elsa har diabetes.', { sources: [silent] })
    const gate = watched(flushLint(editor.view))
    await pass(4900)
    expect(gate.state).toBe('open')
    await pass(200)
    expect([gate.state, editor.blocking]).toEqual(['done', 1])
    editor.destroy()
  })

  it('refuses when the editor is destroyed meanwhile, and leaves no timer', async () => {
    const editor = new FakeView('Elsa har diabetes.', { sources: [silent] })
    const gate = watched(flushLint(editor.view))
    await pass(1000)
    editor.destroy()
    expect(vi.getTimerCount()).toBe(0)
    await pass(0)
    expect(gate.state).toMatch('not on the page')
  })

  it('refuses a view that has no plugin', async () => {
    const editor = new FakeView('Elsa har diabetes.')
    editor.destroy()
    await expect(flushLint(editor.view)).rejects.toThrow('not on the page')
  })

  it('refuses when the host does not take the results, and does not try for ever', async () => {
    const editor = new FakeView('Elsa har diabetes.')
    editor.refuses = true
    const gate = watched(flushLint(editor.view))
    await pass(2000)
    expect(gate.state).toMatch('does not take the results')
    expect(vi.getTimerCount()).toBe(0)
    editor.refuses = false
    await flushing(editor)
    expect(editor.blocking).toBe(1)
    editor.destroy()
  })

  it('refuses when the engine fails, and passes again when it no longer does', async () => {
    const errors: unknown[] = []
    let broken = false
    const editor = new FakeView('Elsa har diabetes.', {
      onError: (error) => errors.push(error),
      contextOf: () => {
        if (broken) throw new Error('broken')
        return undefined
      },
    })
    await flushing(editor)
    broken = true
    editor.type('Hon har adhd. ')
    await pass(1000)
    expect([errors.length, editor.lint.pending]).toEqual([1, true])
    await expect(flushLint(editor.view)).rejects.toMatchObject({ cause: new Error('broken') })
    broken = false
    await flushing(editor)
    expect([editor.lint.pending, editor.blocking]).toEqual([false, 2])
    editor.destroy()
  })

  it('passes where linting is off', async () => {
    const editor = new FakeView('Elsa har diabetes.')
    editor.dispatch(setLintActive(editor.state.tr, false))
    await flushLint(editor.view)
    expect(editor.blocking).toBe(0)
    editor.destroy()
  })
})

describe('linting', () => {
  it('begins when the host sets a fresh state of the same document', async () => {
    const editor = new FakeView('FEL Elsa har diabetes.', { sources: [slow(10)] })
    await pass(1000)
    expect(editor.blocking).toBe(2)
    const { doc, plugins } = editor.state
    editor.updateState(EditorState.create({ doc, plugins }))
    expect(editor.blocking).toBe(0)
    await pass(1000)
    expect([editor.lint.pending, editor.blocking]).toEqual([false, 2])
    editor.destroy()
  })

  it('takes up what was typed while it was off', async () => {
    const editor = new FakeView('Hej.')
    await pass(1000)
    editor.dispatch(setLintActive(editor.state.tr, false))
    editor.type('Elsa har diabetes. ')
    await pass(1000)
    editor.dispatch(setLintActive(editor.state.tr, true))
    await pass(1000)
    expect([editor.lint.pending, editor.blocking]).toEqual([false, 1])
    editor.destroy()
  })

  it('asks sources again when views are made anew', async () => {
    const editor = new FakeView('FEL', { rules: false, sources: [slow(300)] })
    await pass(100)
    editor.reconfigure()
    await pass(1000)
    expect(diagnostics(editor.state)).toHaveLength(1)
    editor.destroy()
  })

  it('opens and closes the list when that is configured', () => {
    const editor = new FakeView('Hej.')
    editor.dispatch(configureLint(editor.state.tr, { autoPanel: true }))
    expect(editor.lint.panelOpen).toBe(true)
    editor.dispatch(configureLint(editor.state.tr, { locale: 'en' }))
    expect(editor.lint.panelOpen).toBe(true)
    editor.dispatch(configureLint(editor.state.tr, { autoPanel: false }))
    expect(editor.lint.panelOpen).toBe(false)
    editor.destroy()
  })
})

/** Passes the gate while time passes. */
async function flushing(editor: FakeView): Promise<void> {
  const gate = flushLint(editor.view)
  await pass(1000)
  await gate
}
