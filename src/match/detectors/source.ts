import type { Detection } from '../../types.ts'
import { type Token, tokenize } from './tokens.ts'

/** What the detectors are told beside the text. */
export interface DetectorOptions {
  /** The day the text is read, as an ISO date (`2026-03-01`). No detector reads a clock. */
  readonly today: string
  /** Codes that the organisation itself lists as agreed; matched whole, whatever their case. */
  readonly agreedCodes?: readonly string[]
  /** The language of the text, where the caller knows it. Every detector reads both languages. */
  readonly lang?: 'sv' | 'en'
  /** The name of the field the text stood in ("Personnummer"); its words count as surroundings. */
  readonly field?: string
}

/** A text on its way through the detectors; tokens are made once, by the first detector that wants them. */
export interface Source {
  readonly text: string
  readonly options: DetectorOptions
  readonly tokens: () => readonly Token[]
}

/** One detector: what it sees in the source, in the order of the text. Never throws. */
export type Detector = (source: Source) => Detection[]

/** Wraps a text for the detectors. */
export function createSource(text: string, options: DetectorOptions): Source {
  let tokens: readonly Token[] | undefined
  return {
    text,
    options,
    tokens: () => {
      tokens ??= tokenize(text)
      return tokens
    },
  }
}
