/** The playground: an editor with the plugin, and what the linter can be told of the note. Nothing of it leaves the page. */
import nlp from 'compromise'
import { exampleSetup } from 'prosemirror-example-setup'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import {
  type CompromiseView,
  type Context,
  createEnglishGrammar,
  decodeModel,
  type Lang,
  loadRuleset,
  type NoteKind,
  type Policy,
  resolvePolicy,
} from '../../src/index.ts'
import { NOTE_KINDS } from '../../src/types.ts'
import {
  blockingDiagnostics,
  configureLint,
  flushLint,
  fritextLint,
  lintCounts,
  lintKeymap,
  nextDiagnostic,
} from '../src/index.ts'
import { load } from './load.ts'
import { samples } from './samples.ts'
import { type Words, words } from './words.ts'

/** The policies, by id; the build puts them here. */
declare const POLICIES: Readonly<Record<string, Policy>>
const policies = new Map(Object.entries(POLICIES))

function byId<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no #${id}`)
  return found as T
}

const chosen = {
  sample: byId<HTMLSelectElement>('sample'),
  policy: byId<HTMLSelectElement>('policy'),
  kind: byId<HTMLSelectElement>('kind'),
  field: byId<HTMLInputElement>('field'),
}
const state = byId('state')
let locale: Lang = 'sv'
let progress: 'loadingRules' | 'loadingModel' | 'ready' | 'failed' = 'loadingRules'
let signed: ((say: Words) => string) | undefined

const view = new EditorView(byId('note'), {
  state: EditorState.create({
    schema,
    plugins: [
      keymap({ ...lintKeymap }),
      fritextLint({
        policy: resolvePolicy(policies, 'strict'),
        locale,
        panel: byId('list'),
        autoPanel: true,
        english: () => createEnglishGrammar(nlp as unknown as (text: string) => CompromiseView),
        onChange: showCounts,
      }),
      ...exampleSetup({ schema, menuBar: false }),
    ],
  }),
  attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': 'note-title', spellcheck: 'false' },
})

function context(): Context {
  const kind = chosen.kind.value
  const field = chosen.field.value.trim()
  return { ...(kind === '' ? {} : { kind: kind as NoteKind }), ...(field === '' ? {} : { field }) }
}

function configure(): void {
  const policy = resolvePolicy(policies, chosen.policy.value)
  view.dispatch(configureLint(view.state.tr, { policy, locale, context: context() }))
}

function show(index: number): void {
  const sample = samples[locale][index]
  chosen.kind.value = sample?.kind ?? ''
  chosen.field.value = sample?.field ?? ''
  const { tr } = view.state
  view.dispatch(tr.replaceWith(0, tr.doc.content.size, toBlocks(sample?.text ?? '')))
  configure()
  tell(undefined)
}

function toBlocks(text: string): Node[] {
  return text.split('\n').map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
}

function showCounts(): void {
  const say = words[locale]
  const counts = lintCounts(view.state)
  byId('counts').textContent = say.counts(counts)
  byId('empty').hidden = counts.total > 0 || progress === 'loadingRules'
}

function tell(message: ((say: Words) => string) | undefined): void {
  signed = message
  byId('signed').textContent = message?.(words[locale]) ?? ''
}

function options(select: HTMLSelectElement, list: ReadonlyArray<readonly [string, string]>): void {
  const { value } = select
  select.replaceChildren(...list.map(([id, title]) => new Option(title, id)))
  select.value = value !== '' && list.some(([id]) => id === value) ? value : (list[0]?.[0] ?? '')
}

function speak(): void {
  const say = words[locale]
  document.documentElement.lang = locale
  document.title = say.title
  for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) {
    const text = say[element.dataset.say as keyof Words]
    if (typeof text === 'string') element.textContent = text
  }
  options(chosen.sample, [
    ...samples[locale].map(({ title }, index): [string, string] => [String(index), title]),
    ['own', say.own],
  ])
  options(
    chosen.policy,
    [...policies].map(([id, { title }]): [string, string] => [id, title[locale]]),
  )
  options(chosen.kind, [['', say.noKind], ...NOTE_KINDS.map((kind): [string, string] => [kind, say.kinds[kind]])])
  state.textContent = say[progress]
  showCounts()
  tell(signed)
}

function advance(to: typeof progress): void {
  progress = to
  state.textContent = words[locale][to]
  document.documentElement.dataset.state = to
  showCounts()
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[name=language]')) {
  input.addEventListener('change', () => {
    locale = input.value as Lang
    chosen.sample.value = ''
    speak()
    show(0)
  })
}
chosen.sample.addEventListener('change', () => show(Number(chosen.sample.value)))
chosen.policy.addEventListener('change', configure)
chosen.kind.addEventListener('change', configure)
chosen.field.addEventListener('input', configure)
byId('sign').addEventListener('click', async () => {
  try {
    await flushLint(view)
  } catch {
    tell((say) => say.unread)
    return
  }
  const left = blockingDiagnostics(view.state).length
  tell(left === 0 ? (say) => say.signed : (say) => say.blocked(left))
  if (left > 0) nextDiagnostic(view.state, view.dispatch, view)
})

speak()
chosen.policy.value = 'strict'
show(0)
// What a page must load comes after its first paint: first the rules, then the model.
requestAnimationFrame(() => setTimeout(start))

async function start(): Promise<void> {
  const [sv, en] = await Promise.all([load('sv'), load('en')])
  view.dispatch(configureLint(view.state.tr, { ruleset: loadRuleset({ sv: () => sv, en: () => en }) }))
  advance('loadingModel')
  try {
    view.dispatch(configureLint(view.state.tr, { model: decodeModel(await load('model')) }))
    advance('ready')
  } catch {
    advance('failed')
  }
}
