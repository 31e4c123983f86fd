/** What is known of one school system's exports: how they are recognised, and which of their fields hold prose. */

import type { NoteKind } from '../../src/types.ts'

/** What one field of a system holds. */
export interface FieldRule {
  /** Names of the field in any case; with `/` the end of a path of local names, such as `schoolevent/comment`. */
  readonly names: readonly string[]
  readonly role: 'prose' | 'identifier' | 'cell'
  /** The kind of note, for prose. */
  readonly kind?: NoteKind
}

/** One system. Data only: the readers do the work. */
export interface SystemProfile {
  /** The id, as in `--system` and in findings. */
  readonly id: string
  readonly title: string
  /** `known`: the format is public. `heuristic`: nobody has published it; the fields are what such exports usually hold. */
  readonly basis: 'known' | 'heuristic'
  /** Where the knowledge comes from, for whoever must confirm it. */
  readonly source: string
  /** What gives an export away. */
  readonly signs: {
    /** Found in the file's name. */
    readonly file?: RegExp
    /** Found in the first characters of the file. */
    readonly text?: RegExp
    /** Field names typical of it. */
    readonly fields?: readonly string[]
    /** How many of `fields` must be there. Default 3. */
    readonly needed?: number
  }
  readonly fields: readonly FieldRule[]
  /** True where its documents hold the same object more than once, so that texts are told apart by object id. */
  readonly repeatsObjects?: boolean
  /** Kind of note for prose that no field rule speaks of. */
  readonly kind?: NoteKind
}

/** What a reader has seen of a file. */
export interface Signs {
  readonly fileName: string
  /** The first characters, decoded. */
  readonly start: string
  /** Names of columns, elements or properties. */
  readonly fields: readonly string[]
}
