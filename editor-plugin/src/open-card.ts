/** The card while it is open: it follows its remarks through the document and shows what holds now. */
import { diagnosticsAt, getLintState } from './access.ts'
import { CardBody, type CardHost, factsOf, type Remark } from './card.ts'
import { element, focusedIn } from './dom.ts'
import { findAgain, isSame } from './follow.ts'
import { lift, placeCard } from './popup.ts'
import type { Diagnostic, Range } from './types.ts'

/** One open card, drawn by the plugin or by the host. */
export class OpenCard {
  readonly dom: HTMLElement
  /** Whether the pointer has opened it, so that it closes when the pointer goes away. */
  readonly hovered: boolean
  private readonly host: CardHost
  private readonly body: CardBody | undefined
  private remarks: readonly Remark[]
  private place: Range
  private drawn = ''
  private closing: (() => void) | undefined

  constructor(host: CardHost, list: readonly Diagnostic[], hovered: boolean) {
    this.host = host
    this.hovered = hovered
    this.remarks = list.map((now) => ({ now }))
    this.place = { from: list[0]?.from ?? 0, to: list[0]?.to ?? 0 }
    this.dom = element(host.view.dom, 'div', { class: 'ProseMirror-lint-card', role: 'dialog', tabindex: '-1' })
    this.dom.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      host.close(true)
    })
    this.body = host.options.tooltip === undefined ? new CardBody(this.dom, host) : undefined
    this.draw()
  }

  /** The range that the card stands at. */
  get range(): Range {
    return this.place
  }

  /** Whether the user is in the card. */
  get focused(): boolean {
    return focusedIn(this.dom) !== undefined
  }

  /** Whether the card tells a diagnostic. */
  tells(diagnostic: Diagnostic): boolean {
    return this.remarks.some(({ now }) => now !== undefined && isSame(now, diagnostic))
  }

  /** Puts the card into the page, before an element. */
  enter(next: Element): void {
    next.before(this.dom)
    lift(this.dom)
    this.put()
  }

  /** Moves the focus into the card. */
  focus(): void {
    const first = this.dom.querySelector<HTMLElement>('button, a, input') ?? this.dom
    first.focus()
  }

  /** Goes along to where its range stands now. False if nothing is left to tell there. */
  follow(range: Range): boolean {
    const { state } = this.host.view
    const tooltipFilter = getLintState(state)?.config.tooltipFilter
    const there = diagnosticsAt(state, range.from).filter((now) => tooltipFilter === undefined || tooltipFilter(now))
    const found = findAgain(this.list(), range.from - this.place.from, there)
    this.place = range
    this.remarks.forEach((remark, at) => {
      remark.now = found[at]
    })
    this.remarks = this.remarks.filter(({ now }) => now !== undefined)
    if (this.remarks.length === 0) return false
    this.draw()
    this.put()
    return true
  }

  /** Moves the card to its text. */
  put(): void {
    placeCard(this.dom, this.host.view, this.place)
  }

  remove(): void {
    this.closing?.()
    this.dom.remove()
  }

  private list(): readonly Diagnostic[] {
    return this.remarks.flatMap(({ now }) => now ?? [])
  }

  private draw(): void {
    const { view, options } = this.host
    this.body?.show(this.remarks)
    const { tooltip } = options
    if (tooltip == null) return
    const list = this.list()
    const facts = list.map((diagnostic) => factsOf(view, diagnostic)).join()
    if (facts === this.drawn) return
    this.drawn = facts
    const inside = this.focused
    this.closing?.()
    this.dom.replaceChildren()
    this.closing = tooltip(this.dom, view, list)
    if (inside) this.dom.focus()
  }
}
