/** The card: what was found, why it must not stand there, what to write instead, and what can be done at once. */
import type { EditorView } from 'prosemirror-view'
import { getLintState } from './access.ts'
import type { LintOptions } from './config.ts'
import { button, element, freshId } from './dom.ts'
import { maySuppress, removingSentence, replacing, suppressing } from './edits.ts'
import { fill, type Phrases } from './phrases.ts'
import type { Diagnostic } from './types.ts'

/** What the card asks of who holds it. */
export interface CardHost {
  readonly view: EditorView
  readonly options: LintOptions
  /** The diagnostic where it stands now; `undefined` if it is gone. */
  current(diagnostic: Diagnostic): Diagnostic | undefined
  close(refocus: boolean): void
  say(text: string): void
}

/** Draws the diagnostics of one place into the card. */
export function drawCard(card: HTMLElement, host: CardHost, diagnostics: readonly Diagnostic[]): void {
  const { view } = host
  const phrases = phrasesOf(view)
  const close = button(card, 'ProseMirror-lint-close', '×', () => host.close(true))
  close.setAttribute('aria-label', phrases.close)
  const titles = diagnostics.map((diagnostic) => {
    const { section, title } = drawDiagnostic(card, host, diagnostic, phrases)
    card.append(section)
    return title
  })
  card.append(close)
  card.setAttribute('aria-label', phrases.card)
  card.setAttribute('aria-describedby', titles.join(' '))
}

function phrasesOf(view: EditorView): Phrases {
  const lint = getLintState(view.state)
  if (lint === undefined) throw new Error('the lint plugin is not in the state of this editor')
  return lint.config.phrases
}

function drawDiagnostic(
  card: HTMLElement,
  host: CardHost,
  diagnostic: Diagnostic,
  phrases: Phrases,
): { section: HTMLElement; title: string } {
  const id = freshId()
  const { severity, message, why, source, url, belongsIn, advice = [] } = diagnostic
  const head = element(
    card,
    'p',
    { class: 'ProseMirror-lint-what', id },
    element(card, 'strong', { class: `ProseMirror-lint-severity` }, phrases.severity[severity]),
    ' ',
    diagnostic.renderMessage?.(host.view) ?? message,
  )
  const section = element(
    card,
    'section',
    { class: `ProseMirror-lint-item ProseMirror-lint-item-${severity}`, 'aria-labelledby': id },
    head,
  )
  if (why !== undefined && why !== '') {
    const line = element(card, 'p', { class: 'ProseMirror-lint-why' }, label(card, phrases.why), why)
    if (source !== undefined) line.append(' ', drawSource(card, source, url, phrases))
    section.append(line)
  }
  if (belongsIn !== undefined)
    section.append(
      element(card, 'p', { class: 'ProseMirror-lint-place' }, fill(phrases.belongsIn, { place: belongsIn })),
    )
  if (advice.length > 0)
    section.append(
      element(card, 'p', { class: 'ProseMirror-lint-instead' }, label(card, phrases.instead), advice.join(' ')),
    )
  section.append(drawActions(card, host, diagnostic, phrases, section))
  return { section, title: id }
}

function label(card: HTMLElement, text: string): HTMLElement {
  return element(card, 'span', { class: 'ProseMirror-lint-label' }, `${text}: `)
}

function drawSource(card: HTMLElement, source: string, url: string | undefined, phrases: Phrases): HTMLElement {
  // Rule data is checked when it is compiled, but a host may bring its own policy.
  if (url === undefined || !/^https?:\/\//.test(url)) return element(card, 'cite', {}, `(${phrases.source}: ${source})`)
  const link = element(card, 'a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, source)
  return element(card, 'cite', {}, `(${phrases.source}: `, link, ')')
}

function drawActions(
  card: HTMLElement,
  host: CardHost,
  diagnostic: Diagnostic,
  phrases: Phrases,
  section: HTMLElement,
): HTMLElement {
  const { view, options } = host
  const row = element(card, 'div', { class: 'ProseMirror-lint-actions' })
  const add = (name: string, press: (current: Diagnostic) => void): void => {
    row.append(
      button(card, 'ProseMirror-lint-action', name, () => {
        // Pressed twice, or after somebody else's change: only what still stands is acted upon.
        const current = host.current(diagnostic)
        if (current !== undefined) press(current)
      }),
    )
  }
  if (view.editable) {
    for (const text of diagnostic.replacements ?? [])
      add(fill(phrases.replaceWith, { text }), (current) => {
        view.dispatch(replacing(view.state, current, text))
        host.say(phrases.applied)
        host.close(true)
      })
    if (diagnostic.ruleId !== undefined)
      add(phrases.remove, (current) => {
        view.dispatch(removingSentence(view.state, current))
        host.say(phrases.removed)
        host.close(true)
      })
  }
  for (const action of diagnostic.actions ?? [])
    add(action.name, (current) => action.apply(view, current.from, current.to))
  const lint = getLintState(view.state)
  if (view.editable && lint !== undefined && diagnostic.fingerprint !== undefined && maySuppress(lint))
    add(phrases.justify, () => askReason(section, host, diagnostic, phrases))
  if (options.onWrongHit !== undefined)
    add(phrases.wrongHit, (current) => {
      options.onWrongHit?.(current, view)
      host.close(true)
    })
  return row
}

function askReason(section: HTMLElement, host: CardHost, diagnostic: Diagnostic, phrases: Phrases): void {
  if (section.querySelector('form') !== null) return
  const input = element(section, 'input', { type: 'text', required: '', id: freshId(), autocomplete: 'off' })
  const form = element(
    section,
    'form',
    { class: 'ProseMirror-lint-reason' },
    element(section, 'label', { for: input.id }, phrases.reason),
    input,
    element(section, 'button', { type: 'submit', class: 'ProseMirror-lint-action' }, phrases.save),
    button(section, 'ProseMirror-lint-action', phrases.cancel, () => form.remove()),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { view } = host
    const current = host.current(diagnostic)
    const lint = getLintState(view.state)
    if (current === undefined || lint === undefined || input.value.trim() === '') return
    view.dispatch(suppressing(view.state, lint, current, input.value))
    host.say(phrases.justified)
    host.close(true)
  })
  section.append(form)
  input.focus()
}
