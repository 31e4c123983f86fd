import { digitValue, isBlank, isDash, isDigit, isPlus, isZeroWidth } from './chars.ts'

/** A string of figures that is built as a phone number. */
export interface PhoneNumber {
  readonly kind: 'mobile' | 'landline' | 'international'
  readonly end: number
  /** Whether nothing at all separates its digits. */
  readonly bare: boolean
}

/** E.164 allows no more than fifteen digits; two more for the prefix 00. */
const MOST = 17

/** A number of more characters than this is no number; it bounds the work per attempt. */
const LONGEST = 40

interface Figures {
  readonly digits: string
  readonly ends: readonly number[]
  readonly groups: readonly number[]
}

/**
 * Reads the phone number that begins at `start`, if there is one.
 * Source of the Swedish plan: PTS, "Den svenska nummerplanen för telefoni" (ITU-T E.164): 07x with ten digits is mobile,
 * area codes have two to four digits with the zero and a landline number eight to ten in all.
 */
export function readNumber(text: string, start: number): PhoneNumber | undefined {
  const plus = isPlus(text.charCodeAt(start))
  const figures = readFigures(text, plus ? start + 1 : start)
  if (figures === undefined) return undefined
  const { digits, ends, groups } = figures
  const prefix = plus ? 0 : digits.startsWith('00') ? 2 : -1
  if (prefix >= 0) return international(digits, ends, groups, prefix)
  if (/^467[02369]/.test(digits)) return international(digits, ends, groups, 0)
  // "70-174 06 11": the zero fell off, as it does in a spreadsheet; set apart so that it is no sum of money.
  const bared = /^7[02369]\d{7}$/.test(digits) && groups[0] === 2
  if (bared) return { kind: 'landline', end: ends[8] ?? start, bare: false }
  if (!digits.startsWith('0') || digits.startsWith('00')) return undefined
  if (/^07[02369]/.test(digits)) {
    const end = ends[9]
    if (end === undefined || !endsGroup(groups, 10) || isBirthday(digits, groups)) return undefined
    return { kind: 'mobile', end, bare: groups[0] === 10 }
  }
  if (digits.length < 8 || digits.length > 10) return undefined
  const area = groups[0] ?? 0
  const bare = groups.length === 1
  if (!bare && (!areaCode(digits.slice(0, area)) || isSchedule(digits, groups))) return undefined
  return { kind: 'landline', end: ends[digits.length - 1] ?? start, bare }
}

// "070-174 06 11 5) nästa": the list goes on, and the number ends with its group.
function endsGroup(groups: readonly number[], size: number): boolean {
  let sum = 0
  for (const group of groups) {
    sum += group
    if (sum >= size) return sum === size
  }
  return false
}

// 070911-9823 is built as a personal number, right or wrong.
function isBirthday(digits: string, groups: readonly number[]): boolean {
  if (groups[0] !== 6 || groups[1] !== 4) return false
  return Number(digits.slice(2, 4)) <= 12 && Number(digits.slice(4, 6)) <= 91
}

// 0810-0850 or 08.10-08.50 is a lesson, not a number in Kiruna.
function isSchedule(digits: string, groups: readonly number[]): boolean {
  const plain = groups.length === 2 && groups[0] === 4 && groups[1] === 4
  const dotted = groups.length === 4 && groups.every((group) => group === 2)
  if (!plain && !dotted) return false
  return Number(digits.slice(0, 2)) < 24 && Number(digits.slice(4, 6)) < 24
}

/** 010, 020, 077x and 09xx are numbers of companies and authorities all over the country (numbering plan of the Post and Telecom Authority). */
function areaCode(digits: string): boolean {
  if (/^0(?:10|20|77|9(?:00|39|44|99))/.test(digits)) return false
  return digits === '08' || /^0[1-9]\d$/.test(digits) || /^0[1-9]\d\d$/.test(digits)
}

function international(
  digits: string,
  ends: readonly number[],
  groups: readonly number[],
  prefix: number,
): PhoneNumber | undefined {
  const national = digits.slice(prefix)
  if (national.length < 9 || national.length > 15 || national.startsWith('0')) return undefined
  const swedish = national.startsWith('46')
  if (!swedish && prefix === 2 && groups.length === 1) return undefined
  const mobile = swedish && /^460?7[02369]/.test(national)
  const size = mobile ? (national[2] === '0' ? 12 : 11) : national.length
  const end = ends[prefix + size - 1]
  if (end === undefined || !endsGroup(groups, prefix + size)) return undefined
  return { kind: mobile ? 'mobile' : 'international', end, bare: false }
}

function readFigures(text: string, from: number): Figures | undefined {
  let digits = ''
  const ends: number[] = []
  const groups: number[] = []
  let at = from
  let gap = 0
  while (at < text.length && at - from < LONGEST && digits.length < MOST) {
    const code = text.charCodeAt(at)
    const value = digitValue(code)
    if (value >= 0) {
      if (gap > 0 || groups.length === 0) groups.push(0)
      groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1
      digits += String(value)
      ends.push(at + 1)
      gap = 0
    } else if (!isZeroWidth(code)) {
      const bracket = code === 0x28 || code === 0x29
      if (!isBlank(code) && !isDash(code) && code !== 0x2f && code !== 0x2e && !bracket) break
      gap++
      if (gap > 3 || (bracket && digits.length > 7)) break
      if (code === 0x2e && !isDigit(text.charCodeAt(at + 1))) break
    }
    at++
  }
  return digits.length >= 8 ? { digits, ends, groups } : undefined
}
