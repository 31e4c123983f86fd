/**
 * Prose cut out of a file, with a way back: every offset of a piece's text leads to the offset of the file's text where it
 * stands. All offsets are half-open and count UTF-16 code units.
 */
import type { NoteKind } from '../../src/types.ts'

/** Where a stretch of a piece's text stands in the source. */
export interface Run {
  /** Offset in the piece's text where the run begins; it goes on to the next run. */
  readonly start: number
  /** Offset in the source. */
  readonly at: number
  /** Code units of the source that the run covers: as many as in the text, unless it was written in another way there. */
  readonly width: number
}

/** One stretch of prose that is judged as a whole. */
export interface Piece {
  readonly text: string
  /** In the order of the text; at least one. */
  readonly runs: readonly Run[]
  /** The name it goes by: a table's header, a key, the scope that a configuration names. */
  readonly field?: string
  /** True for the header of a column: it names what stands below, and says nothing itself. */
  readonly label?: boolean
  /** What kind of note it is, where the configuration says so for its scope. */
  readonly kind?: NoteKind
}

/** A comment of the file, where suppressions are written. */
export interface Comment {
  /** Offsets of the whole comment, its marks included. */
  readonly start: number
  readonly end: number
  /** What stands between the marks. */
  readonly text: string
}

/** What means to suppress, in whatever case: behind it stands a rule, a reason or nothing. */
const OTHER_CASE = /^\s*fritext-(?:dis|en)able(?:-[a-z-]+)?\s*(?:$|\s(?:all\b|[a-z\d-]+\/|--))/i

/**
 * Whether a comment speaks to this program: it begins with `fritext-`. Other cases count where it means to suppress, so that it is not
 * passed over in silence, and not where a sentence begins with the name.
 */
export function isForProgram(comment: string): boolean {
  return /^\s*fritext-/.test(comment) || OTHER_CASE.test(comment)
}

/** What a reader makes of a file. */
export interface Prose {
  /** The text that all offsets count in: the file's own, or the paragraphs of a document that is no text file, one a line. */
  readonly source: string
  readonly pieces: readonly Piece[]
  readonly comments: readonly Comment[]
  /** What is wrong with a part of the file that could not be read, where the rest could. */
  readonly fault?: ProseError
}

/** A file that is not of the form its name promises. Never quotes it. */
export class ProseError extends Error {
  override readonly name = 'ProseError'
  /** In Swedish. */
  readonly sv: string
  /** Offset in the source, where it is known. */
  readonly offset: number | undefined

  constructor(message: string, sv: string, offset?: number) {
    super(message)
    this.sv = sv
    this.offset = offset
  }
}

/** A range of the source. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The range of the source that a range of the piece's text stands in. */
export function toSource(piece: Piece, start: number, end: number): Range {
  const { runs, text } = piece
  const first = runAt(runs, start)
  const last = runAt(runs, Math.max(start, end - 1))
  const from = runs[first] as Run
  const to = runs[last] as Run
  const length = (runs[last + 1]?.start ?? text.length) - to.start
  const begin = from.at + Math.min(start - from.start, from.width)
  const stop = length === to.width ? to.at + (end - to.start) : to.at + to.width
  return { start: begin, end: Math.max(begin, stop) }
}

function runAt(runs: readonly Run[], offset: number): number {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle] as Run).start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Attributes that name a field. */
const LABELS = new Set(['label', 'aria-label', 'etikett', 'ledtext'])

/** Puts a piece together, stretch by stretch, in the order of the text. */
export class PieceBuilder {
  #text = ''
  readonly #runs: { start: number; at: number; width: number }[] = []

  /** The text so far. */
  get text(): string {
    return this.#text
  }

  /** Adds a stretch of the source as it stands. */
  verbatim(source: string, from: number, to: number): void {
    if (to <= from) return
    const last = this.#runs.at(-1)
    // Runs that go on where the one before ended are one run.
    if (last !== undefined && last.at + last.width === from && this.#text.length - last.start === last.width) {
      last.width += to - from
    } else this.#runs.push({ start: this.#text.length, at: from, width: to - from })
    this.#text += source.slice(from, to)
  }

  /** Adds text that is written otherwise in the source, between `from` and `to`. */
  written(text: string, from: number, to: number): void {
    if (text === '') return
    this.#runs.push({ start: this.#text.length, at: from, width: to - from })
    this.#text += text
  }

  /** Adds an empty line between blocks; nothing at the beginning. */
  gap(at: number): void {
    if (this.#text !== '' && !this.#text.endsWith('\n\n')) this.written('\n\n', at, at)
  }

  /** What an attribute of this name says, which ends at `at`: the label of a field asks, as a form does. The builder is empty afterwards. */
  takeAttribute(name: string, at: number): Piece[] {
    return LABELS.has(name) ? this.takeLabel(at) : this.take(name)
  }

  /** The header of a column, as the label of a form that is to be filled in; nothing where there is no text. The builder is empty afterwards. */
  takeLabel(at: number): Piece[] {
    if (/[\p{L}\p{N})]$/u.test(this.#text)) this.written(': ____', at, at)
    return this.take().map((piece) => ({ ...piece, label: true }))
  }

  /** The piece, or nothing where there is no text. The builder is empty afterwards. */
  take(field?: string): Piece[] {
    const text = this.#text
    const runs = this.#runs.splice(0)
    this.#text = ''
    return text.trim() === '' ? [] : [{ text, runs, ...(field === undefined ? {} : { field }) }]
  }
}
