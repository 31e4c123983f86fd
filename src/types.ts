/**
 * The words of the house: what flows from text to finding. Every offset in this file is a half-open UTF-16 code-unit
 * offset into the text that was handed in, as JavaScript, ProseMirror and the Language Server Protocol count.
 */

/** What a policy makes of a rule: `off` never shows, `error` fails a run. */
export type Level = 'off' | 'info' | 'warning' | 'error'

/** The level of a finding that is shown. */
export type Severity = Exclude<Level, 'off'>

/** The languages notes are read in. */
export type Lang = 'sv' | 'en'

/** The kinds of note that GUIDELINES.md names. */
export const NOTE_KINDS = [
  'absence',
  'work-comment',
  'iup',
  'incident',
  'message',
  'template',
  'meeting',
  'preschool',
] as const

/** A kind of note. */
export type NoteKind = (typeof NOTE_KINDS)[number]

/** A text in the two languages that people read. */
export interface Bilingual {
  readonly sv: string
  readonly en: string
}

/** What is known of the place a note was typed in. Everything is optional; everything known sharpens the verdict. */
export interface Context {
  /** The name of the column or form field ("Frånvaroorsak"). */
  readonly field?: string
  /** What kind of note it is. */
  readonly kind?: NoteKind
  /** The system the note stands in ("unikum"); policies may differ by it. */
  readonly system?: string
  /** The language, where the caller knows it; decided by function words otherwise. */
  readonly lang?: Lang
}

/** One reason for or against a finding, in words. */
export interface Evidence {
  /** Stable name of the reason, such as `person/kin` or `topic/task`. */
  readonly key: string
  /** Log-odds it adds: above zero speaks for a statement about a person, below zero against. */
  readonly weight: number
  /** Where it was seen, when it was seen in the text. */
  readonly start?: number
  readonly end?: number
  /** The reason in words for a teacher. Never quotes the note. */
  readonly text: Bilingual
}

/** A wording to use instead. `replacement` is ready to stand in the finding's range; otherwise it is advice. */
export interface Suggestion {
  readonly text: Bilingual
  readonly replacement?: string
  /**
   * Where the rule says that the replacement may be made without a person: `alone` where the finding is all that stands in its line,
   * cell or value, so that no sentence is broken and nothing else is said of it.
   */
  readonly fix?: 'alone'
}

/** What the judges hold for a statement about a person. Holds no text of the note. */
export interface Finding {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly severity: Severity
  /** From 0 to 1: how often findings like this one are right. */
  readonly confidence: number
  /** What was found, in one sentence. */
  readonly message: Bilingual
  /** Why it must not stand there: the policy's sentence, else the rule's legal ground. */
  readonly why: Bilingual
  /** Where the information belongs instead, if the policy says so. */
  readonly belongsIn?: string
  /** True where the text does not state but asks for the information (a form, a template). */
  readonly asks?: boolean
  readonly suggestions: readonly Suggestion[]
  readonly evidence: readonly Evidence[]
}

/** A place where a detector saw a string of a certain shape: a number, an address, a run of signs. */
export interface Detection {
  readonly rule: string
  readonly start: number
  readonly end: number
  /** Log-odds that this is what it looks like, before anything is known of its surroundings: 3 is nearly certain. */
  readonly weight: number
  /** Names the shape, such as `personnummer/12-digits`; a key into the reason texts. */
  readonly key: string
}
