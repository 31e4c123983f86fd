/** The page of the browser tests: editors in plain ProseMirror, in TipTap and over Yjs, and what a test asks of them. */
import { Editor } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { exampleSetup } from 'prosemirror-example-setup'
import { keymap } from 'prosemirror-keymap'
import { DOMSerializer, type Node } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { EditorState, Plugin, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import * as Y from 'yjs'
import { decodeModel, loadRuleset, type Model, type Policy, type Ruleset, resolvePolicy } from '../../../src/index.ts'
import { replaceTextarea } from '../../examples/textarea.ts'
import * as lint from '../../src/index.ts'
import { uiOf } from '../../src/views.ts'
import { FritextLint } from '../../tiptap.ts'

/** What is made once. */
interface Made {
  ruleset: Ruleset
  policies: ReadonlyMap<string, Policy>
  model: Model
}

const bytes = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(path)).arrayBuffer())

async function make(): Promise<Made> {
  const sv = await bytes('/rules.sv.bin')
  const policies = new Map(Object.entries((await (await fetch('/policies.json')).json()) as Record<string, Policy>))
  return { ruleset: loadRuleset({ sv }), policies, model: decodeModel(await bytes('/judge.bin')) }
}

const made = await make()
const views: EditorView[] = []

/** Options of a test; `rules: false` leaves the engine out. */
interface TestOptions extends lint.LintOptions {
  readonly rules?: boolean
  readonly plain?: boolean
}

function lintOptions({ rules = true, plain: _, ...options }: TestOptions = {}): lint.LintOptions {
  const engine = rules ? { ruleset: made.ruleset, policy: resolvePolicy(made.policies, 'strict') } : {}
  return { today: '2026-03-01', ...engine, ...options }
}

function toDoc(paragraphs: readonly string[]): Node {
  return schema.node(
    'doc',
    null,
    paragraphs.map((text) => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)])),
  )
}

function place(): HTMLElement {
  const host = document.createElement('div')
  document.querySelector('main')?.append(host)
  return host
}

function open(doc: Node, plugins: readonly Plugin[]): number {
  const state = EditorState.create({ doc, plugins: [...plugins] })
  const label = { 'aria-label': 'Anteckning', 'aria-multiline': 'true', role: 'textbox' }
  return views.push(new EditorView(place(), { state, attributes: label })) - 1
}

/** Opens an editor with everything of prosemirror-example-setup but its menu; returns its number. */
function editor(paragraphs: readonly string[], options: TestOptions = {}): number {
  const plugins = exampleSetup({ schema, menuBar: false, floatingMenu: false })
  const own = options.plain === true ? [] : [keymap({ ...lint.lintKeymap }), lint.fritextLint(lintOptions(options))]
  return open(toDoc(paragraphs), [...own, ...plugins])
}

/** Opens two editors on one document that are joined by hand, as a network would. */
function pair(paragraphs: readonly string[]): [number, number] {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  docs.forEach((doc, index) => {
    const other = docs[1 - index] as Y.Doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire') Y.applyUpdate(other, update, 'wire')
    })
  })
  const both = docs.map((doc) =>
    open(toDoc(['']), [
      keymap({ ...lint.lintKeymap }),
      lint.fritextLint(lintOptions()),
      ySyncPlugin(doc.getXmlFragment('note')),
      yUndoPlugin(),
    ]),
  )
  const first = view(both[0] as number)
  first.dispatch(first.state.tr.replaceWith(0, first.state.doc.content.size, toDoc(paragraphs).content))
  return both as [number, number]
}

function view(index: number): EditorView {
  return views[index] as EditorView
}

/** What a screen shows as marked: text and classes of every span. */
function spans(index: number): string[] {
  return [...view(index).dom.querySelectorAll('.ProseMirror-lint')].map((span) => {
    const kinds = ['error', 'warning', 'info', 'hint'].filter((name) =>
      span.classList.contains(`ProseMirror-lint-${name}`),
    )
    return `${kinds.join('+')}:${span.textContent}`
  })
}

function found(index: number): string[] {
  const { state } = view(index)
  return lint.diagnostics(state).map(({ ruleId, from, to }) => `${ruleId} ${state.doc.textBetween(from, to)}`)
}

function caret(index: number, from: number, to = from): void {
  const it = view(index)
  it.dispatch(it.state.tr.setSelection(TextSelection.create(it.state.doc, from, to)))
  it.focus()
}

function html(index: number): string {
  const holder = document.createElement('div')
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(view(index).state.doc.content))
  return holder.innerHTML
}

const lab = {
  ...{ made, views, lint, editor, pair, view, spans, found, caret, html, toDoc, lintOptions, schema, EditorState },
  ...{ resolvePolicy, uiOf, Editor, StarterKit, FritextLint, replaceTextarea, TextSelection, EditorView },
  ...{ Plugin, Decoration, DecorationSet, keymap },
  text: (index: number) => view(index).state.doc.textBetween(0, view(index).state.doc.content.size, '\n'),
  flush: (index: number) => lint.flushLint(view(index)),
  executions: (index: number) => uiOf(view(index))?.runner.judge.executions ?? -1,
  close(): void {
    for (const each of views) if (!each.isDestroyed) each.destroy()
    document.querySelector('main')?.replaceChildren()
  },
}

/** What tests reach as `lab` in the page. */
export type Lab = typeof lab

Object.assign(globalThis, { lab })
document.documentElement.dataset.ready = 'true'
