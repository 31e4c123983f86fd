/** From marks to decorations. Inline decorations with nothing but a class: the view cuts overlapping ones into spans that do not overlap. */
import type { Node } from 'prosemirror-model'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { eachMark, type Layer } from './layers.ts'
import type { Diagnostic, Range } from './types.ts'

/** What is to be painted. */
export interface Shown {
  readonly layers: readonly Layer[]
  /** The word being typed: what is new there waits. */
  readonly typing: Range | null
  /** Nothing outside of it is painted. */
  readonly painted: Range
  readonly selected: Range | null
  keep(diagnostic: Diagnostic): boolean
}

/** Paints a document anew. */
export function paint(doc: Node, shown: readonly Shown[], range: Range): DecorationSet {
  const decorations = shown.flatMap((what) => decorationsIn(doc, what, range, () => false))
  return DecorationSet.create(doc, decorations)
}

/** Paints some ranges again. What is painted within the word being typed may stay, but nothing joins it. */
export function repaint(set: DecorationSet, doc: Node, shown: Shown, ranges: readonly Range[]): DecorationSet {
  const gone: Decoration[] = []
  const come: Decoration[] = []
  for (const range of apart(ranges)) {
    const old = set.find(range.from, range.to)
    const known = (rule: string, from: number, to: number): boolean =>
      old.some((decoration) => specOf(decoration).rule === rule && decoration.from < to && decoration.to > from)
    const fresh = decorationsIn(doc, shown, range, known)
    const changes = unlike(old, fresh)
    gone.push(...changes.gone)
    come.push(...changes.come)
  }
  const rest = gone.length === 0 ? set : set.remove(gone)
  return come.length === 0 ? rest : rest.add(doc, come)
}

/** The ranges in order, those that touch as one. */
function apart(ranges: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last !== undefined && range.from <= last.to)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else out.push(range)
  }
  return out
}

function decorationsIn(
  doc: Node,
  shown: Shown,
  range: Range,
  known: (rule: string, from: number, to: number) => boolean,
): Decoration[] {
  const out: Decoration[] = []
  const { typing, painted, selected } = shown
  const size = doc.content.size
  for (const layer of shown.layers) {
    eachMark(layer, range, ({ diagnostic }, from, to) => {
      const end = Math.min(to, size)
      if (from >= end || from < painted.from || from > painted.to || !shown.keep(diagnostic)) return
      const rule = diagnostic.ruleId ?? ''
      const held = typing !== null && from <= typing.to && to >= typing.from && !known(rule, from, to)
      if (!held) out.push(decoration(diagnostic, from, end, selected?.from === from && selected.to === to))
    })
  }
  return out
}

function decoration(diagnostic: Diagnostic, from: number, to: number, selected: boolean): Decoration {
  const { severity, markClass, ruleId = '' } = diagnostic
  const names = [`ProseMirror-lint ProseMirror-lint-${severity}`]
  if (selected) names.push('ProseMirror-lint-active')
  if (markClass !== undefined) names.push(markClass)
  const spec: MarkSpec = { rule: ruleId, names: names.join(' ') }
  // The browser's own spelling check would draw a second line.
  return Decoration.inline(from, to, { class: spec.names, spellcheck: 'false' }, spec)
}

/** What a decoration remembers: the view draws it anew only when one of these changes. */
interface MarkSpec {
  readonly rule: string
  readonly names: string
}

function specOf(decoration: Decoration): MarkSpec {
  return decoration.spec as MarkSpec
}

/**
 * The decorations that differ: what stays as it is keeps its place in the document tree. Of several that are alike none can be taken away alone, so
 * where their number changes all of them go and come.
 */
function unlike(old: readonly Decoration[], fresh: readonly Decoration[]): { gone: Decoration[]; come: Decoration[] } {
  const before = byKey(old)
  const after = byKey(fresh)
  const differ = (key: string): boolean => before.get(key)?.length !== after.get(key)?.length
  const those = (lists: ReadonlyMap<string, Decoration[]>): Decoration[] =>
    [...lists].flatMap(([key, list]) => (differ(key) ? list : []))
  return { gone: those(before), come: those(after) }
}

function byKey(decorations: readonly Decoration[]): Map<string, Decoration[]> {
  const lists = new Map<string, Decoration[]>()
  for (const decoration of decorations) {
    const key = keyOf(decoration)
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [decoration])
    else list.push(decoration)
  }
  return lists
}

function keyOf(decoration: Decoration): string {
  const { rule, names } = specOf(decoration)
  return `${decoration.from} ${decoration.to} ${rule} ${names}`
}
