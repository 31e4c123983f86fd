/** What every reader is given: where the bytes come from and what the user asked for. */

import type { Budget } from './inside.ts'
import type { ReadItem } from './record.ts'

/** The encodings that text files are read in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh' | 'cp850'

/** The formats of text files. */
export type TextFormat = 'csv' | 'json' | 'ndjson' | 'xml' | 'html' | 'markdown' | 'text'

/** Every format that has a reader. Documents and workbooks inside a zip container are told apart there. */
export type Format = TextFormat | 'zip' | 'tar' | 'gzip' | 'pdf' | 'eml' | 'mbox' | 'sqlite' | 'parquet'

/** What the user may decide instead of the readers. Everything is optional. */
export interface ReadOptions {
  /** The encoding of text files (`--encoding`), under any usual name; found from the bytes otherwise. */
  readonly encoding?: string
  /** The format (`--format-in`), when neither content nor extension tells. */
  readonly format?: TextFormat
  /** Columns, elements or properties that hold prose (`--column`), by name in any case or by number from 1. */
  readonly columns?: readonly string[]
  /** Columns that a report groups by: their values are searched for personal numbers, even where their name is that of an identifier. */
  readonly groups?: readonly string[]
  /** Column, element or property that names a record (`--key`), by name in any case or by number from 1. */
  readonly key?: string
  /** System that the file comes from (`--system`), by id; recognised from the content otherwise. */
  readonly system?: string
  /** Name that standard input goes by (`--stdin-filename`); its extension tells the format. Default `<stdin>`. */
  readonly stdinFilename?: string
  /** Largest file that is read, in bytes (`--files-max-size`); a larger one is reported. No limit when absent. */
  readonly maxBytes?: number
  /** Largest document that has to be held in memory (JSON, Markdown, input of a pipe), in bytes. Default 200 MiB. */
  readonly maxDocumentBytes?: number
  /** Largest single field or line, in UTF-16 code units. Default 1,000,000. */
  readonly maxFieldLength?: number
  /** SQL query whose rows are read (`--query`), for databases. */
  readonly query?: string
  /** True where identifiers are read like any other value: for registers of names (`--people`). */
  readonly everything?: boolean
  /** True where only the plan is asked for (`--plan`): every part is opened, but no further than its decisions need. */
  readonly plan?: boolean
  /** Asked of each file, and of a folder that is named, before it is opened: what it does not take is passed over in silence. All when absent. */
  readonly takes?: (path: string) => boolean
  /** Called as bytes are read, for a progress display. Counts the bytes of the file itself, not what is unpacked. */
  readonly onBytes?: (bytes: number) => void
}

/** One file or container entry, ready to be read once. */
export interface Source {
  /** Path or label as the user gave it, already safe to print. */
  readonly file: string
  /** The first bytes (up to 64 KiB): enough to tell format and encoding. */
  readonly head: Buffer
  /** The name's extension in lower case, without the dot; empty when there is none. */
  readonly extension: string
  /** Where the file lies, for formats that need random access; absent for standard input and container entries. */
  readonly path?: string
  /** Name of the container entry the bytes come from. */
  readonly part?: string
  /** How deep in containers the bytes lie: 0 for a file. */
  readonly depth: number
  /** What may still be unpacked, shared by all that lies in one file; absent before the first container. */
  readonly budget?: Budget
  /** All bytes from the first. May be called once. */
  bytes(): AsyncIterable<Buffer>
}

/** Reads one opened source, whatever its format. */
export type ReadSource = (source: Source, options: ReadOptions) => AsyncIterable<ReadItem>

/**
 * A reader: turns one source into items. Never throws for bad input; yields failures instead. `read` reads what lies inside:
 * entries, attachments, embedded documents.
 */
export type Reader = (source: Source, options: ReadOptions, read: ReadSource) => AsyncIterable<ReadItem>

/** Default of `maxDocumentBytes`. */
export const DOCUMENT_BYTES = 200 * 1024 * 1024

/** Default of `maxFieldLength`. */
export const FIELD_LENGTH = 1_000_000

/** How much of a file is read for its plan where decisions are made value by value, in UTF-16 code units. */
export const PLAN_LENGTH = 1_000_000
