/**
 * What every reader yields. A reader turns one file (or one entry of a container) into records, streaming where the
 * format allows, and reports what it could not read: nothing is dropped without a word.
 */

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
}

/** Something the reader decided, for the people who must confirm it: columns chosen, encoding found. */
export interface ReadNotice {
  readonly type: 'notice'
  readonly file: string
  readonly message: string
}

/** One item of a reader's stream. */
export type ReadItem = TextRecord | ReadFailure | ReadNotice
