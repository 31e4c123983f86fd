/** Places the card beside its text: below it, or above where there is no room; never over it, never out of the window. */
import type { EditorView } from 'prosemirror-view'
import type { Range } from './types.ts'

const GAP = 6
const EDGE = 8

/** Moves a card to the text of a range. Positions are set through the CSSOM, which a strict content security policy allows. */
export function placeCard(card: HTMLElement, view: EditorView, { from, to }: Range): void {
  const start = view.coordsAtPos(from, 1)
  const end = view.coordsAtPos(to, -1)
  const { clientWidth, clientHeight } = view.dom.ownerDocument.documentElement
  const { offsetWidth, offsetHeight } = card
  const below = end.bottom + GAP
  const above = start.top - GAP - offsetHeight
  const top = below + offsetHeight <= clientHeight - EDGE || above < EDGE ? below : above
  const left = Math.max(EDGE, Math.min(start.left, clientWidth - offsetWidth - EDGE))
  card.style.left = `${left}px`
  card.style.top = `${Math.max(EDGE, top)}px`
}

/** Lifts a card above everything else of the page, where the browser can. */
export function lift(card: HTMLElement): void {
  if (typeof card.showPopover !== 'function') return
  card.setAttribute('popover', 'manual')
  card.showPopover()
}
