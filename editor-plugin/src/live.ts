/** The live region: tells those who listen to the page how many remarks there are, when they pause. */
import type { EditorView } from 'prosemirror-view'
import { element } from './dom.ts'

/** Milliseconds of quiet before a count is said. */
const QUIET = 1000

/** A polite live region behind the editor. */
export class LiveRegion {
  readonly dom: HTMLElement
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(view: EditorView) {
    this.dom = element(view.dom, 'div', { class: 'ProseMirror-lint-status', role: 'status', 'aria-live': 'polite' })
  }

  /** Says something at once. */
  say(text: string): void {
    clearTimeout(this.timer)
    // The same text again would not be heard.
    this.dom.textContent = this.dom.textContent === text ? `${text}\u00a0` : text
  }

  /** Says something when nothing else has come for a while. */
  saySoon(text: string): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.say(text), QUIET)
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.dom.remove()
  }
}
