import type { Detection } from '../../types.ts'
import { hintDetections } from './agreed-hints.ts'
import { listedCodes } from './agreed-listed.ts'
import {
  CODE_REACH,
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
  `st styck stycken gånger ggr gång min minuter timmar tim h kr kronor år åringar veckor v dagar dgr procent poäng p m km kg sidor elever barn diabetes diabetiker
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

// "kod röd", "nivå 3", "se lista B", "kat. C", "prio-2", "Kod (välj): A12".
function labelAt(tokens: readonly Token[], at: number): Detection | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const weights = labelWeights(token.lower)
  if (weights === undefined) return undefined
  const to = valueAfter(tokens, at)
  const value = tokens[to]
  if (value === undefined || value.sentence !== token.sentence) return undefined
  const kind = valueKind(tokens, to)
  const weight = kind === undefined ? undefined : weights[kind]
  if (kind === undefined || weight === undefined || (kind === 'number' && isMeasured(tokens, to))) return undefined
  const sorted = sortedBy(tokens, to + 1)
  const bonus = sorted === undefined ? 0 : Math.max(0, sorted) + 1
  const end = sorted === undefined ? to + (kind === 'quote' ? 2 : 1) : to + 3
  const defined = kind === 'number' && sorted === undefined && tokens[to + 1]?.lower === ':' ? -1.5 : 0
  const scale = LANGUAGE_SCALE.test(value.lower) && /^(nivå|niva|level)/.test(token.lower) ? -3 : 0
  const key = sorted !== undefined ? 'agreed/pupil' : kind === 'colour' ? 'agreed/colour' : 'agreed/level'
  return detection(tokens, at, end, weight + bonus + scale + defined, key)
}

/** Levels of the Common European Framework of Reference for Languages. */
const LANGUAGE_SCALE = /^[abc][12]$/

function valueAfter(tokens: readonly Token[], at: number): number {
  let to = at + 1
  if (tokens[to]?.lower === '(') {
    for (let steps = 1; steps < 6; steps++) if (tokens[to + steps]?.lower === ')') return to + steps + 2
  }
  while (to <= at + 2 && tokens[to]?.kind === 'sign' && /^[.:=-]$/.test(tokens[to]?.lower ?? '')) to++
  return to
}

// "nivå 3-elev": what is sorted stands after a hyphen.
function sortedBy(tokens: readonly Token[], at: number): number | undefined {
  const hyphen = tokens[at]
  return hyphen?.lower === '-' && !hyphen.spaced ? sortedEndings.get(tokens[at + 1]?.lower ?? '') : undefined
}

// "typ 3 gånger", "nivå 2,5", "lista 14:30".
function isMeasured(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (next === undefined) return false
  if (MEASURES.has(next.lower) || next.lower === '%' || next.lower === '/') return true
  return /^[,:.]$/.test(next.lower) && tokens[at + 2]?.kind === 'number' && tokens[at + 2]?.spaced === false
}

const NUMERALS = wordSet('ett två tre fyra fem sex sju åtta nio tio one two three four five six')

function valueKind(tokens: readonly Token[], at: number): ValueKind | undefined {
  const value = tokens[at]
  const next = tokens[at + 1]
  if (value === undefined) return undefined
  if (value.kind === 'sign' && /^["'”“’‘]$/.test(value.lower)) {
    const quoted = next?.kind === 'word' && !next.spaced && labelWeights(next.lower) === undefined
    return quoted ? 'quote' : undefined
  }
  if (colours.has(value.lower)) return 'colour'
  if (value.kind === 'number') return value.lower.length <= 2 ? 'number' : undefined
  if (value.kind === 'mixed') return /^([a-zåäö]{1,2}\d{1,2}|\d{1,2}[a-zåäö])$/.test(value.lower) ? 'code' : undefined
  if (value.kind !== 'word') return undefined
  const label = tokens[at - 1]
  if (!value.capital)
    return NUMERALS.has(value.lower) && label?.kind === 'word' && !label.lower.endsWith('n') ? 'number' : undefined
  if (value.lower.length > 2) return 'name'
  // "typ I morgon" and "lista A–Ö" are no values.
  const compound = next?.lower === '-' && !next.spaced && sortedBy(tokens, at + 1) === undefined
  return value.lower.length > 1 || value.lower === 'i' || next?.lower === '–' || compound ? undefined : 'letter'
}

// "röd kod", "grön lapp", "gul 2", "Gul+".
function colourAt(tokens: readonly Token[], at: number): Detection | undefined {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token === undefined || next === undefined || !colours.has(token.lower) || next.sentence !== token.sentence)
    return undefined
  const label = next.kind === 'word' ? colourLabels.get(next.lower) : undefined
  if (label !== undefined) return detection(tokens, at, at + 2, label, 'agreed/colour')
  if (isSortedPerson(tokens, at, next)) return detection(tokens, at - 1, at + 1, 0, 'agreed/colour')
  if (next.lower === '+' && !next.spaced) return detection(tokens, at, at + 2, 1, 'agreed/colour')
  const hyphen = next.lower === '-' && !next.spaced
  const figure = hyphen ? tokens[at + 2] : next
  if (figure?.kind !== 'number' || figure.lower.length > 1) return undefined
  const after = tokens[at + (hyphen ? 3 : 2)]
  if (after?.lower === '/' || after?.lower === '%') return undefined
  if (after !== undefined && (MEASURES.has(after.lower) || (after.kind === 'word' && !hyphen && !token.capital)))
    return undefined
  return detection(tokens, at, at + (hyphen ? 3 : 2), 0.75, 'agreed/colour')
}

const SIGNAL_COLOURS = wordSet('röd rött gul gult grön grönt orange')
const PERSONS = wordSet('hon han henne honom eleven barnet hen')

// "Hon är gul idag", "han ligger på rött": no face, no jacket.
function isSortedPerson(tokens: readonly Token[], at: number, next: Token): boolean {
  if (!SIGNAL_COLOURS.has(tokens[at]?.lower ?? '') || !/^(idag|i|enl|enligt|igen|sedan|nu|hela|,|\.)$/.test(next.lower))
    return false
  const after = tokens[at + 2]?.lower ?? ''
  if (next.lower === 'i' && !/^(dag|listan|systemet|matrisen|kartan|skalan|kartläggningen)$/.test(after)) return false
  const verb = tokens[at - 1]?.lower === 'på' ? at - 2 : at - 1
  return /^(är|ar|ligger|står|blev)$/.test(tokens[verb]?.lower ?? '') && PERSONS.has(tokens[verb - 1]?.lower ?? '')
}

// "B-barn", "hk-fall", "S-listan", "PX-barn".
function sortedAt(tokens: readonly Token[], at: number): Detection | undefined {
  const token = tokens[at]
  const hyphen = tokens[at + 1]
  const ending = tokens[at + 2]
  if (token === undefined || hyphen?.lower !== '-' || hyphen.spaced || ending === undefined || ending.spaced)
    return undefined
  const weight = sortedEndings.get(ending.lower)
  if (weight === undefined || token.kind === 'number' || token.lower.length > 2) return undefined
  if (!token.capital && token.lower.length > 2) return undefined
  const single = token.lower.length === 1
  if (!single && (weight < 0 || knownShort.has(token.lower) || token.kind === 'mixed')) return undefined
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
  // European roads, paper sizes, years and questions in English, squares of a chessboard.
  if (/^(e\d{1,2}|a[345]|y\d{1,2}|q\d{1,2}|[kdtsl][a-h][1-8])$/.test(token.lower)) return undefined
  if (!single && knownShort.has(letters)) return undefined
  const equals = tokens[at - 1]?.lower === '='
  const inflected = tokens[at + 1]?.lower === ':' && tokens[at + 1]?.spaced === false
  const base = (equals ? 1.5 : single ? -1.25 : -0.75) + (inflected ? 0.75 : 0)
  return detection(tokens, at, at + 1, base, 'agreed/token')
}

function detection(tokens: readonly Token[], from: number, to: number, base: number, key: string): Detection {
  const start = tokens[from]?.start ?? 0
  // What is all but certain by itself, such as "kod röd", no school subject nearby explains away.
  const company = Math.max(base >= 2 ? -1.5 : -9, surroundings(tokens, from, to, codeWords, CODE_REACH))
  const weight = base + company + (besideName(tokens, from, to) ? 0.75 : 0)
  return { rule: RULE, start, end: tokens[to - 1]?.end ?? start, weight, key }
}

const NAME_VERBS = wordSet('är ar ligger har kör står i tillhör is has får fick hamnade =')

// A capital letter inside a sentence is as near to a name as a detector without a list of names can come; at its head
// the next word must make it one ("Kalle är …").
function besideName(tokens: readonly Token[], from: number, to: number): boolean {
  const sentence = tokens[from]?.sentence
  for (let at = Math.max(0, from - 5); at < to + 4; at++) {
    if (at >= from && at < to) continue
    const token = tokens[at]
    if (token?.sentence !== sentence || token?.kind !== 'word' || !token.capital || token.lower.length < 3) continue
    if (tokens[at - 1]?.sentence === sentence || NAME_VERBS.has(tokens[at + 1]?.lower ?? '')) return true
  }
  return false
}
