/** Transactions that do something about a diagnostic. */
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { tell } from './access.ts'
import { blockText } from './blocks.ts'
import { sentenceAround } from './sentences.ts'
import type { LintState } from './state.ts'
import { allowsSuppression } from './suppress.ts'
import type { Diagnostic } from './types.ts'

/** A transaction that replaces the text of a diagnostic and keeps its formatting. An empty replacement removes it. */
export function replacing(state: EditorState, { from, to }: Diagnostic, text: string): Transaction {
  const { tr } = state
  if (text === '') tr.delete(from, to)
  else tr.replaceWith(from, to, state.schema.text(text, state.doc.resolve(from).marksAcross(state.doc.resolve(to))))
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to))))
  return tr.scrollIntoView()
}

/** Whether a diagnostic stands in the text of one block, so that there is a sentence around it: none of a picture is, nor one over several blocks. */
export function standsInText({ doc }: EditorState, { from, to }: Diagnostic): boolean {
  const $from = doc.resolve(from)
  return $from.parent.inlineContent && to <= $from.end()
}

/** A transaction that removes the sentence around a diagnostic; its range and nothing else where it stands in no text. */
export function removingSentence(state: EditorState, diagnostic: Diagnostic): Transaction {
  const { from, to } = diagnostic
  if (!standsInText(state, diagnostic)) return state.tr.delete(from, to).scrollIntoView()
  const $from = state.doc.resolve(from)
  const { parent } = $from
  const start = $from.start()
  const text = blockText(parent)
  const range = sentenceAround(text, { from: from - start, to: Math.min(text.length, to - start) })
  const { tr } = state
  tr.delete(start + range.from, start + range.to)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(start + range.from))).scrollIntoView()
}

/** Whether the policy lets users justify diagnostics of a rule; without a rule, any. */
export function maySuppress({ config }: LintState, ruleId?: string): boolean {
  return allowsSuppression(config.policy, ruleId)
}

/** A transaction that justifies a diagnostic; one that does nothing where the policy forbids it. */
export function suppressing(
  state: EditorState,
  lint: LintState,
  { fingerprint, ruleId = '' }: Diagnostic,
  reason: string,
): Transaction {
  if (fingerprint === undefined || !maySuppress(lint, ruleId)) return state.tr
  const suppressed = [...lint.suppressed, { fingerprint, ruleId, reason: reason.trim() }]
  return tell(state.tr, { type: 'suppress', suppressed })
}
