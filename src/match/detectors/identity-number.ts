import { compareDays, type Day, isDay } from './calendar.ts'
import { luhnHolds } from './luhn.ts'

/** Added to the day of birth in a coordination number. Source: Skatteverket, SKV 707. */
const COORDINATION = 60

/** Nobody born earlier is looked for: the test numbers of the Tax Agency begin in this year. */
const FIRST_YEAR = 1890

/** The kinds of Swedish identity number. */
export type IdentityNumber = 'personal' | 'coordination'

/**
 * What ten or twelve digits are as an identity number, `undefined` if they are none: the date must be in the calendar
 * and not after `today`, the serial not 000 and the check digit right. A coordination number may leave month (00) or
 * day (60) unknown and then needs no calendar day. Ten digits mean the latest possible century, with `plus` the one
 * before it. Source: folkbokföringslagen (1991:481) 18 §, Skatteverket SKV 704 and SKV 707.
 */
export function identityNumber(digits: readonly number[], plus: boolean, today: Day): IdentityNumber | undefined {
  const short = digits.slice(-10)
  if (short.length !== 10 || !luhnHolds(short)) return undefined
  if (short[6] === 0 && short[7] === 0 && short[8] === 0) return undefined
  const month = pair(short, 2)
  const day = pair(short, 4)
  if (month > 12) return undefined
  const coordination = day >= COORDINATION
  const born = { year: 0, month, day: coordination ? day - COORDINATION : day }
  const held = (year: number): boolean => holds({ ...born, year }, coordination)
  if (digits.length === 12) {
    const year = pair(digits, 0) * 100 + pair(digits, 2)
    const recent = year >= FIRST_YEAR && !isFuture({ ...born, year }, today)
    return recent && held(year) ? kind(coordination) : undefined
  }
  let year = today.year - (today.year % 100) + pair(short, 0)
  if (isFuture({ ...born, year }, today)) year -= 100
  if (plus) year -= 100
  return held(year) ? kind(coordination) : undefined
}

function pair(digits: readonly number[], at: number): number {
  return (digits[at] ?? 0) * 10 + (digits[at + 1] ?? 0)
}

function kind(coordination: boolean): IdentityNumber {
  return coordination ? 'coordination' : 'personal'
}

function holds(born: Day, coordination: boolean): boolean {
  // Official test numbers pair day 91 with months of 30 days, so the calendar does not bind coordination numbers.
  return coordination ? born.day <= 31 : isDay(born)
}

function isFuture(born: Day, today: Day): boolean {
  return compareDays({ year: born.year, month: Math.max(1, born.month), day: Math.max(1, born.day) }, today) > 0
}
