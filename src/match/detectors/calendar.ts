/** A day of the Gregorian calendar; `month` and `day` count from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The number of days of a month, 0 if there is no such month. */
export function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 0)
}

/** Whether the calendar has that day. */
export function isDay({ year, month, day }: Day): boolean {
  return day >= 1 && day <= monthLength(year, month)
}

/** Below zero when `a` is before `b`, above zero when after. */
export function compareDays(a: Day, b: Day): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

/** Reads `2026-03-01` (a month or a whole timestamp too). @throws RangeError if the text does not begin as an ISO date */
export function parseDay(iso: string): Day {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso)
  if (parts === null) throw new RangeError(`"today" must be an ISO date such as 2026-03-01, not "${iso.slice(0, 20)}"`)
  return { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3] ?? 1) }
}
