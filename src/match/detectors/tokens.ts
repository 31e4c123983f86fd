import { isDigit, isLetter, isNewline, isSpace, isUpper, isZeroWidth } from './chars.ts'

/** What a token is made of: letters, digits, both, or one sign. */
export type TokenKind = 'word' | 'number' | 'mixed' | 'sign'

/** A word, number or single sign of a text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: TokenKind
  /** Lower-cased text of the token. */
  readonly lower: string
  /** Whether the first character is an upper-case letter. */
  readonly capital: boolean
  /** Whether white space, or the start of the text, stands before it. */
  readonly spaced: boolean
  /** Number of the sentence, counted from 0; a line break or a full stop before a space ends one. */
  readonly sentence: number
}

/** Words whose full stop ends no sentence, whatever follows. */
const ABBREVIATIONS = new Set(
  'kat kateg grp enl åtg atg nr tfn tel adr ca ev sid kap inkl resp ang avd kl bl bla dvs pga tex uppg anv mob tim st v s t.ex'.split(
    ' ',
  ),
)

/** Texts whose letters keep their length and their place in lower case, whatever stands beside them: they are folded as a whole. */
const ONE_TO_ONE = /^[\0-\u012f\u0131-\u024f\u2000-\u2027]*$/

/** Splits a text into tokens, in one pass. Underscores are signs, an apostrophe or hyphen between letters too. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const folded = ONE_TO_ONE.test(text) ? text.toLowerCase() : undefined
  let sentence = 0
  let spaced = true
  let broken = false
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      if (isNewline(code) || (broken && startsSentence(text, at))) sentence++
      broken = false
      spaced = true
      at++
      continue
    }
    if (isZeroWidth(code)) {
      at++
      continue
    }
    const start = at
    const kind = isLetter(code) || isDigit(code) ? undefined : 'sign'
    if (kind === 'sign') {
      at += code >= 0xd800 && code <= 0xdbff && at + 1 < text.length ? 2 : 1
    } else {
      at = wordEnd(text, at)
    }
    const abbreviated = code === 0x2e && ABBREVIATIONS.has(tokens.at(-1)?.lower ?? '')
    broken = (code === 0x2e && !abbreviated) || code === 0x21 || code === 0x3f
    tokens.push({
      start,
      end: at,
      kind: kind ?? wordKind(text, start, at),
      lower: folded === undefined ? text.slice(start, at).toLowerCase() : folded.slice(start, at),
      capital: isUpper(code),
      spaced,
      sentence,
    })
    spaced = false
  }
  return tokens
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (!isLetter(code) && !isDigit(code) && code !== 0xad) break
    at++
  }
  return at
}

function wordKind(text: string, start: number, end: number): TokenKind {
  let letters = false
  let digits = false
  for (let at = start; at < end; at++) {
    if (isDigit(text.charCodeAt(at))) digits = true
    else letters = true
  }
  if (letters && digits) return 'mixed'
  return digits ? 'number' : 'word'
}

// A full stop closes a sentence only where the next word is not lower-case: "enl. lista F" is one sentence.
function startsSentence(text: string, from: number): boolean {
  let at = from
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  if (at >= text.length) return true
  const first = text[at] ?? ''
  return first === first.toUpperCase()
}
