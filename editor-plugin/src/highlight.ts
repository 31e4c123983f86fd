/**
 * Painting by the CSS Custom Highlight API: the document tree stays as it is. The registry belongs to the whole page, so all editors share one
 * highlight for each severity, and each takes out no more than it put in.
 */
import type { Decoration, EditorView } from 'prosemirror-view'
import { middleOf } from './sight.ts'
import { fritextKey } from './state.ts'
import { type LintSeverity, type Range, SEVERITIES } from './types.ts'

/** Whether the browser can paint so. */
export function canHighlight(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS
}

/** No more ranges than these are painted for one editor: those around what is seen of it. */
const MOST = 500

/** The highlights of one editor. */
export class HighlightPainter {
  private readonly view: EditorView
  private readonly own = new Map<LintSeverity, globalThis.Range[]>()
  private readonly observer: MutationObserver
  private frame = 0
  /** What is painted, where that is not all. */
  private part: Range | undefined

  constructor(view: EditorView) {
    this.view = view
    // The view draws text anew for reasons of its own, such as another plugin's decorations, and a range does not survive that.
    this.observer = new MutationObserver(() => this.paint())
    this.observer.observe(view.dom, { childList: true, characterData: true, subtree: true })
    this.paint()
  }

  /** Paints what the editor's state holds, when the browser draws next. */
  paint(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.draw())
  }

  /** Paints another part where the user has scrolled on. */
  scrolled(): void {
    if (this.part === undefined) return
    const { from, to } = this.part
    const middle = middleOf(this.view)
    const quarter = (to - from) / 4
    if (middle !== undefined && (middle < from + quarter || middle > to - quarter)) this.paint()
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    this.observer.disconnect()
    this.clear()
  }

  private draw(): void {
    this.clear()
    for (const { from, to, spec } of this.chosen()) {
      const severity = SEVERITIES.find((name) => String(spec.names).includes(`ProseMirror-lint-${name}`)) ?? 'hint'
      const range = domRange(this.view, { from, to })
      highlightOf(severity).add(range)
      const own = this.own.get(severity)
      if (own === undefined) this.own.set(severity, [range])
      else own.push(range)
    }
  }

  private chosen(): readonly Decoration[] {
    const all = fritextKey.getState(this.view.state)?.set.find() ?? []
    this.part = undefined
    if (all.length <= MOST) return all
    all.sort((a, b) => a.from - b.from)
    const middle = middleOf(this.view) ?? 0
    const behind = all.findIndex(({ from }) => from >= middle)
    const first = Math.max(0, Math.min((behind < 0 ? all.length : behind) - MOST / 2, all.length - MOST))
    const some = all.slice(first, first + MOST)
    this.part = { from: some[0]?.from ?? 0, to: some.at(-1)?.to ?? 0 }
    return some
  }

  private clear(): void {
    for (const [severity, ranges] of this.own) {
      const highlight = highlightOf(severity)
      for (const range of ranges) highlight.delete(range)
      if (highlight.size === 0) CSS.highlights.delete(nameOf(severity))
    }
    this.own.clear()
  }
}

/** Whether the text of a range lies under a point of the window. */
export function covers(view: EditorView, range: Range, x: number, y: number): boolean {
  return [...domRange(view, range).getClientRects()].some(
    ({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  )
}

function domRange(view: EditorView, { from, to }: Range): globalThis.Range {
  const start = view.domAtPos(from, 1)
  const end = view.domAtPos(to, -1)
  const range = view.dom.ownerDocument.createRange()
  range.setStart(start.node, within(start))
  range.setEnd(end.node, within(end))
  return range
}

/** An input method may have changed a text that the view has not read yet. */
function within({ node, offset }: { node: globalThis.Node; offset: number }): number {
  return Math.min(offset, node.nodeType === 3 ? (node.nodeValue ?? '').length : node.childNodes.length)
}

function nameOf(severity: string): string {
  return `ProseMirror-lint-${severity}`
}

function highlightOf(severity: LintSeverity): Highlight {
  const name = nameOf(severity)
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  // Where marks overlap, the worst is on top.
  made.priority = -SEVERITIES.indexOf(severity)
  CSS.highlights.set(name, made)
  return made
}
