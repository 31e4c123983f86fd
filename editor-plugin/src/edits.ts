/** Transactions that do something about a diagnostic. */
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { tell } from './access.ts'
import { blockText } from './blocks.ts'
import type { LintState } from './state.ts'
import type { Diagnostic } from './types.ts'

/** A transaction that replaces the text of a diagnostic and keeps its formatting. An empty replacement removes it. */
export function replacing(state: EditorState, { from, to }: Diagnostic, text: string): Transaction {
  const { tr } = state
  if (text === '') tr.delete(from, to)
  else tr.replaceWith(from, to, state.schema.text(text, state.doc.resolve(from).marksAcross(state.doc.resolve(to))))
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to))))
  return tr.scrollIntoView()
}

/** A transaction that removes the sentence around a diagnostic. */
export function removingSentence(state: EditorState, { from, to }: Diagnostic): Transaction {
  const $from = state.doc.resolve(from)
  const { parent } = $from
  const start = $from.start()
  const text = blockText(parent)
  let first = from - start
  let last = Math.min(text.length, to - start)
  while (first > 0 && !endsSentence(text, first - 1)) first--
  while (first < from - start && /\s/.test(text[first] as string)) first++
  while (last < text.length && !endsSentence(text, last - 1)) last++
  while (last < text.length && /\s/.test(text[last] as string)) last++
  // The last sentence takes the blank before it along.
  if (last === text.length) while (first > 0 && text[first - 1] === ' ') first--
  const { tr } = state
  tr.delete(start + first, start + last)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(start + first))).scrollIntoView()
}

/** A stop that a blank, a line break or the end follows; the stop of "t.ex." is one too many rather than one too few. */
function endsSentence(text: string, at: number): boolean {
  const sign = text[at] as string
  if (sign === '\n') return true
  return /[.!?…]/.test(sign) && (at + 1 >= text.length || /\s/.test(text[at + 1] as string))
}

/** Whether the policy lets users justify diagnostics. */
export function maySuppress({ config }: LintState): boolean {
  return config.policy?.forbidSuppressions !== true
}

/** A transaction that justifies a diagnostic. */
export function suppressing(
  state: EditorState,
  { suppressed }: LintState,
  { fingerprint, ruleId = '' }: Diagnostic,
  reason: string,
): Transaction {
  const added = fingerprint === undefined ? [] : [{ fingerprint, ruleId, reason: reason.trim() }]
  return tell(state.tr, { type: 'suppress', suppressed: [...suppressed, ...added] })
}
