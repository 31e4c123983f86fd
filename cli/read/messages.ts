/** Builds failures, from the sentences in `failures.ts`, and notices. */

import { FAILURES } from './failures.ts'
import type { ColumnChoice, Locator, ReadFailure, ReadNotice } from './record.ts'

/** The code of a failure. */
export type FailureCode = keyof typeof FAILURES

/** The codes in ascending order, for documentation and tests. */
export const FAILURE_CODES = Object.keys(FAILURES) as readonly FailureCode[]

type Details = Readonly<Record<string, string | number>>

function fill(template: string, details: Details): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}

/**
 * Builds a failure. `details` fill the placeholders of the sentence and must not come from the input. `records` says how many
 * records were lost, where that is known.
 */
export function failure(
  code: FailureCode,
  file: string,
  locator: Locator,
  details: Details = {},
  records?: number,
): ReadFailure {
  const { en, sv } = FAILURES[code]
  return {
    type: 'failure',
    file,
    locator,
    code,
    message: fill(en[0], details),
    remedy: fill(en[1], details),
    sv: { message: fill(sv[0], details), remedy: fill(sv[1], details) },
    ...(records === undefined ? {} : { records }),
  }
}

/** A number with its noun: `1 row`, `2 rows`. */
export function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}

/** Builds a notice about one decision. `columns` belongs to notices about the columns of a table. */
export function notice(
  file: string,
  about: string,
  en: string,
  sv: string,
  columns?: readonly ColumnChoice[],
): ReadNotice {
  return { type: 'notice', file, about, message: en, sv, ...(columns === undefined ? {} : { columns }) }
}
