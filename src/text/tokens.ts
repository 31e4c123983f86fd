/**
 * Words, numbers and signs of a text, with their offsets. A token is a half-open range of UTF-16 code units.
 * Joined into one word: inner hyphens (adhd-medicin), inner apostrophes (he's), Swedish case endings after a colon
 * (BUP:s), inner dots of abbreviations (t.ex). Letters and digits run together stay together (7B, årskurs7).
 */
import { DIGIT, isUpper, kindOf, LETTER, NEWLINE, SPACE } from './chars.ts'

/** Token types. */
export const WORD = 0
export const NUMBER = 1
export const SIGN = 2
export const BREAK = 3

/** Token flags. */
export const CAPITAL = 1
export const ALL_CAPITALS = 2
export const AFTER_SPACE = 4

/** The tokens of one text as parallel arrays; only the first `count` places are in use. */
export interface Tokens {
  count: number
  start: Int32Array
  end: Int32Array
  type: Uint8Array
  flags: Uint8Array
}

/** An empty token buffer that grows as needed and can be filled again and again. */
export function createTokens(capacity = 256): Tokens {
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    type: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
  }
}

function grow(tokens: Tokens): void {
  const copy = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
    to.set(from)
    return to
  }
  const size = tokens.start.length * 2
  tokens.start = copy(tokens.start, new Int32Array(size))
  tokens.end = copy(tokens.end, new Int32Array(size))
  tokens.type = copy(tokens.type, new Uint8Array(size))
  tokens.flags = copy(tokens.flags, new Uint8Array(size))
}

const HYPHENS = new Set([0x2d, 0x2010, 0x2011])
const APOSTROPHES = new Set([0x27, 0x2019])
const COLON = 0x3a
const DOT = 0x2e
const CASE_ENDING = /^(?:s|n|en|et|t|ar|arna|er|erna|or|orna|a|an|ns|ens|ets|arnas|ernas)$/

/** Fills `into` with the tokens of `text`. Runs once over the text. */
export function tokenize(text: string, into: Tokens): Tokens {
  const length = text.length
  into.count = 0
  let at = 0
  let spaced = true
  while (at < length) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === SPACE) {
      spaced = true
      at++
      continue
    }
    if (into.count === into.start.length) grow(into)
    const index = into.count++
    into.start[index] = at
    let flags = spaced ? AFTER_SPACE : 0
    spaced = false
    if (kind === NEWLINE) {
      at++
      while (at < length && kindOf(text.charCodeAt(at)) === NEWLINE) at++
      into.type[index] = BREAK
      spaced = true
    } else if (kind === LETTER || kind === DIGIT) {
      const from = at
      at = wordEnd(text, at)
      if (isUpper(text.charCodeAt(from))) {
        flags |= CAPITAL
        if (at - from > 1 && allUpper(text, from, at)) flags |= ALL_CAPITALS
      }
      into.type[index] = kind === DIGIT && onlyDigits(text, from, at) ? NUMBER : WORD
    } else {
      // A run of the same sign is one token: the ellipsis, the line of dashes.
      const code = text.charCodeAt(at++)
      if (code >= 0xd800 && code < 0xdc00 && at < length) at++
      else while (at < length && text.charCodeAt(at) === code) at++
      into.type[index] = SIGN
    }
    into.end[index] = at
    into.flags[index] = flags
  }
  return into
}

function wordEnd(text: string, from: number): number {
  const length = text.length
  let at = from + 1
  for (;;) {
    while (at < length) {
      const kind = kindOf(text.charCodeAt(at))
      if (kind !== LETTER && kind !== DIGIT) break
      at++
    }
    if (at >= length - 1) return at
    const code = text.charCodeAt(at)
    const next = kindOf(text.charCodeAt(at + 1))
    if ((HYPHENS.has(code) || APOSTROPHES.has(code)) && next === LETTER) at += 2
    else if (code === DOT && next === LETTER && abbreviates(text, from, at)) at += 2
    else if (code === COLON && next === LETTER) {
      let end = at + 2
      while (end < length && end - at < 7 && kindOf(text.charCodeAt(end)) === LETTER) end++
      if (!CASE_ENDING.test(text.slice(at + 1, end))) return at
      return end
    } else return at
  }
}

/** Dots join only the short pieces of an abbreviation (t.ex, fr.o.m): a missing space after a full stop must not. */
function abbreviates(text: string, from: number, dot: number): boolean {
  let last = dot - 1
  while (last >= from && text.charCodeAt(last) !== DOT) last--
  const piece = dot - last - 1
  if (piece > 2) return false
  let end = dot + 1
  while (end < text.length && kindOf(text.charCodeAt(end)) === LETTER) end++
  return end - dot - 1 <= 2
}

function onlyDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (kindOf(text.charCodeAt(at)) !== DIGIT) return false
  return true
}

function allUpper(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (kindOf(code) === LETTER && !isUpper(code)) return false
  }
  return true
}
