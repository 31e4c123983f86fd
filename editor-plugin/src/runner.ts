/** When linting happens: after a pause, in slices, never while an input method composes. Owns the timers of one editor. */
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { tell } from './access.ts'
import { Asker } from './asking.ts'
import type { LintOptions } from './config.ts'
import { DocJudge } from './judge.ts'
import { EMPTY_LAYER } from './layers.ts'
import { type Caches, fritextKey, type LintState } from './state.ts'

/** Work of a slice, in milliseconds: well below what a frame has. */
const SLICE = 8

/** Milliseconds between two paints of findings that are still incomplete. */
const PAINT = 150

/** Milliseconds after which a save gate no longer waits for a source that does not answer. */
const PATIENCE = 5000

/** How often, and after how many milliseconds, a save gate tries again where the host does not take the results: some do so later. */
const TRIES = 10
const AGAIN = 50

/** Lints what an editor holds. */
export class LintRunner {
  readonly judge: DocJudge
  private readonly view: EditorView
  private readonly options: LintOptions
  private readonly caches: Caches
  private timer: ReturnType<typeof setTimeout> | undefined
  private releaseTimer: ReturnType<typeof setTimeout> | undefined
  private work: Generator<undefined, void> | undefined
  private workDoc: Node | undefined
  private workState: LintState | undefined
  private lastPaint = 0
  private failure: { readonly cause: unknown } | undefined
  private readonly asker: Asker
  private readonly waiting = new Set<() => void>()
  private destroyed = false

  constructor(view: EditorView, options: LintOptions, caches: Caches) {
    this.view = view
    this.options = options
    this.caches = caches
    this.judge = new DocJudge({
      shouldLint: options.shouldLint,
      skipRanges: options.skipRanges,
      contextOf: options.contextOf,
      today: () => options.today ?? today(),
      salt: options.salt ?? '',
    })
    this.asker = new Asker(view, options, {
      composed: () => this.composed(),
      answered: () => this.tellWaiting(),
    })
    this.schedule(0)
  }

  /** Reacts to a new state of the editor. */
  update(before: LintState, after: LintState, docChanged: boolean): void {
    if (after.version !== before.version || after.config !== before.config) {
      this.caches.clear()
      this.asker.forget()
      this.schedule(0)
    } else if (docChanged) this.schedule(after.config.delay)
    else if ((after.pending && !before.pending) || (after.active && !before.active)) {
      // Linting was switched on, or the host has set a fresh state with the same document: what sources have told is gone.
      this.asker.forget()
      this.schedule(0)
    }
    this.tellWaiting()
    if (after.typing !== before.typing) this.holdBack(after)
  }

  /** The user has finished composing, or left the editor. */
  settle(): void {
    if (this.pending()) this.schedule(Math.min(this.lint().config.delay, 50))
  }

  /**
   * Lints to the end, without a pause, and waits for sources until nothing is pending any more. False where the runner was destroyed before. Throws
   * where text stays unread: the engine failed, or the host does not take the results.
   */
  async flush(): Promise<boolean> {
    let tries = 0
    let asked: object | undefined
    let patience = 0
    while (!this.destroyed) {
      const { doc } = this.view.state
      if (!this.lint().active) return true
      if (this.view.composing) await this.wait()
      else if (this.behind()) {
        const done = this.slice()
        if (this.destroyed) return false
        const stuck = done && this.lint().pending && this.view.state.doc === doc
        if (stuck && (this.failure !== undefined || ++tries > TRIES)) throw unread(this.failure)
        await this.wait(stuck ? AGAIN : 0)
      } else if (this.asker.waiting !== undefined) {
        if (this.asker.waiting !== asked) patience = performance.now() + PATIENCE
        asked = this.asker.waiting
        if (performance.now() >= patience) return true
        await this.wait(patience - performance.now())
      } else return true
    }
    return false
  }

