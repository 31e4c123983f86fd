/** What an editor shows besides its marks: card, panel, live region. Owns their elements, timers and listeners. */
import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { diagnostics, getLintState, lintCounts, tell } from './access.ts'
import type { CardHost } from './card.ts'
import type { LintOptions } from './config.ts'
import { focusedIn } from './dom.ts'
import { isSame } from './follow.ts'
import { canHighlight, HighlightPainter } from './highlight.ts'
import { LiveRegion } from './live.ts'
import { OpenCard } from './open-card.ts'
import { LintPanel } from './panel.ts'
import { countPhrase, fill } from './phrases.ts'
import { LintPointer } from './pointer.ts'
import { LintRunner } from './runner.ts'
import { showsSame } from './shows-same.ts'
import { middleOf } from './sight.ts'
import { type Caches, fritextKey, type LintState } from './state.ts'
import type { Diagnostic, Range } from './types.ts'
import { enterView, type LintViews } from './views.ts'

/** Everything of one editor that is not state. */
export class LintUi implements LintViews {
  readonly runner: LintRunner
  private readonly view: EditorView
  private readonly options: LintOptions
  private readonly live: LiveRegion
  private readonly panel: LintPanel | undefined
  private readonly painter: HighlightPainter | undefined
  private readonly pointer: LintPointer
  private readonly cardHost: CardHost
  private readonly listeners = new AbortController()
  private card: OpenCard | undefined
  private told: LintState | undefined
  private toldCounts = ''

  constructor(view: EditorView, options: LintOptions, caches: Caches) {
    this.view = view
    this.options = options
    this.runner = new LintRunner(view, options, caches)
    this.live = new LiveRegion(view)
    this.panel =
      options.panel === null
        ? undefined
        : new LintPanel(view, (diagnostic, index, count) => this.goTo(diagnostic, index, count))
    if (options.paint === 'highlight' && canHighlight()) this.painter = new HighlightPainter(view)
    this.cardHost = {
      view,
      options,
      close: (refocus) => this.closeCard(refocus),
      place: () => this.card?.put(),
      say: (text) => this.say(text),
    }
    const card = (): OpenCard | undefined => this.card
    this.pointer = new LintPointer(
      {
        view,
        get card() {
          return card()
        },
        open: (list, hovered) => this.open(list, hovered),
        close: () => this.closeCard(false),
      },
      this.painter !== undefined,
      this.listeners.signal,
    )
    enterView(view, this)
    this.mount()
    this.listen()
    this.forgetCard()
  }

  get cardOpen(): boolean {
    return this.card !== undefined
  }

  get listed(): boolean {
    return this.panel !== undefined
  }

  update(view: EditorView, before: EditorState): void {
    const lint = getLintState(view.state)
    const old = fritextKey.getState(before)
    if (lint === undefined || old === undefined) return
    this.mount()
    const sameDoc = before.doc === view.state.doc
    this.runner.update(old, lint, !sameDoc)
    if (lint !== old) {
      if (lint.suppressed !== old.suppressed) this.options.onSuppress?.(lint.suppressed)
      this.panel?.update(lint, old)
      if (lint.set !== old.set) this.painter?.paint()
    }
    // What the view is handed besides its state, such as whether it may be edited, changes the card too.
    if (this.card !== undefined) this.keepCard(this.card, lint, old, sameDoc)
    if (lint !== old) this.tellChange(lint)
  }

  walkTo(diagnostic: Diagnostic, index: number, count: number): void {
    this.walk(diagnostic, index, count, false)
  }

  showCard(list: readonly Diagnostic[], focus: boolean): void {
    this.open(list, false)
    if (focus) this.card?.focus()
  }

  closeCard(refocus: boolean): void {
    const inside = this.removeCard()
    if (inside === undefined && this.options.tooltip !== null) return
    this.deselect()
    if (refocus || inside) this.focusText()
  }

  focusPanel(): void {
    this.panel?.focus()
  }

  say(text: string): void {
    this.live.say(text)
  }

  destroy(): void {
    this.listeners.abort()
    this.removeCard()
    this.runner.destroy()
    this.panel?.destroy()
    this.painter?.destroy()
    this.live.destroy()
    enterView(this.view, undefined)
  }

  private lint(): LintState {
    return fritextKey.getState(this.view.state) as LintState
  }

  private walk(diagnostic: Diagnostic, index: number, count: number, focus: boolean): void {
    const { phrases } = this.lint().config
    const at = fill(phrases.position, { at: index + 1, n: count })
    this.say(`${at}: ${phrases.severity[diagnostic.severity]}. ${diagnostic.message}`)
    const { from } = diagnostic
    const same = diagnostics(this.view.state).filter((other) => other.from <= from && other.to > from)
    this.showCard([diagnostic, ...same.filter((other) => !isSame(other, diagnostic))], focus)
  }

  /** Follows a line of the list. The card takes the focus where the text cannot, as in an editor that is only read. */
  private goTo(diagnostic: Diagnostic, index: number, count: number): void {
    this.walk(diagnostic, index, count, focusedIn(this.view.dom) === undefined)
  }

  /** Gives the focus back to the text; where that cannot take it, to the list or its badge. */
  private focusText(): void {
    const { view } = this
    view.focus()
    if (focusedIn(view.dom) === undefined) view.dom.focus({ preventScroll: true })
    if (focusedIn(view.dom) === undefined) this.panel?.takeFocus()
  }

