/**
 * What every reader yields. A reader turns one file (or one entry of a container) into records, streaming where the
 * format allows, and reports what it could not read: nothing is dropped without a word.
 */

import type { NoteKind } from '../../src/types.ts'

/** Where in its file a record stands. Readers fill what their format knows. */
export interface Locator {
  /** First physical line of the value, from 1. */
  readonly line?: number
  /** Column in that line where the value begins, from 1, in UTF-16 code units. */
  readonly column?: number
  /** Number of the data row or element, from 1. */
  readonly row?: number
  /** JSON pointer, XML local-name path with indexes, or cell reference such as `Blad1!C7`. */
  readonly pointer?: string
  /** Name or number of the sheet, page or container entry. */
  readonly part?: string
}

/**
 * A stretch of a record's text that stands verbatim in the file. It runs from `start` to the start of the next segment and
 * holds no line break except as its last character.
 */
export interface Segment {
  /** UTF-16 offset into the record's text. */
  readonly start: number
  /** Physical line in the file, from 1. */
  readonly line: number
  /** Column in that line, from 1, in UTF-16 code units. */
  readonly column: number
}

/** One free-text value and where it came from. */
export interface TextRecord {
  readonly type: 'record'
  /** Path or label of the file as the user gave it. */
  readonly file: string
  readonly locator: Locator
  /** The record's own id (a key column, a UUID). May be personal: reports decide whether to show it. */
  readonly key?: string
  /** System the file comes from, such as `skola24`. */
  readonly system?: string
  /** Header, element or property name of the value. */
  readonly field?: string
  /**
   * `prose`: judged by every rule. `cell`: a value that is no prose and no identifier; checked for personal numbers only.
   */
  readonly role: 'prose' | 'cell'
  readonly text: string
  /** What kind of note the field holds, where its name or the system makes that clear. */
  readonly kind?: NoteKind
  /** Set where the text was cut out of its source with gaps; `locate` reads it. Absent: the text stands there as it is. */
  readonly segments?: readonly Segment[]
}

/** Something that could not be read. The message never quotes the input. */
export interface ReadFailure {
  readonly type: 'failure'
  readonly file: string
  readonly locator: Locator
  /** Stable code, such as `E201`. */
  readonly code: string
  /** What is wrong, in one sentence, and what to do about it. */
  readonly message: string
  readonly remedy: string
  /** How many records were lost by it, where that is known. */
  readonly records?: number
  /** The same in Swedish. */
  readonly sv?: { readonly message: string; readonly remedy: string }
}

/** What was made of one column of a table. */
export interface ColumnChoice {
  /** Number of the column, from 1. */
  readonly number: number
  /** Its header; empty where it has none. Printable: no control characters. */
  readonly name: string
  /**
   * `prose`: judged by every rule. `cell`: searched for personal numbers. `identifier`: who or what the row is about, not
   * searched. `empty`: no value seen; searched as a cell if one turns up.
   */
  readonly role: 'prose' | 'cell' | 'identifier' | 'empty'
  /** Why, in English and Swedish. */
  readonly why: { readonly en: string; readonly sv: string }
}

/** Something the reader decided, for the people who must confirm it: columns chosen, encoding found. */
export interface ReadNotice {
  readonly type: 'notice'
  readonly file: string
  /** Which decision it is about, such as `encoding` or `columns`. */
  readonly about?: string
  readonly message: string
  /** The same in Swedish. */
  readonly sv?: string
  /** The sheet, page or container entry it is about, as in locators. */
  readonly part?: string
  /** What was decided, for programs: the delimiter, the encoding, the id of the system. */
  readonly value?: string
  /** The columns of a table, when the notice is about them. */
  readonly columns?: readonly ColumnChoice[]
}

/**
 * The reading of a file, a sheet, a page or a container entry begins. Comes before anything else of that part, so that a part
 * without any text is known to have been there.
 */
export interface ReadPart {
  readonly type: 'part'
  readonly file: string
  /** The sheet, page or container entry, as in locators; absent for the file itself. */
  readonly part?: string
  /** What it was read as: `csv`, `xlsx`, `sheet`, `pdf`, `page`, `zip`, `eml` and so on. */
  readonly format: string
  /** The encoding of a text file, as its first bytes tell it. */
  readonly encoding?: string
}

/** One item of a reader's stream. */
export type ReadItem = TextRecord | ReadFailure | ReadNotice | ReadPart
