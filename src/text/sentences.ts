/**
 * Sentences of a token sequence. A sentence ends at `.`, `!`, `?`, `;`, a line break or a bullet, but not at the dot of an
 * abbreviation, an initial ("E. har ...") or an ordinal ("den 3. maj").
 */
import { BREAK, CAPITAL, NUMBER, SIGN, type Tokens, WORD } from './tokens.ts'

/** Abbreviations that are written with a dot and do not end a sentence by it. Lower case, without the last dot. */
const ABBREVIATIONS = new Set(
  (
    'ang avd avs bl bl.a ca dvs d.v.s el e.d e.dyl eg ex exkl f.d fig f.n fr fr.o.m f.ö förf g ggr h i.st inkl jfr kap kl kr ' +
    'm m.a.o m.fl mfl m.m mm mom moms mvh n.b nr o o.d o.dyl o.s.v osv obs p.g.a pga pl resp r s s.a.s s.k sid sk st str ' +
    'alt adr anm anv ang åtg avst bif bil enl ev forts gilt gm inl jmf jämf lösen mob ogilt ordf tel tf tillf tlf uppg ' +
    't t.ex tex tfn t.h tim t.o.m tom tr t.v u under ung uppl v vard vh vol årg åk ä äv ö jan feb mar apr jun jul aug sep sept okt nov dec ' +
    'mån tis ons tors tor fre lör sön lekt mag dr prof fil fröken spec sv ma eng mr mrs ms e.g i.e etc vs approx st no'
  ).split(' '),
)

/** Abbreviations that are words as well, or often end a sentence: only a capital behind them tells. */
const AMBIGUOUS = new Set(
  'alt adr anm anv åtg avst bif bil enl ev forts gilt inl lösen mob ogilt tel tlf uppg osv mm mfl etc m.m m.fl o.s.v'.split(
    ' ',
  ),
)

/** The first token of every sentence, and for every token its sentence. Reused buffers: only `count` places are in use. */
export interface Sentences {
  count: number
  first: Int32Array
  /** One past the last token. */
  last: Int32Array
}

/** An empty sentence buffer. */
export function createSentences(capacity = 64): Sentences {
  return { count: 0, first: new Int32Array(capacity), last: new Int32Array(capacity) }
}

const STOPS = new Set([0x2e, 0x21, 0x3f, 0x3b, 0x2026, 0x2022])

/** Fills `into` with the sentences of `tokens`. Breaks and closing stops belong to the sentence that they end. */
export function splitSentences(text: string, tokens: Tokens, into: Sentences): Sentences {
  into.count = 0
  let first = 0
  for (let index = 0; index < tokens.count; index++) {
    if (!endsSentence(text, tokens, index)) continue
    // Closing quotes and brackets go with the sentence before.
    while (index + 1 < tokens.count && closes(text, tokens, index + 1)) index++
    push(into, first, index + 1)
    first = index + 1
  }
  if (first < tokens.count) push(into, first, tokens.count)
  return into
}

function push(into: Sentences, first: number, last: number): void {
  if (into.count === into.first.length) {
    const size = into.count * 2
    const firsts = new Int32Array(size)
    const lasts = new Int32Array(size)
    firsts.set(into.first)
    lasts.set(into.last)
    into.first = firsts
    into.last = lasts
  }
  into.first[into.count] = first
  into.last[into.count] = last
  into.count++
}

function closes(text: string, tokens: Tokens, index: number): boolean {
  if (tokens.type[index] !== SIGN || (tokens.flags[index] as number) & 4) return false
  const code = text.charCodeAt(tokens.start[index] as number)
  return STOPS.has(code) || code === 0x22 || code === 0x201d || code === 0x29 || code === 0xbb
}

function endsSentence(text: string, tokens: Tokens, index: number): boolean {
  const type = tokens.type[index]
  if (type === BREAK) return true
  if (type !== SIGN) return false
  const start = tokens.start[index] as number
  const code = text.charCodeAt(start)
  if (!STOPS.has(code)) return false
  if (code !== 0x2e) return true
  // An ellipsis of dots goes on unless a capital follows.
  if ((tokens.end[index] as number) - start > 1) return nextIsCapital(tokens, index)
  if (index === 0) return true
  const before = index - 1
  if (tokens.end[before] !== start) return true
  if (tokens.type[before] === NUMBER) return !followedByLower(tokens, index) && !glued(tokens, index)
  if (tokens.type[before] !== WORD) return true
  const from = tokens.start[before] as number
  const length = start - from
  if (length === 1 && (tokens.flags[before] as number) & CAPITAL) return false
  if (length > 6) return true
  const word = text.slice(from, start).toLowerCase()
  if (!ABBREVIATIONS.has(word)) return true
  if (length > 2 && AMBIGUOUS.has(word)) return nextIsCapital(tokens, index)
  return (
    length > 2 && word !== 'ggr' && nextIsCapital(tokens, index) && /^(?:osv|mm|mfl|etc|m\.m|m\.fl|o\.s\.v)$/.test(word)
  )
}

function nextIsCapital(tokens: Tokens, index: number): boolean {
  return index + 1 >= tokens.count || ((tokens.flags[index + 1] as number) & CAPITAL) !== 0
}

function followedByLower(tokens: Tokens, index: number): boolean {
  const next = index + 1
  return next < tokens.count && tokens.type[next] === WORD && ((tokens.flags[next] as number) & CAPITAL) === 0
}

function glued(tokens: Tokens, index: number): boolean {
  const next = index + 1
  return next < tokens.count && tokens.start[next] === tokens.end[index]
}
