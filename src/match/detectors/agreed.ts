import type { Detection } from '../../types.ts'
import { hintDetections } from './agreed-hints.ts'
import { listedCodes } from './agreed-listed.ts'
import {
  codeWords,
  colourLabels,
  colours,
  knownShort,
  labelWeights,
  sortedEndings,
  type ValueKind,
} from './agreed-words.ts'
import type { Source } from './source.ts'
import type { Token } from './tokens.ts'
import { surroundings, wordSet } from './words.ts'

const RULE = 'code/agreed'

const MEASURES = wordSet(
  `st styck gånger ggr gång min minuter timmar tim h kr kronor år åringar veckor v dagar dgr procent poäng p m km kg sidor elever barn diabetes diabetiker
  gruppen personer uppgifter rätt fel terminer månader meter cm lektioner tal böcker och av weeks days hours minutes points pages of`,
)

/** Finds short codes that readers outside cannot decode, by the company they keep, and the organisation's own list. */
export function agreedCodes(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  for (let at = 0; at < tokens.length; at++) {
    const detection = labelAt(tokens, at) ?? colourAt(tokens, at) ?? sortedAt(tokens, at) ?? tokenCodeAt(tokens, at)
    if (detection === undefined) continue
    found.push(detection)
    while (at < tokens.length - 1 && (tokens[at + 1]?.start ?? 0) < detection.end) at++
  }
  return [...found, ...hintDetections(tokens), ...listedCodes(source)]
}

// "kod röd", "nivå 3", "se lista B", "kat. C".
function labelAt(tokens: readonly Token[], at: number): Detection | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const weights = labelWeights(token.lower)
  if (weights === undefined) return undefined
  let to = at + 1
  while (to <= at + 2 && (tokens[to]?.lower === '.' || tokens[to]?.lower === ':')) to++
  const value = tokens[to]
  if (value === undefined || value.sentence !== token.sentence) return undefined
  const kind = valueKind(value, tokens[to + 1])
  const weight = kind === undefined ? undefined : weights[kind]
  if (weight === undefined) return undefined
  const next = tokens[to + 1]
  if (kind === 'number' && next !== undefined && (MEASURES.has(next.lower) || /^[:,/%]$/.test(next.lower)))
    return undefined
  const sorted = next?.lower === '-' && !next.spaced ? sortedEndings.get(tokens[to + 2]?.lower ?? '') : undefined
  const end = sorted === undefined ? to + 1 : to + 3
  const bonus = sorted === undefined ? 0 : sorted + 1
  return detection(tokens, at, end, weight + bonus, sorted === undefined ? keyOf(kind) : 'agreed/pupil')
}

function keyOf(kind: ValueKind | undefined): string {
  return kind === 'colour' ? 'agreed/colour' : 'agreed/level'
}

function valueKind(value: Token, next: Token | undefined): ValueKind | undefined {
  if (colours.has(value.lower)) return 'colour'
  if (value.kind === 'number') return value.lower.length <= 2 ? 'number' : undefined
  if (value.kind === 'mixed') return /^([a-zåäö]{1,2}\d{1,2}|\d{1,2}[a-zåäö])$/.test(value.lower) ? 'code' : undefined
  if (value.kind !== 'word' || !value.capital || value.lower.length > 1) return undefined
  // "typ I morgon" and "lista A–Ö" are no values.
  return value.lower === 'i' || next?.lower === '–' ? undefined : 'letter'
}

// "röd kod", "grön lapp", "gul 2", "Gul+".
function colourAt(tokens: readonly Token[], at: number): Detection | undefined {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token === undefined || next === undefined || !colours.has(token.lower) || next.sentence !== token.sentence)
    return undefined
  const label = next.kind === 'word' ? colourLabels.get(next.lower) : undefined
  if (label !== undefined) return detection(tokens, at, at + 2, label, 'agreed/colour')
  if (next.lower === '+' && !next.spaced) return detection(tokens, at, at + 2, 1, 'agreed/colour')
  const hyphen = next.lower === '-' && !next.spaced
  const figure = hyphen ? tokens[at + 2] : next
  if (figure?.kind !== 'number' || figure.lower.length > 1) return undefined
  const after = tokens[at + (hyphen ? 3 : 2)]
  if (after !== undefined && (MEASURES.has(after.lower) || (after.kind === 'word' && !hyphen))) return undefined
  return detection(tokens, at, at + (hyphen ? 3 : 2), 0.75, 'agreed/colour')
}

// "B-barn", "hk-fall", "S-listan", "PX-barn".
function sortedAt(tokens: readonly Token[], at: number): Detection | undefined {
  const token = tokens[at]
  const hyphen = tokens[at + 1]
  const ending = tokens[at + 2]
  if (token === undefined || hyphen?.lower !== '-' || hyphen.spaced || ending === undefined || ending.spaced)
    return undefined
  const weight = sortedEndings.get(ending.lower)
  if (weight === undefined || token.kind === 'number' || token.lower.length > 3) return undefined
  if (!token.capital && token.lower.length > 2) return undefined
  const single = token.lower.length === 1
  if (!single && (knownShort.has(token.lower) || token.kind === 'mixed')) return undefined
  if (single && 'iu'.includes(token.lower)) return undefined
  return detection(tokens, at, at + 3, weight, 'agreed/pupil')
}

// "LK2", "Isak = K4", "R3 igen".
function tokenCodeAt(tokens: readonly Token[], at: number): Detection | undefined {
  const token = tokens[at]
  if (token?.kind !== 'mixed' || !token.capital) return undefined
  const parts = /^([a-zåäö]{1,3})(\d{1,2})$/.exec(token.lower)
  const letters = parts?.[1]
  if (letters === undefined) return undefined
  const single = letters.length === 1
  if (!single && knownShort.has(letters)) return undefined
  const equals = tokens[at - 1]?.lower === '='
  const base = equals ? 1.5 : single ? -1.5 : -0.75
  return detection(tokens, at, at + 1, base, 'agreed/token')
}

function detection(tokens: readonly Token[], from: number, to: number, base: number, key: string): Detection {
  const start = tokens[from]?.start ?? 0
  const weight = base + surroundings(tokens, from, to, codeWords) + (besideName(tokens, from, to) ? 0.75 : 0)
  return { rule: RULE, start, end: tokens[to - 1]?.end ?? start, weight, key }
}

// A capital letter inside a sentence is as near to a name as a detector without a list of names can come.
function besideName(tokens: readonly Token[], from: number, to: number): boolean {
  const sentence = tokens[from]?.sentence
  for (let at = Math.max(1, from - 5); at < to + 4; at++) {
    if (at >= from && at < to) continue
    const token = tokens[at]
    if (token?.sentence !== sentence || token?.kind !== 'word' || !token.capital || token.lower.length < 3) continue
    if (tokens[at - 1]?.sentence === sentence || at < from) return true
  }
  return false
}
