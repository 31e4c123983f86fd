/**
 * What a block of a note says to the rest of the note. Everything that reaches further than a few sentences is told here as a key; a few
 * blocks that bear witness to each key then stand for the whole note.
 */

import type { Reader } from '../judge/note.ts'
import { type EvidenceInfo, OWNER_EVIDENCE } from '../lexicon/pack.ts'
import { type Analysis, analyse } from '../match/analysis.ts'
import { pictureOf } from '../match/detectors/pictures.ts'
import { traitsOf } from '../match/detectors/scan.ts'
import { markPhrases } from '../match/phrases.ts'
import { markPlaceholders } from '../match/placeholders.ts'
import { needsNormalizing, normalize } from '../text/normalize.ts'

/** How often a key must be met before more of it changes nothing. */
export const MOST: Readonly<Record<string, number>> = { picture: 3 }

/** Keys that every text of some length should have witnesses for, or else lack as a whole. */
export const RINGS = 'rings'
/** See `RINGS`. */
export const PLACEHOLDERS = 'placeholders'

/** What can be told of a block without any rules. */
export interface TextFacts {
  /** The text in normal form C. */
  readonly text: string
  readonly keys: ReadonlySet<string>
}

/** Reads the signs of a text. */
export function textFacts(source: string): TextFacts {
  const { text } = normalize(source)
  const keys = new Set<string>()
  for (const sign of text.match(/[^\p{L}\p{N}\s]/gu) ?? []) {
    keys.add(sign)
    if (pictureOf(sign.codePointAt(0) ?? 0) !== undefined) keys.add('picture')
  }
  if (/[åäöÅÄÖ]/.test(text)) keys.add(RINGS)
  if (/[{[<%_]|XX|NN/.test(text)) keys.add(PLACEHOLDERS)
  if (/(^|\n)\|/.test(text)) keys.add('table')
  if (needsNormalizing(source)) keys.add('composed')
  // "İ" grows in lower case.
  if (text.toLowerCase().length !== text.length) keys.add('grows')
  return { text, keys }
}

/** The detectors that a block wakes, given what follows it. */
export function waking(text: string, following: string): number {
  return traitsOf(`${text}\n${following.slice(0, LOOK_AHEAD)}`)
}

const LOOK_AHEAD = 32

/** What the rules see in a block that counts for the whole note. */
export interface Reading {
  /** Number of tokens, the line break behind the block included. */
  readonly tokens: number
  /** Evidence of persons, each once, in order: whether a note speaks of anybody counts for the whole of it. */
  readonly evidence: readonly string[]
}

/** Reads a block by the rules. `keys` are those of the whole note: some decide how every word of it is read. */
export function read(reader: Reader, text: string, keys: ReadonlySet<string>): Reading {
  const { analysis, matcher, pack } = reader
  const rings = keys.has(RINGS) ? 'å' : '-'.repeat(RINGLESS)
  analyse(`${text}\n${rings}${keys.has(PLACEHOLDERS) ? ' XX' : ''}`, analysis)
  markPlaceholders(analysis)
  markPhrases(analysis)
  let tokens = 0
  while (tokens < analysis.tokens.count && (analysis.tokens.start[tokens] as number) < text.length) tokens++
  const evidence = new Set<string>()
  for (const { pattern, first } of matcher.match(analysis)) {
    const { ownerKind, owner } = matcher.meaning(pattern)
    if (ownerKind !== OWNER_EVIDENCE || first >= tokens) continue
    const { key } = pack.header.evidence[owner] as EvidenceInfo
    if (key.startsWith('person/'))
      evidence.add(`person ${owner}${asks(analysis, analysis.sentenceOf[first] as number) ? ' ?' : ''}`)
  }
  return { tokens: tokens + 1, evidence: [...evidence] }
}

function asks({ text, tokens, sentences }: Analysis, sentence: number): boolean {
  const from = tokens.start[sentences.first[sentence] as number] as number
  const to = tokens.end[(sentences.last[sentence] as number) - 1] as number
  return text.slice(from, to).includes('?')
}

/** So many letters without å, ä and ö make a note one that was typed without them. */
const RINGLESS = 40
