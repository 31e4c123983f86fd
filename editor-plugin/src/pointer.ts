/** The pointer over an editor: resting on a mark opens its card, going away closes it; a tap or a click opens it at once. */
import type { EditorView } from 'prosemirror-view'
import { diagnosticsAt } from './access.ts'
import { covers } from './highlight.ts'
import type { OpenCard } from './open-card.ts'
import type { Diagnostic } from './types.ts'

/** Milliseconds for which the pointer rests on a mark before its card opens, and for which it may be away before it closes. */
const HOVER = 300

/** What the pointer asks of the editor's card. */
export interface PointerHost {
  readonly view: EditorView
  readonly card: OpenCard | undefined
  /** Opens the card; `hovered` where it is to close when the pointer goes away. */
  open(list: readonly Diagnostic[], hovered: boolean): void
  close(): void
}

/** Watches the pointer over one editor. */
export class LintPointer {
  private readonly host: PointerHost
  /** True where marks are no elements. */
  private readonly bare: boolean
  private timer: ReturnType<typeof setTimeout> | undefined
  private touched = false

  constructor(host: PointerHost, bare: boolean, signal: AbortSignal) {
    this.host = host
    this.bare = bare
    const { dom } = host.view
    const options = { signal, passive: true }
    dom.addEventListener('pointerdown', (event) => this.begin(event), options)
    dom.addEventListener('pointermove', (event) => this.point(event), options)
    dom.addEventListener('pointerleave', (event) => this.leave(event), options)
    dom.addEventListener('click', (event) => this.press(event), options)
    dom.ownerDocument.addEventListener('pointerdown', (event) => this.pressAnywhere(event), options)
    signal.addEventListener('abort', () => this.rest())
  }

  /** Forgets where the pointer was. */
  rest(): void {
    clearTimeout(this.timer)
  }

  /** Watches a card that the pointer has opened. */
  watch({ dom }: OpenCard): void {
    dom.addEventListener('pointerleave', (event) => this.leave(event))
  }

  private begin({ pointerType }: PointerEvent): void {
    this.touched = pointerType === 'touch'
  }

  private point(event: PointerEvent): void {
    if (event.pointerType === 'touch' || event.buttons !== 0) return
    this.wait(() => {
      const list = this.under(event)
      const { card } = this.host
      if (list.length === 0) this.closeIfAway()
      // Who writes in the card is not to lose it to the pointer.
      else if (card?.focused !== true && !this.told(list)) this.host.open(list, true)
    })
  }

  private leave({ pointerType }: PointerEvent): void {
    // A finger is always gone after a tap.
    if (pointerType !== 'touch') this.wait(() => this.closeIfAway())
  }

  private wait(act: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(act, HOVER)
  }

  private closeIfAway(): void {
    const { card } = this.host
    if (card?.hovered === true && !card.focused && !card.dom.matches(':hover')) this.host.close()
  }

  private press(event: MouseEvent): void {
    const list = this.under(event)
    if (list.length === 0) this.host.close()
    else if (!this.told(list)) this.host.open(list, !this.touched)
  }

  private pressAnywhere(event: Event): void {
    const { card, view } = this.host
    // The target is told from outside of a shadow tree; the path is not.
    const path = event.composedPath()
    if (card !== undefined && !path.includes(card.dom) && !path.includes(view.dom)) this.host.close()
  }

  /** Whether the card tells the first of these already. */
  private told([first]: readonly Diagnostic[]): boolean {
    return first !== undefined && this.host.card?.tells(first) === true
  }

  private under({ target, clientX, clientY }: MouseEvent): readonly Diagnostic[] {
    const { view } = this.host
    if (!this.bare && (target as Element).closest?.('.ProseMirror-lint') == null) return []
    const found = view.posAtCoords({ left: clientX, top: clientY })
    if (found === null) return []
    const list = diagnosticsAt(view.state, found.pos)
    return this.bare ? list.filter((diagnostic) => covers(view, diagnostic, clientX, clientY)) : list
  }
}
