/** What an editor shows besides its marks: card, panel, live region. Owns their elements, timers and listeners. */
import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { diagnostics, diagnosticsAt, getLintState, lintCounts, tell } from './access.ts'
import { drawCard } from './card.ts'
import type { LintOptions } from './config.ts'
import { element } from './dom.ts'
import { canHighlight, HighlightPainter } from './highlight.ts'
import { LiveRegion } from './live.ts'
import { LintPanel } from './panel.ts'
import { countPhrase, fill } from './phrases.ts'
import { lift, placeCard } from './popup.ts'
import { LintRunner } from './runner.ts'
import { type Caches, fritextKey, type LintState } from './state.ts'
import type { Diagnostic } from './types.ts'
import { enterView, type LintViews } from './views.ts'

/** Milliseconds for which the pointer rests on a mark before its card opens, and for which it may be away before it closes. */
const HOVER = 300

/** Everything of one editor that is not state. */
export class LintUi implements LintViews {
  readonly runner: LintRunner
  private readonly view: EditorView
  private readonly options: LintOptions
  private readonly live: LiveRegion
  private readonly panel: LintPanel | undefined
  private readonly painter: HighlightPainter | undefined
  private readonly listeners = new AbortController()
  private card: HTMLElement | undefined
  private cardOf: readonly Diagnostic[] = []
  private closing: (() => void) | undefined
  private hover: ReturnType<typeof setTimeout> | undefined
  private told = ''

  constructor(view: EditorView, options: LintOptions, caches: Caches) {
    this.view = view
    this.options = options
    this.runner = new LintRunner(view, options, caches)
    this.live = new LiveRegion(view)
    this.panel =
      options.panel === null
        ? undefined
        : new LintPanel(view, (diagnostic, index, count) => this.walkTo(diagnostic, index, count))
    if (options.paint === 'highlight' && canHighlight()) this.painter = new HighlightPainter(view)
    enterView(view, this)
    this.mount()
    this.listen()
  }

  get cardOpen(): boolean {
    return this.card !== undefined
  }

  update(view: EditorView, before: EditorState): void {
    const lint = getLintState(view.state)
    const old = fritextKey.getState(before)
    if (lint === undefined || old === undefined) return
    if (!this.live.dom.isConnected) this.mount()
    this.runner.update(old, lint, before.doc !== view.state.doc)
    if (lint === old) return
    if (lint.suppressed !== old.suppressed) this.options.onSuppress?.(lint.suppressed)
    this.panel?.update(lint, old)
    if (lint.set !== old.set || before.doc !== view.state.doc) this.painter?.paint(lint.set)
    if (this.cardOpen) this.keepCard(lint, old)
    if (!lint.pending) this.tellChange(lint)
  }

  walkTo(diagnostic: Diagnostic, index: number, count: number): void {
    const { phrases } = this.lint().config
    const at = fill(phrases.position, { at: index + 1, n: count })
    this.say(`${at}: ${phrases.severity[diagnostic.severity]}. ${diagnostic.message}`)
    const { from } = diagnostic
    const same = diagnostics(this.view.state).filter((other) => other.from <= from && other.to > from)
    this.showCard([diagnostic, ...same.filter((other) => !isSame(other, diagnostic))], false)
  }

