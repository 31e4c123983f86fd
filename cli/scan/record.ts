/** One record: what the judges are told of it, and its findings. */
import type { Context, Finding, Linter } from '../../src/index.ts'
import type { TextRecord } from '../read/index.ts'

/** The findings of a record; a cell that is no prose is searched for personal numbers alone. */
export function lintRecord(
  record: Pick<TextRecord, 'text' | 'role' | 'field' | 'system' | 'kind'>,
  linter: Linter,
): Finding[] {
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
