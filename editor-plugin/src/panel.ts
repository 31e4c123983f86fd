/** The list of all remarks, and the badge with their number that opens it. */
import type { EditorView } from 'prosemirror-view'
import { diagnostics, getLintState, lintCounts } from './access.ts'
import { closeLintPanel, selecting, toggleLintPanel } from './commands.ts'
import { button, element, focusedIn, freshId } from './dom.ts'
import { countPhrase } from './phrases.ts'
import type { LintState } from './state.ts'
import { type Diagnostic, SEVERITIES } from './types.ts'

/** No more remarks are listed at a time; the badge counts all. */
const MOST = 200
const PAGE = 10

/** How much of the text a line of the list shows. */
const QUOTE = 40

/** Badge and list of an editor. The list can have the focus, so that those who listen to the page can walk it. */
export class LintPanel {
  readonly dom: HTMLElement
  private readonly view: EditorView
  private readonly activate: (diagnostic: Diagnostic, index: number, count: number) => void
  private readonly badge: HTMLButtonElement
  private readonly list: HTMLElement
  private readonly id = freshId()
  private shown: readonly Diagnostic[] = []
  private at = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private open = false

  constructor(view: EditorView, activate: (diagnostic: Diagnostic, index: number, count: number) => void) {
    this.view = view
    this.activate = activate
    this.badge = button(view.dom, 'ProseMirror-lint-badge', '', () => {
      toggleLintPanel(view.state, view.dispatch.bind(view), view)
    })
    this.list = element(view.dom, 'ul', { class: 'ProseMirror-lint-list', role: 'listbox', tabindex: '0', id: this.id })
    this.list.hidden = true
    this.badge.setAttribute('aria-controls', this.id)
    this.dom = element(view.dom, 'div', { class: 'ProseMirror-lint-panel' }, this.badge, this.list)
    this.list.addEventListener('keydown', (event) => this.key(event))
    this.list.addEventListener('click', (event) => this.click(event))
    this.draw()
  }

  /** Follows the state; the list is drawn when the editor pauses. */
  update(lint: LintState, before: LintState): void {
    if (lint.panelOpen !== this.open) this.draw()
    else if (
      lint.byBlock !== before.byBlock ||
      lint.suppressed !== before.suppressed ||
      lint.active !== before.active
    ) {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.draw(), DRAW)
    }
  }

  /** Moves the focus into the list. */
  focus(): void {
    this.draw()
    this.list.focus()
  }

  /** Takes the focus where the text cannot: the list while it is open, its badge otherwise. */
  takeFocus(): void {
    const target = this.open ? this.list : this.badge
    target.focus()
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.dom.remove()
  }

  private draw(): void {
    clearTimeout(this.timer)
    const lint = getLintState(this.view.state)
    if (lint === undefined) return
    const { phrases } = lint.config
    const counts = lintCounts(this.view.state)
    const worst = SEVERITIES.find((severity) => counts[severity] > 0)
    this.open = lint.panelOpen
    this.badge.className = `ProseMirror-lint-badge ProseMirror-lint-badge-${worst ?? 'none'}`
    const words = SEVERITIES.flatMap((severity) =>
      counts[severity] > 0 ? `${phrases.severity[severity]} ${counts[severity]}` : [],
    )
    this.badge.textContent = counts.total === 0 ? phrases.none : words.join(' · ')
    this.badge.setAttribute('aria-label', [countPhrase(phrases, counts.total), ...words].join(', '))
    this.badge.setAttribute('aria-expanded', String(this.open))
    this.list.hidden = !this.open
    this.list.setAttribute('aria-label', phrases.panel)
    if (!this.open) return
    this.shown = diagnostics(this.view.state).slice(0, MOST)
    this.at = Math.max(0, Math.min(this.at, this.shown.length - 1))
    this.list.replaceChildren(...this.shown.map((diagnostic, index) => this.line(diagnostic, index, lint)))
    if (this.shown.length === 0)
      this.list.append(element(this.list, 'li', { role: 'option', 'aria-disabled': 'true' }, phrases.none))
    this.mark()
  }

  private line({ from, to, severity, message }: Diagnostic, index: number, { config }: LintState): HTMLElement {
    const { doc } = this.view.state
    const text = doc.textBetween(from, Math.min(to, doc.content.size), ' ', ' ')
    const quote = text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text
    return element(
      this.list,
      'li',
      { role: 'option', id: `${this.id}-${index}`, class: `ProseMirror-lint-line ProseMirror-lint-item-${severity}` },
      element(this.list, 'strong', { class: 'ProseMirror-lint-severity' }, config.phrases.severity[severity]),
      ' ',
      element(this.list, 'q', {}, quote),
      ' ',
      message,
    )
  }

  private mark(): void {
    const lines = [...this.list.children]
    lines.forEach((line, index) => {
      line.setAttribute('aria-selected', String(index === this.at && this.shown.length > 0))
    })
    if (this.shown.length === 0) this.list.removeAttribute('aria-activedescendant')
    else this.list.setAttribute('aria-activedescendant', `${this.id}-${this.at}`)
    lines[this.at]?.scrollIntoView?.({ block: 'nearest' })
  }

  private key(event: KeyboardEvent): void {
    const mod = event.ctrlKey || event.metaKey
    if (mod && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'm') {
      this.close()
      event.preventDefault()
    }
    if (mod || event.altKey) return
    const count = this.shown.length
    const moves: Record<string, number> = {
      ArrowDown: this.at + 1,
      ArrowUp: this.at - 1,
      PageDown: Math.min(this.at + PAGE, count - 1),
      PageUp: Math.max(this.at - PAGE, 0),
      Home: 0,
      End: count - 1,
    }
    if (event.key === 'Escape') this.close()
    else if (event.key === 'Enter' || event.key === ' ') this.go()
    else if (event.key in moves && count > 0) {
      this.at = ((moves[event.key] as number) + count) % count
      this.mark()
    } else return
    event.preventDefault()
  }

  private close(): void {
    const { view } = this
    closeLintPanel(view.state, view.dispatch.bind(view), view)
    if (focusedIn(view.dom) === undefined) this.takeFocus()
  }

  private click(event: MouseEvent): void {
    const line = (event.target as Element).closest('[role=option]')
    const index = line === null ? -1 : [...this.list.children].indexOf(line)
    if (index < 0) return
    this.at = index
    this.mark()
    this.go()
  }

  /** Goes to the text. The document may have changed since the list was drawn. */
  private go(): void {
    const listed = this.shown[this.at]
    const now = diagnostics(this.view.state)
    const index = now.findIndex(
      ({ from, ruleId, message }) => from === listed?.from && ruleId === listed.ruleId && message === listed.message,
    )
    const diagnostic = now[index]
    if (diagnostic === undefined) {
      this.draw()
      return
    }
    this.view.dispatch(selecting(this.view.state, diagnostic))
    this.view.focus()
    this.activate(diagnostic, index, now.length)
  }
}

/** Milliseconds of quiet before badge and list are drawn. */
const DRAW = 100
