/** What the values of a column look like, whatever its name. */

/** What a look at some values gives. Shares run from 0 to 1 over the values that are not empty. */
export interface ContentProfile {
  readonly filled: number
  readonly medianWords: number
  readonly distinct: number
  /** Share that read like sentences or longer phrases. */
  readonly prose: number
  /** Share of numbers, dates, times and yes-no values. */
  readonly plain: number
  /** Share of personal numbers, e-mail addresses and phone numbers. */
  readonly personal: number
}

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu
const PLAIN =
  /^(?:[-+]?[\d\s.,]+ ?%?|\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[-–]\s?\d{1,2}[:.]\d{2})?|ja|nej|yes|no|true|false|x|-)$/i
const PERSONAL = /^(?:(?:19|20)?\d{6}[-+ ]?\d{4}|[^\s@]+@[^\s@]+\.\w+|(?:\+46|0)[\d\s()-]{7,16})$/

/** Number of words made of letters. */
export function countWords(value: string): number {
  return value.match(WORD)?.length ?? 0
}

/** True for a number, a date, a time, a yes or a no. */
export function isPlainValue(value: string): boolean {
  return value.length < 40 && PLAIN.test(value.trim())
}

/** True where the whole value is a personal number, an e-mail address or a phone number. */
export function isPersonalValue(value: string): boolean {
  return value.length < 80 && PERSONAL.test(value.trim())
}

/** True where a value reads like a sentence or a longer phrase: most of its words begin in lower case, or it ends as one. */
export function looksLikeProse(value: string): boolean {
  const words = value.match(WORD)
  if (words === null || words.length < 3) return false
  const lower = words.filter((word) => /^\p{Ll}{2}/u.test(word)).length
  if (words.length >= 5 && lower >= 3) return true
  return lower >= 2 && /[.!?…]["”»)]?\s*$/.test(value)
}

/** Looks at the values of one column. */
export function profileContent(values: readonly string[]): ContentProfile {
  const filled = values.filter((value) => value.trim() !== '')
  const share = (test: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length
  const counts = filled.map(countWords).sort((a, b) => a - b)
  return {
    filled: filled.length,
    medianWords: counts[counts.length >> 1] ?? 0,
    distinct: filled.length === 0 ? 0 : new Set(filled).size / filled.length,
    prose: share(looksLikeProse),
    plain: share(isPlainValue),
    personal: share(isPersonalValue),
  }
}

/** True where the values of a column are prose, whatever its header says. */
export function isProseContent(profile: ContentProfile): boolean {
  if (profile.filled === 0 || profile.plain > 0.5 || profile.personal > 0.5) return false
  return profile.prose >= 0.25 || (profile.medianWords > 3 && profile.distinct > 0.3)
}
