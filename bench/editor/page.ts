/** The page of the benchmark: editors with many marks, and what a keystroke costs in them, ours and two others. */
import { lintGutter, setDiagnostics as setCodeMirrorDiagnostics } from '@codemirror/lint'
import { EditorState as CodeMirrorState } from '@codemirror/state'
import { EditorView as CodeMirrorView } from '@codemirror/view'
import { schema } from 'prosemirror-schema-basic'
import { EditorState, Plugin, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { type Diagnostic, diagnostics, flushLint, fritextLint, getLintState } from '../../editor-plugin/src/index.ts'
import { createLinter, decodeModel, loadRuleset, type Model, type Policy, resolvePolicy } from '../../src/index.ts'

const bytes = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(path)).arrayBuffer())
const ruleset = loadRuleset({ sv: await bytes('/rules.sv.bin') })
const policies = new Map(Object.entries((await (await fetch('/policies.json')).json()) as Record<string, Policy>))
const policy = resolvePolicy(policies, 'strict')
const model = decodeModel(await bytes('/judge.bin'))

/** Six findings in some forty words. */
const DENSE =
  'Elsa har diabetes och adhd, mamma är sjuk och pappa sitter i fängelse. Hon är muslim och har autism. ' +
  'I dag har klassen läst en bok om havet och skrivit en sida var om det som de tyckte bäst om, och alla fick säga sitt.'
const PLAIN =
  'I dag har klassen läst en bok om havet och skrivit en sida var om det som de tyckte bäst om, och alla fick säga sitt.'

/** What a run of keystrokes cost, in milliseconds. */
export interface Cost {
  /** Working out the next state. */
  readonly state50: number
  readonly state99: number
  /** That and bringing the document tree up to date. */
  readonly p50: number
  readonly p99: number
  /** Marks of the document. */
  readonly marks: number
  /** The longest task of the page while there was typing and linting, 0 if none took 50 ms. */
  readonly longTask: number
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** One stroke: for the state alone, and for all of it. */
type Stroke = readonly [state: number, all: number]

/** The first strokes after a document was opened are not counted: the editor itself takes long for them. */
const WARM = 15

function summary(strokes: readonly Stroke[], marks: number, longTask: number): Cost {
  const at = (which: 0 | 1, share: number): number => {
    const times = strokes
      .slice(WARM)
      .map((stroke) => stroke[which])
      .sort((a, b) => a - b)
    return times[Math.floor((times.length - 1) * share)] ?? 0
  }
  return { state50: at(0, 0.5), state99: at(0, 0.99), p50: at(1, 0.5), p99: at(1, 0.99), marks, longTask }
}

/** Watches for tasks of the page that take 50 ms or more. */
function watch(): { longest(): number; stop(): void } {
  let longest = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  })
  observer.observe({ entryTypes: ['longtask'] })
  return { longest: () => longest, stop: () => observer.disconnect() }
}

function toDoc(count: number, text: string) {
  const block = (index: number) => schema.node('paragraph', null, [schema.text(`${text} ${index}.`)])
  return schema.node(
    'doc',
    null,
    Array.from({ length: count }, (_, index) => block(index)),
  )
}

function place(): HTMLElement {
  const host = document.createElement('div')
  document.querySelector('main')?.replaceChildren(host)
  return host
}

const LETTERS = 'Hon har varit glad i dag och läst. '

/** Types into the middle of a ProseMirror document and takes the time of each stroke, without layout. */
async function type(view: EditorView, strokes: number, wait: number): Promise<Stroke[]> {
  const middle = Math.floor(view.state.doc.childCount / 2)
  let pos = 0
  for (let index = 0; index <= middle; index++) pos += view.state.doc.child(index).nodeSize
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos - 1)))
  const times: Stroke[] = []
  for (let stroke = 0; stroke < strokes + WARM; stroke++) {
    const letter = LETTERS[stroke % LETTERS.length] as string
    const before = performance.now()
    const next = view.state.apply(view.state.tr.insertText(letter))
    const between = performance.now()
    view.updateState(next)
    times.push([between - before, performance.now() - before])
    await pause(wait)
  }
  return times
}

async function ours(count: number, strokes: number, wait: number, judge: Model | undefined): Promise<Cost> {
  const plugin = fritextLint({
    ruleset,
    policy,
    today: '2026-03-01',
    ...(judge === undefined ? {} : { model: judge }),
    panel: null,
  })
  const state = EditorState.create({ doc: toDoc(count, DENSE), plugins: [plugin] })
  const view = new EditorView(place(), { state })
  await flushLint(view)
  const watcher = watch()
  const times = await type(view, strokes, wait)
  await pause(400)
  while (getLintState(view.state)?.pending === true) await pause(50)
  watcher.stop()
  const marks = diagnostics(view.state).length
  view.destroy()
  return summary(times, marks, watcher.longest())
}

