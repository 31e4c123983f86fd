/** What the card says: what was found, why it must not stand there, what to write instead, and what can be done at once. */
import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { getLintState } from './access.ts'
import type { LintOptions } from './config.ts'
import { button, element, focusedIn, freshId } from './dom.ts'
import { removingSentence, replacing, standsInText } from './edits.ts'
import { fill, type Phrases } from './phrases.ts'
import { askReason, mayJustify, reasonIn } from './reason.ts'
import type { Diagnostic } from './types.ts'

/** What the card asks of who holds it. */
export interface CardHost {
  readonly view: EditorView
  readonly options: LintOptions
  close(refocus: boolean): void
  /** The card has grown or shrunk. */
  place(): void
  say(text: string): void
}

/** A remark of an open card. */
export interface Remark {
  /** As it is and where it stands now; `undefined` when it is gone. */
  now: Diagnostic | undefined
}

/** A remark as it was drawn. */
interface Drawn {
  readonly remark: Remark
  readonly section: HTMLElement
  readonly title: string
  /** The button that opens the form for a reason. */
  readonly justify: HTMLElement | undefined
  readonly facts: string
}

/** The plugin's own card. */
export class CardBody {
  private readonly card: HTMLElement
  private readonly host: CardHost
  private readonly close: HTMLButtonElement
  private drawn: readonly Drawn[] = []

  constructor(card: HTMLElement, host: CardHost) {
    this.card = card
    this.host = host
    this.close = button(card, 'ProseMirror-lint-close', '×', () => host.close(true))
    card.append(this.close)
  }

  /** Draws remarks, those anew that are not as they were drawn. A reason that is being written stays, and so does the focus. */
  show(remarks: readonly Remark[]): void {
    const { card, host, close } = this
    const phrases = phrasesOf(host.view)
    const inside = focusedIn(card)
    const before = this.drawn
    this.drawn = remarks.flatMap((remark) => {
      if (remark.now === undefined) return []
      const known = before.find((other) => other.remark === remark)
      if (known?.facts === factsOf(host.view, remark.now)) return known
      const fresh = drawRemark(card, host, remark, remark.now, phrases)
      if (known === undefined) close.before(fresh.section)
      else replaceSection(known, fresh, host, phrases)
      return fresh
    })
    for (const { remark, section } of before) if (!remarks.includes(remark)) section.remove()
    close.setAttribute('aria-label', phrases.close)
    card.setAttribute('aria-label', phrases.card)
    card.setAttribute('aria-describedby', this.drawn.map(({ title }) => title).join(' '))
    if (inside !== undefined && focusedIn(card) === undefined) card.focus()
  }
}

/** All that decides how a remark is drawn, for comparison. */
export function factsOf(view: EditorView, diagnostic: Diagnostic): string {
  const { severity, message, why, source, url, belongsIn, advice, replacements, ruleId } = diagnostic
  const names = diagnostic.actions?.map(({ name }) => name)
  const said = { severity, message, why, source, url, belongsIn, advice }
  const offered = { replacements, ruleId, names, mayEdit: view.editable, mayJustify: mayJustify(view, diagnostic) }
  return JSON.stringify([phrasesOf(view), said, offered])
}

function phrasesOf(view: EditorView): Phrases {
  const lint = getLintState(view.state)
  if (lint === undefined) throw new Error('the lint plugin is not in the state of this editor')
  return lint.config.phrases
}

/** Puts a remark that was drawn anew into the place of the old drawing. */
function replaceSection(old: Drawn, fresh: Drawn, host: CardHost, phrases: Phrases): void {
  const focused = focusedIn(old.section)
  const reason = reasonIn(old.section)
  const named = focused?.textContent
  old.section.replaceWith(fresh.section)
  if (reason !== undefined && fresh.justify !== undefined) {
    const field = askReason(fresh.justify, host, fresh.remark, phrases, reason.value)
    if (focused === reason) field?.focus()
  } else if (focused !== undefined)
    [...fresh.section.querySelectorAll('button')].find(({ textContent }) => textContent === named)?.focus()
}

function drawRemark(card: HTMLElement, host: CardHost, remark: Remark, now: Diagnostic, phrases: Phrases): Drawn {
  const title = freshId()
  const { severity, message, why, source, url, belongsIn, advice = [] } = now
  const head = element(
    card,
    'p',
    { class: 'ProseMirror-lint-what', id: title },
    element(card, 'strong', { class: `ProseMirror-lint-severity` }, phrases.severity[severity]),
    ' ',
    now.renderMessage?.(host.view) ?? message,
  )
  const section = element(
    card,
    'section',
    { class: `ProseMirror-lint-item ProseMirror-lint-item-${severity}`, 'aria-labelledby': title },
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
  const { row, justify } = drawActions(card, host, remark, now, phrases)
  section.append(row)
  return { remark, section, title, justify, facts: factsOf(host.view, now) }
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
  remark: Remark,
  drawn: Diagnostic,
  phrases: Phrases,
): { row: HTMLElement; justify: HTMLElement | undefined } {
  const { view, options } = host
  const row = element(card, 'div', { class: 'ProseMirror-lint-actions' })
  const add = (name: string, press: (now: Diagnostic) => void): HTMLElement => {
    const made = button(card, 'ProseMirror-lint-action', name, () => {
      // Pressed twice, or after somebody else's change: only what still stands is acted upon.
      if (remark.now !== undefined) press(remark.now)
    })
    row.append(made)
    return made
  }
  const addEdit = (name: string, said: string, edit: (now: Diagnostic) => Transaction): void => {
    add(name, (now) => {
      // A host need not tell when its answer to "may be edited" changes.
      if (!view.editable) return
      view.dispatch(edit(now))
      host.say(said)
      host.close(true)
    })
  }
  if (view.editable) {
    for (const text of drawn.replacements ?? [])
      addEdit(fill(phrases.replaceWith, { text }), phrases.applied, (now) => replacing(view.state, now, text))
    if (drawn.ruleId !== undefined && standsInText(view.state, drawn))
      addEdit(phrases.remove, phrases.removed, (now) => removingSentence(view.state, now))
  }
  for (const { name } of drawn.actions ?? [])
    add(name, (now) => now.actions?.find((action) => action.name === name)?.apply(view, now.from, now.to))
  let justify: HTMLElement | undefined
  if (mayJustify(view, drawn)) {
    const opener = add(phrases.justify, () => askReason(opener, host, remark, phrases)?.focus())
    justify = opener
  }
  if (options.onWrongHit !== undefined)
    add(phrases.wrongHit, (now) => {
      options.onWrongHit?.(now, view)
      host.close(true)
    })
  return { row, justify }
}
