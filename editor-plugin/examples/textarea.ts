/** An editor in place of a `<textarea>`: the field keeps its value, so that the form around it is sent as before. */
import { baseKeymap } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { type Node, Schema } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { fritextLint, type LintOptions, lintKeymap } from '../src/index.ts'

const lines = new Schema({
  nodes: {
    doc: { content: 'line+' },
    line: { content: 'text*', parseDOM: [{ tag: 'p' }, { tag: 'div' }], toDOM: () => ['p', 0] },
    text: {},
  },
})

/** Puts an editor before a text field and hides the field. Its label goes over to the editor; `destroy` of the view gives the field back. */
export function replaceTextarea(field: HTMLTextAreaElement, options: LintOptions): EditorView {
  const host = document.createElement('div')
  host.className = 'fritext-field'
  field.before(host)
  const label = field.labels[0]
  const name = field.getAttribute('aria-label') ?? label?.textContent ?? ''
  const view = new EditorView(host, {
    state: EditorState.create({
      doc: toDoc(field.value),
      plugins: [
        keymap({ ...lintKeymap }),
        keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }),
        keymap(baseKeymap),
        history(),
        fritextLint({ ...options, context: { field: name.trim(), ...options.context } }),
      ],
    }),
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': name.trim() },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr))
      if (!tr.docChanged) return
      field.value = view.state.doc.textBetween(0, view.state.doc.content.size, '\n')
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  })
  const focus = (event: Event): void => {
    event.preventDefault()
    view.focus()
  }
  label?.addEventListener('click', focus)
  field.hidden = true
  const { destroy } = view
  view.destroy = () => {
    destroy.call(view)
    label?.removeEventListener('click', focus)
    field.hidden = false
    host.remove()
  }
  return view
}

function toDoc(text: string): Node {
  return lines.node(
    'doc',
    null,
    text.split(/\r?\n/).map((line) => lines.node('line', null, line === '' ? [] : [lines.text(line)])),
  )
}
