/** When linting happens: after a pause, in slices, never while an input method composes. Owns the timers of one editor. */
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { GIVEN_LAYER, layerOf, tell } from './access.ts'
import type { LintOptions } from './config.ts'
import { DocJudge } from './judge.ts'
import { EMPTY_LAYER, type Layer } from './layers.ts'
import { type Caches, fritextKey, type LintState } from './state.ts'

/** Work of a slice, in milliseconds: well below what a frame has. */
const SLICE = 8

/** Milliseconds between two paints of findings that are still incomplete. */
const PAINT = 150

/** Milliseconds after which a save gate no longer waits for a source that does not answer. */
const PATIENCE = 5000

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
  private asked: AbortController | undefined
  private answering: Promise<unknown> = Promise.resolve()
  private waiting: Array<() => void> = []
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
    this.schedule(0)
  }

  /** Reacts to a new state of the editor. */
  update(before: LintState, after: LintState, docChanged: boolean): void {
    if (after.version !== before.version) {
      this.caches.clear()
      this.schedule(0)
    } else if (docChanged) this.schedule(after.config.delay)
    else if (after.active && !before.active) this.schedule(0)
    if (after.typing !== before.typing) this.holdBack(after)
  }

  /** The user has finished composing, or left the editor. */
  settle(): void {
    if (this.pending()) this.schedule(Math.min(this.lint().config.delay, 50))
  }

  /** Lints to the end, without a pause, and waits for sources. Resolves when nothing is pending any more. */
  async flush(): Promise<void> {
    while (!this.destroyed && this.lint().active) {
      if (this.view.composing) await this.untilTold()
      else if (this.pending()) {
        if (this.slice() && !this.pending()) break
        await rest()
      } else break
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE)
    })
    await Promise.race([this.answering, patience])
    clearTimeout(timer)
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
    this.asked?.abort()
    this.tellWaiting()
  }

  private lint(): LintState {
    return fritextKey.getState(this.view.state) as LintState
  }

  private pending(): boolean {
    return this.lint().pending
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer)
    if (this.destroyed) return
    this.timer = setTimeout(() => this.tick(), delay)
  }

  private tick(): void {
    if (this.destroyed || !this.lint().active) return
    // A transaction now would end the composition in some browsers; compositionend calls `settle`.
    if (this.view.composing) return
    if (!this.slice()) this.schedule(0)
  }

  /** Works for a while. True when the document is linted to the end. */
  private slice(length = SLICE): boolean {
    const { state } = this.view
    const lint = this.lint()
    try {
      if (this.work === undefined || this.workDoc !== state.doc || this.workState?.version !== lint.version) {
        this.work = this.judge.run(state.doc, lint.config, state.selection.head)
        this.workDoc = state.doc
        this.workState = lint
        this.lastPaint = performance.now()
        this.ask(state.doc)
      }
      const end = performance.now() + length
      let done = false
      do done = this.work.next().done === true
      while (!done && performance.now() < end)
      if (!done && performance.now() - this.lastPaint < PAINT) return false
      this.publish(done)
      return done
    } catch (error) {
      // What the rules cannot do must never break typing.
      this.work = undefined
      this.options.onError?.(error)
      this.show([], true)
      return true
    }
  }

  private publish(done: boolean): void {
    this.lastPaint = performance.now()
    const current = this.lint().byBlock[0] ?? EMPTY_LAYER
    const layer = this.judge.layer(current, this.caches.of(0))
    if (done) this.work = undefined
    this.show([[0, layer]], done)
  }

  private show(layers: ReadonlyArray<readonly [number, Layer]>, done: boolean): void {
    this.view.dispatch(tell(this.view.state.tr, { type: 'results', layers, done }))
    if (done) this.tellWaiting()
  }

  /** Asks the sources of the host. What they answer for an older document is thrown away. */
  private ask(doc: Node): void {
    this.asked?.abort()
    const { sources = [] } = this.options
    if (sources.length === 0) return
    const asked = new AbortController()
    this.asked = asked
    const answers = sources.map(async (source, index) => {
      try {
        const list = await source(doc, asked.signal)
        if (asked.signal.aborted || this.destroyed || this.view.state.doc !== doc) return
        await this.whenComposed()
        if (asked.signal.aborted || this.destroyed || this.view.state.doc !== doc) return
        const layer = layerOf(doc, list)
        this.view.dispatch(
          tell(this.view.state.tr, {
            type: 'results',
            layers: [[GIVEN_LAYER + 1 + index, layer]],
            done: true,
            keepsPending: true,
          }),
        )
      } catch (error) {
        if (!asked.signal.aborted) this.options.onError?.(error)
      }
    })
    this.answering = Promise.all(answers)
  }

  private async whenComposed(): Promise<void> {
    while (!this.destroyed && this.view.composing) await this.untilTold()
  }

  private untilTold(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
    })
  }

  /** Wakes those who wait for the end of a composition. */
  tellWaiting(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const wake of waiting) wake()
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

function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}

function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
