/** The form of the card that asks why a remark may stand. */
import type { EditorView } from 'prosemirror-view'
import { getLintState } from './access.ts'
import type { CardHost, Remark } from './card.ts'
import { button, element, freshId } from './dom.ts'
import { maySuppress, suppressing } from './edits.ts'
import type { Phrases } from './phrases.ts'
import type { Diagnostic } from './types.ts'

/** Whether a reason can be given for a diagnostic now: the policy or the host may have changed since the card was drawn. */
export function mayJustify(view: EditorView, { fingerprint, ruleId }: Diagnostic): boolean {
  const lint = getLintState(view.state)
  return view.editable && fingerprint !== undefined && lint !== undefined && maySuppress(lint, ruleId)
}

/** Opens the form behind the button that asked for it, with what was already written; returns its field. */
export function askReason(
  opener: HTMLElement,
  host: CardHost,
  remark: Remark,
  phrases: Phrases,
  written = '',
): HTMLInputElement | undefined {
  const section = opener.closest('section')
  const open = reasonIn(section)
  if (section === null || open !== undefined) return open
  const input = element(section, 'input', { type: 'text', required: '', id: freshId(), autocomplete: 'off' })
  input.value = written
  const cancel = (): void => {
    form.remove()
    host.place()
    opener.focus()
  }
  const form = element(
    section,
    'form',
    { class: 'ProseMirror-lint-reason' },
    element(section, 'label', { for: input.id }, phrases.reason),
    input,
    element(section, 'button', { type: 'submit', class: 'ProseMirror-lint-action' }, phrases.save),
    button(section, 'ProseMirror-lint-action', phrases.cancel, cancel),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    save(host, remark, input.value, phrases)
  })
  section.append(form)
  host.place()
  form.scrollIntoView({ block: 'nearest' })
  return input
}

/** The field of a form that is open in a part of the card. */
export function reasonIn(section: HTMLElement | null): HTMLInputElement | undefined {
  return section?.querySelector<HTMLInputElement>('.ProseMirror-lint-reason input') ?? undefined
}

function save(host: CardHost, { now }: Remark, reason: string, phrases: Phrases): void {
  const { view } = host
  const lint = getLintState(view.state)
  if (now === undefined || lint === undefined || reason.trim() === '' || !mayJustify(view, now)) return
  view.dispatch(suppressing(view.state, lint, now, reason))
  host.say(phrases.justified)
  host.close(true)
}