  /** Lints what is pending to the end, now. Returns false if nothing was. */
  force(): boolean {
    if (!this.pending() || this.view.composing || !this.lint().active) return false
    while (!this.slice(Number.POSITIVE_INFINITY));
    return true
  }

  destroy(): void {
    this.destroyed = true
    clearTimeout(this.timer)
    clearTimeout(this.releaseTimer)
    this.asker.forget()
    this.tellWaiting()
  }

  private lint(): LintState {
    return fritextKey.getState(this.view.state) as LintState
  }

  private pending(): boolean {
    return this.lint().pending
  }

  /** Whether there is something to do: also for views that the host has made anew, whose sources have not been asked yet. */
  private behind(): boolean {
    return this.pending() || this.asker.owes(this.view.state.doc, this.lint().version)
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer)
    if (this.destroyed) return
    this.timer = setTimeout(() => this.tick(), delay)
  }

  private tick(): void {
    if (this.destroyed || !this.lint().active) return
    // A transaction now would end the composition in some browsers; compositionend calls `settle`.
    if (this.view.composing || !this.behind()) return
    if (!this.slice()) this.schedule(0)
  }

  /** Works for a while. True when the document is linted to the end. */
  private slice(length = SLICE): boolean {
    const { state } = this.view
    const lint = this.lint()
    this.failure = undefined
    try {
      const { version, config } = lint
      const { workDoc, workState } = this
      if (
        this.work === undefined ||
        workDoc !== state.doc ||
        workState?.version !== version ||
        workState.config !== config
      ) {
        this.work = this.judge.run(state.doc, config, state.selection.head)
        this.workDoc = state.doc
        this.workState = lint
        this.lastPaint = performance.now()
        this.asker.ask(state.doc, version)
      }
      const end = performance.now() + length
      let done = false
      do done = this.work.next().done === true
      while (!done && performance.now() < end)
      if (!done && performance.now() - this.lastPaint < PAINT) return false
      this.publish(done)
      return done
    } catch (error) {
      // What the rules cannot do must never break typing. The text stays unread: `pending` says so, and the save gate refuses.
      this.work = undefined
      this.failure = { cause: error }
      this.options.onError?.(error)
      return true
    }
  }

  private publish(done: boolean): void {
    this.lastPaint = performance.now()
    const current = this.lint().byBlock[0] ?? EMPTY_LAYER
    const layer = this.judge.layer(current, this.caches.of(0))
    if (done) {
      this.work = undefined
      clearTimeout(this.timer)
    }
    this.view.dispatch(tell(this.view.state.tr, { type: 'results', layers: [[0, layer]], done }))
  }

  private async composed(): Promise<void> {
    while (!this.destroyed && this.view.composing) await this.wait()
  }

  /** Resolves when there is something new to see, or after some milliseconds. */
  private wait(length?: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        this.waiting.delete(wake)
        resolve()
      }
      const timer = length === undefined ? undefined : setTimeout(wake, length)
      this.waiting.add(wake)
    })
  }

  /** Wakes those who wait: a composition has ended, sources have answered, the state is another. */
  tellWaiting(): void {
    for (const wake of [...this.waiting]) wake()
  }

  private holdBack({ typing, config }: LintState): void {
    clearTimeout(this.releaseTimer)
    if (typing === null || config.holdBackAtCaret === false) return
    this.releaseTimer = setTimeout(() => this.release(), config.holdBackAtCaret)
  }

  /** Shows what was held back at the caret. */
  release(): void {
    clearTimeout(this.releaseTimer)
    if (this.destroyed || this.lint().typing === null) return
    if (this.view.composing) this.holdBack(this.lint())
    else this.view.dispatch(tell(this.view.state.tr, { type: 'release' }))
  }
}

/** Says that a note has not been read to its end, and holds nothing of it. */
function unread(failure: { readonly cause: unknown } | undefined): Error {
  return failure === undefined
    ? new Error('the note could not be linted: the editor does not take the results')
    : new Error('the note could not be linted', failure)
}

function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
