/** What of an editor is on the screen: its window, and every box around it that cuts off what it holds. */
import type { EditorView } from 'prosemirror-view'

/** Edges in pixels of the window. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The box in which an element's content can be seen; nothing of it where `top` is not above `bottom`. */
export function sightOf(element: HTMLElement): Box {
  const { body, documentElement } = element.ownerDocument
  let box: Box = { left: 0, top: 0, right: documentElement.clientWidth, bottom: documentElement.clientHeight }
  // What these two cut off, the window does.
  for (let at: Element | null = element; at !== null && at !== body && at !== documentElement; at = around(at)) {
    const { overflowX, overflowY, position } = getComputedStyle(at)
    if (overflowX !== 'visible' || overflowY !== 'visible') box = common(box, at.getBoundingClientRect())
    if (position === 'fixed') break
  }
  return box
}

/** The position in the middle of what is seen of an editor; `undefined` where nothing is. */
export function middleOf(view: EditorView): number | undefined {
  const { left, top, bottom } = common(sightOf(view.dom), view.dom.getBoundingClientRect())
  return top < bottom ? view.posAtCoords({ left: left + 20, top: (top + bottom) / 2 })?.pos : undefined
}

/** The element around another, out of shadow trees too. */
function around(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? ((element.getRootNode() as ShadowRoot).host || null)
}

function common(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
}
