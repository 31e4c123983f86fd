/** Where the sentence around a place begins and ends, in the text of one block: for removing it, so rather whole than half. */
import type { Range } from './types.ts'

/** Words that are written with a stop and seldom end a sentence by it; those with a stop inside need no list. */
const SHORT = new Set(
  'adr ang avd avs bl ca dr dvs el enl ev ex exkl fig forts fr förf ggr inkl jfr jmf kap kl kr mag max min nr obs pga prof ref resp sid st tel tex tfn tim tom uppg vs åk årg'.split(
    ' ',
  ),
)

const STOP = /[.!?…]/

/** Signs that close what a sentence stands in. A Swedish quote begins and ends by the same sign, so only one that follows at once closes. */
const CLOSING = /["'’”»)\]}]/

/** The sentence that holds a range, with the blanks behind it; the last one takes those before it instead. Blanks at its beginning stay. */
export function sentenceAround(text: string, { from, to }: Range): Range {
  let first = 0
  let last = text.length
  for (let at = 0; at < text.length; at++) {
    const end = endAt(text, at)
    if (end === undefined) continue
    if (end <= from) first = end
    else if (end >= to) {
      last = end
      break
    }
    at = end - 1
  }
  while (first < from && /\s/.test(text[first] as string)) first++
  while (last < text.length && /\s/.test(text[last] as string)) last++
  if (last === text.length) while (first > 0 && text[first - 1] === ' ') first--
  return { from: first, to: last }
}

/** One past the sentence that the sign at `at` ends; `undefined` where it ends none. */
function endAt(text: string, at: number): number | undefined {
  const sign = text[at] as string
  if (sign === '\n') return at + 1
  // Of several signs in a row the first speaks for all.
  if (!STOP.test(sign) || STOP.test(text[at - 1] ?? '')) return undefined
  let end = at + 1
  while (end < text.length && STOP.test(text[end] as string)) end++
  const dots = text.slice(at, end)
  const stops = end
  while (end < text.length && CLOSING.test(text[end] as string)) end++
  if (end < text.length && !/\s/.test(text[end] as string)) return undefined
  const next = /\S/.exec(text.slice(end, end + 8))?.[0] ?? ''
  const goesOn = next !== '' && next === next.toLowerCase() && next !== next.toUpperCase()
  // "”Hon är sjuk.” sa han": the quote is a part of the sentence. So is a pause of three dots.
  if (goesOn && (end > stops || dots === '…' || dots === '...')) return undefined
  return dots === '.' && end === stops && isShort(text, at, goesOn) ? undefined : end
}

/** Whether the stop at `at` belongs to an abbreviation, an initial or the number of a day. */
function isShort(text: string, at: number, goesOn: boolean): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  const word = /[\p{L}\p{N}.]*$/u.exec(before)?.[0] ?? ''
  if (/^\d+$/.test(word)) return goesOn
  if (/^\p{Lu}$/u.test(word)) return true
  // "m.m." and the like end a sentence as often as not: a capital behind them tells.
  if (/^(?:m\.m|m\.fl|o\.s\.v|osv|etc|mm|mfl)$/i.test(word)) return goesOn
  return /^\p{L}+(?:\.\p{L}+)+$/u.test(word) || SHORT.has(word.toLowerCase())
}