  private open(list: readonly Diagnostic[], hovered: boolean): void {
    const { view, options } = this
    // Whatever is dispatched now could end the composition.
    if (view.composing || list[0] === undefined) return
    const { tooltipFilter } = this.lint().config
    const told = list.filter((diagnostic) => tooltipFilter === undefined || tooltipFilter(diagnostic))
    const first = told[0]
    if (first === undefined || !view.dom.isConnected) {
      // The card of another remark does not stay; the selection is the one of this remark where the user has walked to it.
      if (sameRange(this.lint().selected, list[0])) this.dropCard()
      else this.closeCard(false)
      return
    }
    if (options.tooltip === null) {
      this.activate(first, hovered)
      return
    }
    const inside = this.removeCard()
    const card = new OpenCard(this.cardHost, told, hovered)
    this.card = card
    this.mount()
    card.enter(this.live.dom)
    if (hovered) this.pointer.watch(card)
    if (inside === true) card.focus()
    view.dispatch(tell(view.state.tr, { type: 'select', range: card.range }))
    options.onActivate?.(first, view)
  }

  /** Stands on a diagnostic for a host that draws no card, or its own. A pointer that stays where it is says nothing new. */
  private activate(diagnostic: Diagnostic, hovered: boolean): void {
    const { from, to } = diagnostic
    if (hovered && sameRange(this.lint().selected, { from, to })) return
    this.view.dispatch(tell(this.view.state.tr, { type: 'select', range: { from, to } }))
    this.options.onActivate?.(diagnostic, this.view)
  }

  /** An editor that gets other plugins keeps its state, but not the card that stood there. A view that is being made must not be changed yet. */
  private forgetCard(): void {
    if (this.options.tooltip === null || this.lint().selected === null) return
    queueMicrotask(() => {
      if (!this.listeners.signal.aborted && this.card === undefined) this.deselect()
    })
  }

  /** Takes the card out of the page. Tells whether the focus was in it; `undefined` if there is none. */
  private removeCard(): boolean | undefined {
    const { card } = this
    if (card === undefined) return undefined
    const { focused } = card
    this.pointer.rest()
    this.card = undefined
    card.remove()
    return focused
  }

  /** Closes the card of a remark where another one is selected already. */
  private dropCard(): void {
    if (this.removeCard() === true) this.focusText()
  }

  private deselect(): void {
    if (this.lint().selected !== null && !this.view.composing)
      this.view.dispatch(tell(this.view.state.tr, { type: 'select', range: null }))
  }

  /** Puts live region and panel behind the editor, once it stands in the page, and wherever it is moved to. */
  private mount(): void {
    const { dom } = this.view
    const { parentNode } = dom
    if (parentNode === null || this.live.dom.parentNode === parentNode) return
    parentNode.insertBefore(this.live.dom, dom.nextSibling)
    if (this.panel === undefined) return
    const place = this.options.panel
    if (place == null) parentNode.insertBefore(this.panel.dom, this.live.dom)
    else if (this.panel.dom.parentNode !== place) place.append(this.panel.dom)
  }

  private listen(): void {
    const { signal } = this.listeners
    const { dom } = this.view
    const { ownerDocument } = dom
    const on = (target: EventTarget, name: string, react: (event: Event) => void, capture = false): void =>
      target.addEventListener(name, react, { signal, passive: true, capture })
    on(dom, 'compositionend', () => {
      // The view itself still has to read what was composed.
      setTimeout(() => {
        this.runner.tellWaiting()
        if (signal.aborted) return
        if (this.card === undefined) this.deselect()
        this.runner.settle()
      }, 50)
    })
    on(dom, 'focusout', () => this.runner.release())
    ownerDocument.addEventListener('keydown', (event) => this.escape(event), { signal })
    on(ownerDocument, 'scroll', () => this.scrolled(), true)
    on(ownerDocument.defaultView as Window, 'resize', () => this.card?.put())
  }

  /** Wherever the focus is, a card that lies over the page can be sent away. One press closes one thing. */
  private escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || this.card === undefined) return
    event.preventDefault()
    this.closeCard(false)
  }

  /** Lets the card go along with what has changed, and closes it where nothing is left of it. */
  private keepCard(card: OpenCard, lint: LintState, old: LintState, sameDoc: boolean): void {
    // A host that lets no such transaction through has nothing selected.
    const range = lint.selected ?? (old.selected === null && sameDoc ? card.range : undefined)
    const walkedOn = sameDoc && range !== undefined && !sameRange(range, card.range)
    if (walkedOn) this.dropCard()
    else if (!lint.active || range === undefined || !card.dom.isConnected || !card.follow(range)) this.closeCard(false)
  }

  private scrolled(): void {
    this.card?.put()
    this.painter?.scrolled()
    const lint = this.lint()
    if (lint.painted.to === Number.MAX_SAFE_INTEGER) return
    const middle = middleOf(this.view)
    if (middle === undefined) return
    const third = (lint.painted.to - lint.painted.from) / 4
    const { from, to } = lint.painted
    if (middle > from + third && middle < to - third) return
    if ((middle <= from + third && from < 100) || this.view.composing) return
    this.view.dispatch(tell(this.view.state.tr, { type: 'look', range: { from: middle, to: middle } }))
  }

  private tellChange(lint: LintState): void {
    if (lint.pending && lint.active) return
    const { told, toldCounts } = this
    const counts = lintCounts(this.view.state)
    this.told = lint
    this.toldCounts = JSON.stringify(counts)
    if (told !== undefined && this.toldCounts === toldCounts && showsSame(told, lint)) return
    this.options.onChange?.({ counts, pending: false })
    if (lint.local && told !== undefined && this.toldCounts !== toldCounts && this.view.hasFocus())
      this.live.saySoon(countPhrase(lint.config.phrases, counts.total))
  }
}

function sameRange(a: Range | null, b: Range): boolean {
  return a !== null && a.from === b.from && a.to === b.to
}
