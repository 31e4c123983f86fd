/** Test helper: as much of a view as linting needs, without a page. */
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { blockingDiagnostics } from '../src/access.ts'
import type { LintOptions } from '../src/config.ts'
import { fritextLint } from '../src/lint.ts'
import { LintRunner } from '../src/runner.ts'
import { Caches, fritextKey, type LintState } from '../src/state.ts'
import { enterView, type LintViews } from '../src/views.ts'
import { toDoc } from './docs.ts'
import { everything, ruleset } from './headless.ts'

/** Options of a test; `rules: false` leaves the engine out. */
export interface FakeOptions extends LintOptions {
  readonly rules?: boolean
}

/** An editor without elements, whose timers run. */
export class FakeView {
  state: EditorState
  composing = false
  /** Whether the host refuses every transaction. */
  refuses = false
  runner: LintRunner
  private readonly options: LintOptions
  private readonly caches = new Caches()

  constructor(text: string, { rules = true, ...options }: FakeOptions = {}) {
    this.options = { ...(rules ? { ruleset, policy: everything } : {}), today: '2026-03-01', ...options }
    this.state = EditorState.create({ doc: toDoc(text), plugins: [fritextLint(this.options)] })
    this.runner = this.run()
  }

  /** The view, as what asks for one sees it. */
  get view(): EditorView {
    return this as unknown as EditorView
  }

  get lint(): LintState {
    return fritextKey.getState(this.state) as LintState
  }

  dispatch(tr: Transaction): void {
    if (!this.refuses) this.updateState(this.state.apply(tr))
  }

  updateState(state: EditorState): void {
    const [before, doc] = [this.lint, this.state.doc]
    this.state = state
    this.runner.update(before, this.lint, doc !== state.doc)
  }

  /** Sets the plugins of the state anew, as hosts do that register another one: views are made anew. */
  reconfigure(plugins: readonly Plugin[] = this.state.plugins): void {
    this.state = this.state.reconfigure({ plugins })
    this.destroy()
    this.runner = this.run()
  }

  type(text: string): void {
    this.dispatch(this.state.tr.insertText(text, 1))
  }

  destroy(): void {
    this.runner.destroy()
    enterView(this.view, undefined)
  }

  /** Number of errors. */
  get blocking(): number {
    return blockingDiagnostics(this.state).length
  }

  private run(): LintRunner {
    const runner = new LintRunner(this.view, this.options, this.caches)
    enterView(this.view, { runner } as LintViews)
    return runner
  }
}
