/** Evidence that a text was written for everybody, told for each sentence, so that the judge that learns heeds it too. */
import { type EvidenceInfo, OWNER_EVIDENCE } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import type { PatternMatch, PatternMatcher } from '../../match/patterns.ts'
import type { Context } from '../../types.ts'
import { isQuestion } from './computed.ts'
import { NOTE_REACH, Passages } from './passages.ts'

const PREFIX = 'general/'

/** Such evidence as counts only in a text that stands in no known field and is no known kind of note. */
const ONLY_UNPLACED = 'general/unplaced-'

/**
 * Whether evidence has no say in a text that stands somewhere: a note is about somebody, even where it speaks like a law. A template may quote
 * one.
 */
export function isSilenced(key: string, { kind, field }: Context): boolean {
  if (!key.startsWith(PREFIX) || (kind === undefined && field === undefined)) return false
  return kind !== 'template' || key.startsWith(ONLY_UNPLACED)
}

/** A text of somebody about herself and hers. */
const MINE = 'general/unplaced-mine'

/** How much more such evidence counts in a text that stands in no known field and is no known kind of note. */
const UNPLACED = 2.2

/**
 * By sentence, the sum of the weights of shared evidence whose key begins with `general/`, each key once. A text that stands in no known field
 * and is no known kind of note may be anything, so there that evidence counts more; `nowhere` joins it where such a text names nobody, and
 * `asker` where it is then somebody's question.
 */
export function generalBySentence(
  analysis: Analysis,
  matches: readonly PatternMatch[],
  matcher: PatternMatcher,
  context: Context,
): Float64Array {
  const { count } = analysis.sentences
  const placed = context.kind !== undefined || context.field !== undefined
  const factor = placed ? 1 : UNPLACED
  const told = { named: false, pronoun: false, kin: false, other: false, mine: false }
  const out = new Float64Array(count)
  const counted = new Set<string>()
  const add = (sentence: number, key: string, weight: number): void => {
    const mark = `${sentence} ${key}`
    if (sentence >= count || counted.has(mark)) return
    counted.add(mark)
    out[sentence] = (out[sentence] as number) + weight
  }
  const passages = new Passages(analysis)
  const personal = new Set<number>()
  const wide: Array<{ key: string; weight: number; first: number }> = []
  for (const { pattern, first } of matches) {
    const { ownerKind, owner } = matcher.meaning(pattern)
    if (ownerKind !== OWNER_EVIDENCE) continue
    const { key, weight, scope } = analysis.pack.header.evidence[owner] as EvidenceInfo
    if (key === 'person/named') told.named = true
    else if (key === 'person/pronoun' && !REFLEXIVE.has(wordAt(analysis, first))) told.pronoun = true
    else if (key === MINE) told.mine = true
    else {
      if (key === 'person/kin') told.kin = true
      told.other ||= tellsOfSomebody(key, analysis, first)
    }
    if (key.startsWith('person/')) personal.add(analysis.sentenceOf[first] as number)
    if (!key.startsWith(PREFIX) || isSilenced(key, context)) continue
    const sentence = analysis.sentenceOf[first] as number
    if (scope === 'note') wide.push({ key, weight: weight * factor, first })
    else {
      add(sentence, key, weight * factor)
      if (scope === 'previous') add(sentence + 1, key, weight * factor)
    }
  }
  for (const { key, weight, first } of wide) {
    const start = analysis.sentences.first[analysis.sentenceOf[first] as number] as number
    for (const sentence of within(analysis, start)) {
      if (passages.reaches(start, analysis.sentences.first[sentence] as number, weight)) add(sentence, key, weight)
    }
  }
  const { computed } = analysis.pack.header
  if (context.kind === 'template') {
    // What a template says of nobody, it says to whoever fills it in.
    const weight = (computed.nowhere?.weight ?? 0) / 2
    for (let sentence = 0; sentence < count; sentence++) if (!personal.has(sentence)) add(sentence, 'nobody', weight)
  }
  // "My son … he", "shall I … when Mum … she": somebody's own people. Whoever asks for herself asks an authority, not about a pupil.
  const asks = asksForItself(analysis)
  const mine = told.mine || (asks && told.kin)
  if (placed || told.named || (told.pronoun && !mine) || (told.other && !mine && !asks)) return out
  for (const key of asks || analysis.text.includes('?') ? ['nowhere', 'asker'] : ['nowhere']) {
    const weight = computed[key]?.weight ?? 0
    for (let sentence = 0; sentence < count; sentence++) add(sentence, key, weight)
  }
  return out
}

/** The sentences of which the first token lies within `NOTE_REACH` of a token. */
function* within({ sentences, sentenceOf }: Analysis, token: number): Generator<number> {
  const own = sentenceOf[token] as number
  let sentence = own
  while (sentence > 0 && token - (sentences.first[sentence - 1] as number) <= NOTE_REACH) sentence--
  while (sentence < sentences.count) {
    if ((sentences.first[sentence] as number) - token > NOTE_REACH) return
    yield sentence++
  }
}

/** "His own" may be anybody's. */
const REFLEXIVE = new Set(['sin', 'sitt', 'sina'])

const FIRST_PERSON = new Set(['jag', 'mig', 'min', 'mitt', 'mina', 'vi', 'oss', 'vår', 'vårt', 'våra'])

/** Whether a text holds a question and somebody who says "I" or "we". */
function asksForItself(analysis: Analysis): boolean {
  if (!/\?|\bundrar\b/.test(analysis.text)) return false
  for (let index = 0; index < analysis.tokens.count; index++) if (FIRST_PERSON.has(wordAt(analysis, index))) return true
  return false
}

/**
 * Whether evidence other than a name or a pronoun speaks of a third person: you and I are nobody. In a question, only a name or a pronoun does:
 * "Is the smoke dangerous?" begins with a verb and leaves nobody out, nor does "Have you …", and "When does the child come home?" is asked of any child.
 */
function tellsOfSomebody(key: string, analysis: Analysis, first: number): boolean {
  if (!key.startsWith('person/') || key === 'person/you') return false
  if (key === 'person/elliptic' && ADDRESSED.has(wordAt(analysis, first + 1))) return false
  return !isQuestion(analysis, analysis.sentenceOf[first] as number)
}

/** Words behind a verb that say who is meant: not the pupil. */
const ADDRESSED = new Set(['du', 'ni', 'jag', 'vi', 'man', 'det', 'den', 'de'])

function wordAt({ tokens, text }: Analysis, index: number): string {
  return index < tokens.count ? text.slice(tokens.start[index], tokens.end[index]).toLowerCase() : ''
}
