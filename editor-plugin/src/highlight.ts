/**
 * Painting by the CSS Custom Highlight API: the document tree stays as it is. The registry belongs to the whole page, so all editors share one
 * highlight for each severity, and each takes out no more than it put in.
 */
import type { DecorationSet, EditorView } from 'prosemirror-view'
import { type LintSeverity, SEVERITIES } from './types.ts'

/** Whether the browser can paint so. */
export function canHighlight(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS
}

/** No more ranges than these are painted for one editor. */
const MOST = 500

/** The highlights of one editor. */
export class HighlightPainter {
  private readonly view: EditorView
  private readonly own = new Map<LintSeverity, globalThis.Range[]>()
  private frame = 0

  constructor(view: EditorView) {
    this.view = view
  }

  /** Paints a set when the browser draws next. */
  paint(set: DecorationSet): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.draw(set))
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    this.clear()
  }

  private draw(set: DecorationSet): void {
    this.clear()
    for (const { from, to, spec } of set.find().slice(0, MOST)) {
      const severity = SEVERITIES.find((name) => String(spec.names).includes(`ProseMirror-lint-${name}`)) ?? 'hint'
      const start = this.view.domAtPos(from, 1)
      const end = this.view.domAtPos(to, -1)
      const range = this.view.dom.ownerDocument.createRange()
      range.setStart(start.node, start.offset)
      range.setEnd(end.node, end.offset)
      highlightOf(severity).add(range)
      this.own.set(severity, [...(this.own.get(severity) ?? []), range])
    }
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
