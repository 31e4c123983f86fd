/** Asking the sources of the host: once for each document, and what they answer for an older one is thrown away. */
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { tell } from './access.ts'
import type { LintOptions } from './config.ts'
import { GIVEN_LAYER, layerOf } from './given.ts'

/** A question to all sources. */
interface Question {
  readonly doc: Node
  readonly version: number
  readonly stop: AbortController
  open: boolean
}

/** What the asker needs of the one who runs it. */
export interface AskerHost {
  /** Resolves when no input method composes. */
  composed(): Promise<void>
  /** Called when every source has answered. */
  answered(): void
}

/** Asks the sources of one editor. */
export class Asker {
  private readonly view: EditorView
  private readonly options: LintOptions
  private readonly host: AskerHost
  private question: Question | undefined

  constructor(view: EditorView, options: LintOptions, host: AskerHost) {
    this.view = view
    this.options = options
    this.host = host
  }

  /** Whether the sources have not been asked yet about a document under a version of the configuration. */
  owes(doc: Node, version: number): boolean {
    if ((this.options.sources ?? []).length === 0) return false
    return this.question === undefined || this.question.doc !== doc || this.question.version !== version
  }

  /** The question that waits for an answer, as an object of its own; `undefined` if none does. */
  get waiting(): object | undefined {
    return this.question?.open === true ? this.question : undefined
  }

  /** Asks about a document, unless it has been asked. */
  ask(doc: Node, version: number): void {
    if (!this.owes(doc, version)) return
    this.forget()
    const question: Question = { doc, version, stop: new AbortController(), open: true }
    this.question = question
    const { sources = [] } = this.options
    void Promise.all(sources.map((_, index) => this.answer(question, index))).then(() => {
      question.open = false
      if (!question.stop.signal.aborted) this.host.answered()
    })
  }

  /** Takes back what was asked; what is answered all the same is thrown away. */
  forget(): void {
    this.question?.stop.abort()
    this.question = undefined
  }

  private async answer({ doc, stop: { signal } }: Question, index: number): Promise<void> {
    const isLate = (): boolean => signal.aborted || this.view.state.doc !== doc
    try {
      const list = (await this.options.sources?.[index]?.(doc, signal)) ?? []
      if (isLate()) return
      await this.host.composed()
      if (isLate()) return
      const layers = [[GIVEN_LAYER + 1 + index, layerOf(doc, list)]] as const
      this.view.dispatch(tell(this.view.state.tr, { type: 'results', layers, done: true, keepsPending: true }))
    } catch (error) {
      if (!signal.aborted) this.options.onError?.(error)
    }
  }
}
