/** One record: what the judges are told of it, and its findings. */
import type { Context, Finding, Linter } from '../../src/index.ts'
import type { TextRecord } from '../read/index.ts'

/** Fewest digits of a personal number: nine in a provisional one, whose serial begins with a letter. */
const FEWEST_DIGITS = 9

/** Longest cell that is passed over for its digits alone: a number that is spelled out in words is longer. */
const SHORT = 40

function mayHoldNumber(text: string): boolean {
  return text.length > SHORT || (text.match(/\p{Nd}/gu)?.length ?? 0) >= FEWEST_DIGITS
}

/** The findings of a record; a cell that is no prose is searched for personal numbers alone. */
export function lintRecord(
  record: Pick<TextRecord, 'text' | 'role' | 'field' | 'system' | 'kind'>,
  linter: Linter,
): Finding[] {
  // Cells are most of a table, and most of them are numbers of rows, dates and names of schools.
  if (record.role !== 'prose' && !mayHoldNumber(record.text)) return []
  const findings = linter.lint(record.text, contextOf(record))
  return record.role === 'prose' ? findings : findings.filter(({ rule }) => rule === 'identity/personal-number')
}

/** What the judges are told of a record. */
export function contextOf(record: Pick<TextRecord, 'field' | 'system' | 'kind'>): Context {
  const { field, system, kind } = record
  return {
    ...(field === undefined ? {} : { field }),
    ...(system === undefined ? {} : { system }),
    ...(kind === undefined ? {} : { kind }),
  }
}