  showCard(list: readonly Diagnostic[], focus: boolean): void {
    const { tooltipFilter } = this.lint().config
    const told = list.filter((diagnostic) => tooltipFilter === undefined || tooltipFilter(diagnostic))
    const first = told[0]
    if (this.options.tooltip === null || first === undefined) return
    this.closeCard(false)
    const card = element(this.view.dom, 'div', { class: 'ProseMirror-lint-card', role: 'dialog', tabindex: '-1' })
    this.card = card
    this.cardOf = told
    if (this.options.tooltip === undefined)
      drawCard(
        card,
        {
          view: this.view,
          options: this.options,
          current: (diagnostic) => diagnostics(this.view.state).find((other) => isSame(other, diagnostic)),
          close: (refocus) => this.closeCard(refocus),
          say: (text) => this.say(text),
        },
        told,
      )
    else this.closing = this.options.tooltip(card, this.view, told)
    card.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      this.closeCard(true)
    })
    this.view.dom.parentNode?.insertBefore(card, this.live.dom)
    lift(card)
    placeCard(card, this.view, first)
    this.view.dispatch(tell(this.view.state.tr, { type: 'select', range: { from: first.from, to: first.to } }))
    this.options.onActivate?.(first, this.view)
    if (focus) (card.querySelector<HTMLElement>('button, a, input') ?? card).focus()
  }

  closeCard(refocus: boolean): void {
    clearTimeout(this.hover)
    if (this.card === undefined) return
    const inside = this.card.contains(this.card.ownerDocument.activeElement)
    this.closing?.()
    this.closing = undefined
    this.card.remove()
    this.card = undefined
    this.cardOf = []
    if (this.lint().selected !== null) this.view.dispatch(tell(this.view.state.tr, { type: 'select', range: null }))
    if (refocus || inside) this.view.focus()
  }

  focusPanel(): void {
    this.panel?.focus()
  }

  say(text: string): void {
    this.live.say(text)
  }

  destroy(): void {
    clearTimeout(this.hover)
    this.listeners.abort()
    this.closing?.()
    this.card?.remove()
    this.card = undefined
    this.runner.destroy()
    this.panel?.destroy()
    this.painter?.destroy()
    this.live.destroy()
    enterView(this.view, undefined)
  }

  private lint(): LintState {
    return fritextKey.getState(this.view.state) as LintState
  }

  /** Puts live region and panel behind the editor, once it stands in the page. */
  private mount(): void {
    const { dom } = this.view
    const { parentNode } = dom
    if (parentNode === null) return
    parentNode.insertBefore(this.live.dom, dom.nextSibling)
    if (this.panel === undefined) return
    const place = this.options.panel
    if (place == null) parentNode.insertBefore(this.panel.dom, this.live.dom)
    else place.append(this.panel.dom)
  }

  private listen(): void {
    const { signal } = this.listeners
    const { dom } = this.view
    const { ownerDocument } = dom
    const on = (target: EventTarget, name: string, react: (event: Event) => void): void =>
      target.addEventListener(name, react, { signal, passive: true })
    on(dom, 'compositionend', () => {
      // The view itself still has to read what was composed.
      setTimeout(() => {
        this.runner.tellWaiting()
        if (!this.listeners.signal.aborted) this.runner.settle()
      }, 50)
    })
    on(dom, 'focusout', () => this.runner.release())
    on(dom, 'mousemove', (event) => this.point(event as MouseEvent))
    on(dom, 'mouseleave', (event) => {
      const to = (event as MouseEvent).relatedTarget
      if (!(to instanceof globalThis.Node && this.card?.contains(to))) this.leave()
    })
    on(dom, 'click', (event) => this.press(event as MouseEvent))
    on(ownerDocument, 'pointerdown', (event) => {
      const target = event.target as globalThis.Node
      if (this.card !== undefined && !this.card.contains(target) && !dom.contains(target)) this.closeCard(false)
    })
    ownerDocument.addEventListener('scroll', () => this.scrolled(), { signal, passive: true, capture: true })
    on(ownerDocument.defaultView as Window, 'resize', () => this.replace())
  }

  private under(event: MouseEvent): readonly Diagnostic[] {
    const target = event.target as Element
    if (this.painter === undefined && target.closest?.('.ProseMirror-lint') == null) return []
    const found = this.view.posAtCoords({ left: event.clientX, top: event.clientY })
    if (found === null) return []
    return diagnosticsAt(this.view.state, found.pos)
  }

  private point(event: MouseEvent): void {
    if (event.buttons !== 0) return
    const target = event.target as Element
    if (this.painter === undefined && target.closest?.('.ProseMirror-lint') == null) {
      if (this.card !== undefined) this.leave()
      else clearTimeout(this.hover)
      return
    }
    clearTimeout(this.hover)
    this.hover = setTimeout(() => {
      const list = this.under(event)
      const first = list[0]
      if (first === undefined || this.cardOf.some((other) => isSame(other, first))) return
      // Who writes in the card is not to lose it to the pointer.
      if (this.card?.contains(this.card.ownerDocument.activeElement)) return
      this.showCard(list, false)
    }, HOVER)
  }

  private leave(): void {
    clearTimeout(this.hover)
    const { card } = this
    if (card === undefined) return
    this.hover = setTimeout(() => {
      if (this.card === card && !card.matches(':hover') && !card.contains(card.ownerDocument.activeElement))
        this.closeCard(false)
    }, HOVER)
    card.addEventListener('mouseleave', () => this.leave(), { once: true })
  }

  /** A tap has no hover: it opens the card at once. */
  private press(event: MouseEvent): void {
    const list = this.under(event)
    if (list.length > 0) {
      const first = list[0] as Diagnostic
      if (!this.cardOf.some((other) => isSame(other, first))) this.showCard(list, false)
    } else if (this.card !== undefined) this.closeCard(false)
  }

  private keepCard(lint: LintState, old: LintState): void {
    const first = this.cardOf[0]
    if (first === undefined) return
    const range = lint.selected
    if (!lint.active || (range === null && old.selected !== null)) {
      const inside = this.card?.contains(this.card.ownerDocument.activeElement) === true
      this.closeCard(inside)
      return
    }
    if (range !== null && lint.byBlock !== old.byBlock) {
      // The same diagnostics, where they stand now; a card whose text was changed is gone with its range.
      const still = diagnosticsAt(this.view.state, range.from)
      this.cardOf = this.cardOf.flatMap((at) => still.find((other) => sameKind(other, at)) ?? [])
      if (this.cardOf.length === 0) this.closeCard(true)
      else this.replace()
    }
  }

  private replace(): void {
    const range = this.lint().selected
    if (this.card !== undefined && range !== null) placeCard(this.card, this.view, range)
  }

  private scrolled(): void {
    this.replace()
    const lint = this.lint()
    if (lint.painted.to === Number.MAX_SAFE_INTEGER) return
    const { top, left } = this.view.dom.getBoundingClientRect()
    const { innerHeight } = this.view.dom.ownerDocument.defaultView as Window
    const middle = this.view.posAtCoords({ left: left + 20, top: Math.max(top + 5, innerHeight / 2) })?.pos
    if (middle === undefined) return
    const third = (lint.painted.to - lint.painted.from) / 4
    const { from, to } = lint.painted
    if (middle > from + third && middle < to - third) return
    if ((middle <= from + third && from < 100) || this.view.composing) return
    this.view.dispatch(tell(this.view.state.tr, { type: 'look', range: { from: middle, to: middle } }))
  }

  private tellChange(lint: LintState): void {
    const counts = lintCounts(this.view.state)
    const now = JSON.stringify(counts)
    if (now === this.told) return
    const first = this.told === ''
    this.told = now
    this.options.onChange?.({ counts, pending: lint.pending })
    if (lint.local && !first && this.view.hasFocus()) this.live.saySoon(countPhrase(lint.config.phrases, counts.total))
  }
}

function sameKind(a: Diagnostic, b: Diagnostic): boolean {
  return a.ruleId === b.ruleId && a.message === b.message && a.severity === b.severity
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.from === b.from && a.to === b.to && sameKind(a, b)
}
