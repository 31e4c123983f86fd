import { lazy } from '../../lazy.ts'
import type { Detection } from '../../types.ts'
import { privateWords, publicWords } from './contact-words.ts'
import type { Source } from './source.ts'
import type { Token } from './tokens.ts'
import { surroundings } from './words.ts'

const RULE = 'identity/contact-details'

const UNITS = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio']
const VARIANTS = { nolla: '0', en: '1', tva: '2', atta: '8', fyr: '4', fyre: '4' }
const TEENS = ['tio', 'elva', 'tolv', 'tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton']
const TENS = ['tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio']
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const PIECES = lazy(buildPieces)

/** What one says between the groups of a number. */
const BETWEEN = new Set(['och', 'sen', 'sedan', 'så', 'därefter', 'streck', 'bindestreck', 'then', 'and', 'dash'])

/** A number of this many words is no phone number; it bounds the work per attempt. */
const MOST_TOKENS = 26

function buildPieces(): ReadonlyMap<string, string> {
  const map = new Map<string, string>(Object.entries(VARIANTS))
  UNITS.forEach((word, at) => {
    map.set(word, String(at))
  })
  ENGLISH.forEach((word, at) => {
    map.set(word, String(at))
  })
  map.set('oh', '0')
  TEENS.forEach((word, at) => {
    map.set(word, String(10 + at))
  })
  TENS.forEach((word, at) => {
    map.set(word, `${at + 2}0`)
    UNITS.slice(1).forEach((unit, value) => {
      map.set(word + unit, `${at + 2}${value + 1}`)
    })
  })
  return map
}

/** By five bits of each of their first two letters, whether a piece begins so: most words of a text begin otherwise. */
const BEGINNINGS = lazy(() => {
  const table = new Uint8Array(1 << 10)
  for (const piece of PIECES().keys()) table[beginning(piece)] = 1
  return table
})

function beginning(word: string): number {
  return ((word.charCodeAt(0) & 31) << 5) | (word.charCodeAt(1) & 31)
}

/** The digits that a word such as "nollsjuttio" or "nollsex" spells, `undefined` if it spells none. */
export function spelledDigits(word: string): string | undefined {
  if (BEGINNINGS()[beginning(word)] === 0) return undefined
  const pieces = PIECES()
  const whole = pieces.get(word)
  if (whole !== undefined) return whole
  if (word.length > 24) return undefined
  // The longest piece first: "sjuttio" is 70, not 7 and the rest.
  for (let length = word.length - 2; length >= 2; length--) {
    const head = pieces.get(word.slice(0, length))
    const rest = head === undefined ? undefined : spelledDigits(word.slice(length))
    if (head !== undefined && rest !== undefined) return head + rest
  }
  return undefined
}

/** How the words begin that open such a number. */
const OPENING = 'nszo0'

/** Finds phone numbers written in words wholly or in part: "noll sjuttio 174 06 trettio tre". */
export function spokenPhones(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]?.lower ?? ''
    if (!OPENING.includes(word[0] as string)) continue
    if (!word.startsWith('noll') && !word.startsWith('sju') && word !== 'zero' && word !== 'oh' && word[0] !== '0')
      continue
    const run = readRun(tokens, at)
    const first = tokens[at]
    const last = tokens[run.end - 1]
    if (!run.spoken || !built(run) || first === undefined || last === undefined) continue
    const near = surroundings(tokens, at, run.end, privateWords) + surroundings(tokens, at, run.end, publicWords, 8)
    found.push({ rule: RULE, start: first.start, end: last.end, weight: 2 + near, key: 'phone/spelled' })
    at = run.end - 1
  }
  return found
}

interface Run {
  readonly digits: string
  /** How many digits may be read double, since "trettio tre" is 33 or 30 3. */
  readonly slack: number
  readonly spoken: boolean
  readonly end: number
}

function readRun(tokens: readonly Token[], from: number): Run {
  let digits = ''
  let slack = 0
  let spoken = false
  let end = from
  let afterTen = false
  for (let at = from; at < tokens.length && at - from < MOST_TOKENS && digits.length < 18; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.kind === 'sign') {
      if (token.lower !== ',' && token.lower !== '-' && token.lower !== '/') break
      continue
    }
    const value = tokenDigits(token)
    if (value === undefined && at > from && BETWEEN.has(token.lower)) continue
    if (value === undefined) break
    if (token.kind !== 'number') spoken = true
    if (afterTen && value.length === 1 && value !== '0') slack++
    afterTen = token.kind === 'word' && TENS.includes(token.lower)
    digits += value
    end = at + 1
  }
  return { digits, slack, spoken, end }
}

function tokenDigits(token: Token): string | undefined {
  if (token.kind === 'number') return token.lower
  if (token.kind === 'word') return spelledDigits(token.lower)
  const figures = token.lower.search(/\d/)
  const head = spelledDigits(token.lower.slice(0, figures))
  const tail = token.lower.slice(figures)
  return head !== undefined && /^\d+$/.test(tail) ? head + tail : undefined
}

function built({ digits, slack }: Run): boolean {
  const whole = digits.startsWith('07') || digits.startsWith('08') || /^0[1-6]/.test(digits)
  const mobile = /^7[0236-9]/.test(digits)
  if (!whole && !mobile) return false
  const size = digits.length + (whole ? 0 : 1)
  return size >= 9 && size - slack <= 10
}
