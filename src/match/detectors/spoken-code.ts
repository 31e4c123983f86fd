import type { Detection } from '../../types.ts'
import { Cue, cueOf } from './credential-words.ts'
import type { Source } from './source.ts'
import { spelledDigits } from './spoken-phone.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './words.ts'

const RULE = 'identity/credentials'

/** "fyra nollor": the digit named in the plural. */
const PLURALS = wordSet('nollor ettor tvåor treor fyror femmor sexor sjuor åttor nior zeros ones')

/** How many tokens may stand between the word for a code and its digits. */
const REACH = 8

/** Finds codes whose digits are told one by one, in words or set apart: "koden är ett två tre fyra", "pin 4 8 2 1". */
export function spokenCodes(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  for (let at = 1; at < tokens.length; at++) {
    const end = readCode(tokens, at)
    if (end === undefined) continue
    const cue = cueBefore(tokens, at)
    const first = tokens[cue ?? at]
    const last = tokens[end - 1]
    if (cue !== undefined && first !== undefined && last !== undefined) {
      found.push({ rule: RULE, start: first.start, end: last.end, weight: 1, key: 'credentials/pin' })
    }
    at = end - 1
  }
  return found
}

function readCode(tokens: readonly Token[], from: number): number | undefined {
  if (isDigitToken(tokens[from]) && PLURALS.has(tokens[from + 1]?.lower ?? '')) return from + 2
  let digits = 0
  let end = from
  for (let at = from; at < tokens.length && digits <= 8; at++) {
    const token = tokens[at]
    if (token === undefined) break
    // Figures with hyphens between them, 1-9-0-6, are one chunk and read as such.
    if (digits > 0 && (token.lower === ',' || (token.lower === '-' && tokens[at - 1]?.kind === 'word'))) continue
    if (!isDigitToken(token)) break
    digits++
    end = at + 1
  }
  return digits >= 3 && digits <= 8 ? end : undefined
}

function isDigitToken(token: Token | undefined): boolean {
  if (token === undefined || token.lower.length > 12) return false
  if (token.kind === 'number') return token.lower.length === 1
  // "en" is an article far more often than a digit.
  return token.kind === 'word' && token.lower !== 'en' && (spelledDigits(token.lower)?.length ?? 9) <= 2
}

function cueBefore(tokens: readonly Token[], from: number): number | undefined {
  const sentence = tokens[from]?.sentence
  for (let at = from - 1; at >= from - REACH; at--) {
    const token = tokens[at]
    if (token === undefined || token.sentence !== sentence) return undefined
    const cue = token.kind === 'word' ? cueOf(token.lower) : undefined
    if (cue === Cue.password || cue === Cue.pin || cue === Cue.code) return at
  }
  return undefined
}
