/** The word that is being typed. */
import type { EditorState, Transaction } from 'prosemirror-state'
import { blockText } from './blocks.ts'
import type { Range } from './types.ts'

const WORD = /[\p{L}\p{N}\p{M}'’-]/u

/** The word that is being typed after a transaction: `before` mapped through it, and whether the user made it. `null` where there is none. */
export function typingAfter(
  tr: Transaction,
  before: Range | null,
  local: boolean,
  oldState: EditorState,
): Range | null {
  const { selection } = tr
  if (!selection.empty || !selection.$from.parent.isTextblock) return null
  const typed = tr.docChanged && local && !selection.eq(oldState.selection)
  const pos = selection.from
  if (!typed && (before === null || pos < before.from || pos > before.to)) return null
  if (!typed && !tr.docChanged) return before
  const { $from } = selection
  const text = blockText($from.parent)
  let from = $from.parentOffset
  let to = from
  while (from > 0 && WORD.test(text[from - 1] as string)) from--
  while (to < text.length && WORD.test(text[to] as string)) to++
  if (from === to || $from.parentOffset === from) return null
  return { from: $from.start() + from, to: $from.start() + to }
}
