/** Places the card beside its text: below it, or above where there is no room; never out of the window, and over the text only where it fills it. */
import type { EditorView } from 'prosemirror-view'
import { focusedIn } from './dom.ts'
import { sightOf } from './sight.ts'
import type { Range } from './types.ts'

const GAP = 6
const EDGE = 8

/** No card is made lower than this, in pixels: one could not read in it. */
const LEAST = 96

/**
 * Moves a card to the text of a range, and makes it as low as the room there is: it scrolls then. While the text is scrolled out of sight the card
 * is not seen either, unless the user is in it. Styles are set through the CSSOM, which a strict content security policy allows.
 */
export function placeCard(card: HTMLElement, view: EditorView, { from, to }: Range): void {
  const start = view.coordsAtPos(from, 1)
  const end = view.coordsAtPos(to, -1)
  const sight = sightOf(view.dom)
  const away = end.bottom <= sight.top || start.top >= sight.bottom
  card.style.visibility = away && focusedIn(card) === undefined ? 'hidden' : ''
  const { clientWidth, clientHeight } = view.dom.ownerDocument.documentElement
  const { scrollTop } = card
  card.style.maxHeight = ''
  const { offsetWidth, offsetHeight } = card
  const under = clientHeight - EDGE - (end.bottom + GAP)
  const over = start.top - GAP - EDGE
  const below = offsetHeight <= under || (offsetHeight > over && under >= over)
  const room = Math.min(Math.max(below ? under : over, LEAST), clientHeight - 2 * EDGE)
  const height = Math.min(offsetHeight, room)
  if (height < offsetHeight) {
    card.style.maxHeight = `${room}px`
    // Measuring at full height has lost it.
    card.scrollTop = scrollTop
  }
  const top = below ? end.bottom + GAP : start.top - GAP - height
  const left = Math.max(EDGE, Math.min(start.left, clientWidth - offsetWidth - EDGE))
  card.style.left = `${left}px`
  card.style.top = `${Math.max(EDGE, Math.min(top, clientHeight - EDGE - height))}px`
}

/** Lifts a card above everything else of the page, where the browser can. */
export function lift(card: HTMLElement): void {
  if (typeof card.showPopover !== 'function' || !card.isConnected) return
  card.setAttribute('popover', 'manual')
  card.showPopover()
}
