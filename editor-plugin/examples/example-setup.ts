/** The plugin beside prosemirror-example-setup. The model is fetched when the note is already on the screen. */
import { exampleSetup } from 'prosemirror-example-setup'
import { keymap } from 'prosemirror-keymap'
import { schema } from 'prosemirror-schema-basic'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Policy, Ruleset } from '../../src/index.ts'
import { blockingDiagnostics, configureLint, fetchModel, flushLint, fritextLint, lintKeymap } from '../src/index.ts'

/** Opens an editor for a field. `ruleset` comes from `loadRuleset`, `policy` from `resolvePolicy`, `model` is the address of `judge.bin`. */
export async function openEditor(
  place: HTMLElement,
  field: string,
  ruleset: Ruleset,
  policy: Policy,
  model: string,
): Promise<EditorView> {
  const view = new EditorView(place, {
    state: EditorState.create({
      schema,
      plugins: [
        keymap({ ...lintKeymap }),
        fritextLint({ ruleset, policy, context: { field }, locale: 'sv' }),
        ...exampleSetup({ schema }),
      ],
    }),
  })
  view.dispatch(configureLint(view.state.tr, { model: await fetchModel(model) }))
  return view
}

/** The save gate: whether a note may be signed. One that could not be read to its end may not. */
export async function maySign(view: EditorView): Promise<boolean> {
  try {
    await flushLint(view)
  } catch {
    return false
  }
  return blockingDiagnostics(view.state).length === 0
}