/** No linting at all: what the editor itself costs. */
async function bare(count: number, strokes: number, wait: number): Promise<Cost> {
  const view = new EditorView(place(), { state: EditorState.create({ doc: toDoc(count, DENSE) }) })
  const watcher = watch()
  const times = await type(view, strokes, wait)
  watcher.stop()
  view.destroy()
  return summary(times, 0, watcher.longest())
}

/** What examples show: the findings of all paragraphs made into decorations anew on every change; linting itself left out. */
async function naive(count: number, strokes: number, wait: number): Promise<Cost> {
  const found = createLinter({ ruleset, policy, today: '2026-03-01' }).lint(DENSE)
  const build = (doc: EditorState['doc']): DecorationSet => {
    const list: Decoration[] = []
    doc.forEach((_, offset) => {
      for (const { start, end } of found)
        list.push(Decoration.inline(offset + 1 + start, offset + 1 + end, { class: 'ProseMirror-lint' }))
    })
    return DecorationSet.create(doc, list)
  }
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: { init: (_, { doc }) => build(doc), apply: (tr, set) => (tr.docChanged ? build(tr.doc) : set) },
    props: { decorations: (state) => plugin.getState(state) },
  })
  const state = EditorState.create({ doc: toDoc(count, DENSE), plugins: [plugin] })
  const view = new EditorView(place(), { state })
  const watcher = watch()
  const times = await type(view, strokes, wait)
  watcher.stop()
  view.destroy()
  return summary(times, found.length * count, watcher.longest())
}

/** CodeMirror with as many diagnostics, which it only maps; linting itself left out. It draws only what is in view. */
async function codeMirror(count: number, strokes: number, wait: number): Promise<Cost> {
  const found = createLinter({ ruleset, policy, today: '2026-03-01' }).lint(DENSE)
  const line = `${DENSE}\n`
  const doc = line.repeat(count)
  const view = new CodeMirrorView({
    parent: place(),
    state: CodeMirrorState.create({ doc, extensions: [lintGutter()] }),
  })
  const list: { from: number; to: number; severity: 'error'; message: string }[] = []
  for (let index = 0; index < count; index++)
    for (const { start, end, message } of found) {
      const from = index * line.length
      list.push({ from: from + start, to: from + end, severity: 'error', message: message.sv })
    }
  view.dispatch(setCodeMirrorDiagnostics(view.state, list))
  const watcher = watch()
  const times: Stroke[] = []
  let at = Math.floor(count / 2) * line.length + line.length - 1
  for (let stroke = 0; stroke < strokes + WARM; stroke++) {
    const insert = LETTERS[stroke % LETTERS.length] as string
    const before = performance.now()
    const next = view.state.update({ changes: { from: at, insert } })
    void next.state
    const between = performance.now()
    view.dispatch(next)
    times.push([between - before, performance.now() - before])
    at++
    await pause(wait)
  }
  watcher.stop()
  view.destroy()
  return summary(times, list.length, watcher.longest())
}

let open: EditorView | undefined

/** Closes the note of `first`. */
function close(): void {
  open?.destroy()
  open = undefined
  document.querySelector('main')?.replaceChildren()
}

/** The first lint of a long note, which stays open: milliseconds until all is found, the longest task on the way. */
async function first(characters: number, withModel: boolean): Promise<Record<string, number>> {
  const text = `${PLAIN} ${DENSE}`
  const count = Math.ceil(characters / text.length)
  const plugin = fritextLint({
    ruleset,
    policy,
    today: '2026-03-01',
    ...(withModel ? { model } : {}),
    panel: null,
  })
  const watcher = watch()
  const before = performance.now()
  const view = new EditorView(place(), {
    state: EditorState.create({ doc: toDoc(count, text), plugins: [plugin] }),
  })
  const drawn = performance.now()
  while (getLintState(view.state)?.pending === true) await pause(5)
  const done = performance.now()
  await pause(100)
  watcher.stop()
  const found: readonly Diagnostic[] = diagnostics(view.state)
  open = view
  return { draw: drawn - before, lint: done - drawn, longTask: watcher.longest(), marks: found.length }
}

const bench = {
  ...{ bare, naive, codeMirror, first, close },
  rules: (count: number, strokes: number, wait: number) => ours(count, strokes, wait, undefined),
  both: (count: number, strokes: number, wait: number) => ours(count, strokes, wait, model),
  memory: () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
}

/** What the benchmark reaches as `bench` in the page. */
export type Bench = typeof bench

Object.assign(globalThis, { bench })
document.documentElement.dataset.ready = 'true'
