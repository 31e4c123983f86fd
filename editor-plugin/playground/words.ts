/** What the playground says, in Swedish and English. */
import type { Lang, NoteKind } from '../../src/index.ts'

/** The strings of the page by `data-say`, and those that are made as it runs. */
export interface Words {
  readonly title: string
  readonly skip: string
  readonly tagline: string
  readonly language: string
  readonly localTitle: string
  readonly local: string
  readonly sample: string
  readonly policy: string
  readonly kind: string
  readonly field: string
  readonly note: string
  readonly sign: string
  readonly keys: string
  readonly list: string
  readonly empty: string
  readonly footer: string
  readonly own: string
  readonly noKind: string
  readonly loadingRules: string
  readonly loadingModel: string
  readonly ready: string
  readonly failed: string
  readonly signed: string
  /** Said where the note could not be read to its end. */
  readonly unread: string
  readonly kinds: Readonly<Record<NoteKind, string>>
  counts(count: { readonly error: number; readonly warning: number; readonly info: number }): string
  blocked(count: number): string
}

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

const sv: Words = {
  title: 'Fritext: prova',
  skip: 'Till anteckningen',
  tagline: 'Säger vad som inte hör hemma i en anteckning om en elev, medan du skriver.',
  language: 'Språk',
  localTitle: 'Inget lämnar sidan.',
  local:
    'Regler och modell ligger i sidan. Det du skriver skickas ingenstans, sparas ingenstans och är borta när du stänger fliken.',
  sample: 'Exempel',
  policy: 'Riktlinjer',
  kind: 'Slags anteckning',
  field: 'Fältets namn',
  note: 'Anteckning',
  sign: 'Signera',
  keys: 'F8 går till nästa anmärkning, Skift+F8 till den förra, Ctrl+. öppnar kortet, Ctrl+Skift+M listan, Esc går tillbaka till texten.',
  list: 'Anmärkningar',
  empty: 'Inget att anmärka på.',
  footer: 'Alla exempel är påhittade. Fritext ersätter ingen juridisk bedömning.',
  own: 'Egen text',
  noKind: 'Inte angivet',
  loadingRules: 'Reglerna hämtas …',
  loadingModel: 'Reglerna är på plats. Den lärda modellen hämtas …',
  ready: 'Regler och lärd modell är på plats.',
  failed: 'Den lärda modellen gick inte att hämta. Reglerna avgör ensamma.',
  signed: 'Anteckningen kan signeras.',
  unread: 'Anteckningen kunde inte läsas till slutet, så den kan inte signeras än.',
  kinds: {
    absence: 'Frånvaro',
    'work-comment': 'Kommentar till arbete',
    iup: 'Utvecklingsplan',
    incident: 'Händelse',
    message: 'Meddelande hem',
    template: 'Mall',
    meeting: 'Samtal',
    preschool: 'Förskola',
  },
  counts: ({ error, warning, info }) =>
    `${plural(error, 'fel', 'fel')}, ${plural(warning, 'varning', 'varningar')}, ${plural(info, 'upplysning', 'upplysningar')}`,
  blocked: (count) =>
    `${plural(count, 'anmärkning', 'anmärkningar')} på nivån fel måste åtgärdas innan anteckningen signeras.`,
}

const en: Words = {
  title: 'Fritext: try it',
  skip: 'To the note',
  tagline: 'Says what does not belong in a note about a pupil, while you type.',
  language: 'Language',
  localTitle: 'Nothing leaves this page.',
  local:
    'Rules and model are part of the page. What you type is sent nowhere, stored nowhere, and gone when you close the tab.',
  sample: 'Example',
  policy: 'Policy',
  kind: 'Kind of note',
  field: 'Name of the field',
  note: 'Note',
  sign: 'Sign',
  keys: 'F8 goes to the next remark, Shift+F8 to the one before, Ctrl+. opens the card, Ctrl+Shift+M the list, Esc returns to the text.',
  list: 'Remarks',
  empty: 'Nothing to remark on.',
  footer: 'All examples are invented. Fritext replaces no legal assessment.',
  own: 'Text of your own',
  noKind: 'Not said',
  loadingRules: 'Fetching the rules …',
  loadingModel: 'The rules are here. Fetching the learned model …',
  ready: 'Rules and learned model are here.',
  failed: 'The learned model could not be fetched. The rules decide alone.',
  signed: 'The note can be signed.',
  unread: 'The note could not be read to its end, so it cannot be signed yet.',
  kinds: {
    absence: 'Absence',
    'work-comment': 'Comment on work',
    iup: 'Development plan',
    incident: 'Incident',
    message: 'Message home',
    template: 'Template',
    meeting: 'Meeting',
    preschool: 'Preschool',
  },
  counts: ({ error, warning, info }) =>
    `${plural(error, 'error', 'errors')}, ${plural(warning, 'warning', 'warnings')}, ${plural(info, 'piece of advice', 'pieces of advice')}`,
  blocked: (count) =>
    `${plural(count, 'remark', 'remarks')} of the level error must be dealt with before the note is signed.`,
}

/** The words of a language. */
export const words: Readonly<Record<Lang, Words>> = { sv, en }
