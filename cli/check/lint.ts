/** The check of one file's prose: findings at their places in the file, suppressions applied. The same for command line, editors and remark. */
import type { Context, Finding, Linter, Severity } from '../../src/index.ts'
import type { Policy } from '../../src/policy/index.ts'
import { type Piece, type Prose, toSource } from '../prose/prose.ts'
import { LineIndex } from '../read/line-index.ts'
import { applySuppressions } from '../suppress/apply.ts'
import { FAULTS } from '../suppress/words.ts'
import { identityOf } from './identity.ts'
import type { CheckFinding, SuppressedFinding } from './result.ts'

/** What the check of a file is told. */
export interface LintSettings {
  readonly linter: Linter
  readonly policy: Policy
  /** What is known of the place that the file's text will stand in. */
  readonly context: Context
  /** The day it is, `YYYY-MM-DD`. */
  readonly today: string
  /** Whether comments in the file may suppress. */
  readonly inline: boolean
  /** What an unused suppression is. */
  readonly unused: Severity | 'off'
  /** Key of the identities. */
  readonly key: string
}

/** What came of a file. */
export interface Linted {
  readonly findings: readonly CheckFinding[]
  readonly suppressed: readonly SuppressedFinding[]
}

/** Judges every piece of the prose, in the order of the file. Pure. */
export function lintProse(prose: Prose, settings: LintSettings): Linted {
  const { linter, policy, context, today, key } = settings
  const lines = new LineIndex()
  lines.push(prose.source)
  const found: CheckFinding[] = []
  for (const piece of prose.pieces) {
    const where = {
      ...context,
      ...(piece.kind && { kind: piece.kind }),
      ...(piece.field !== undefined && { field: piece.field }),
    }
    for (const finding of linter.lint(piece.text, where)) {
      if (piece.label !== true || speaks(piece.text, finding))
        found.push(located(prose.source, piece, finding, key, lines))
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1))
  if (!settings.inline) return { findings: found, suppressed: [] }
  const { kept, suppressed, faults } = applySuppressions(prose.source, prose.comments, found, policy, today)
  const complaints = faults.flatMap(({ start, end, fault, hint }): CheckFinding[] => {
    const severity = fault === 'unused' ? settings.unused : 'error'
    if (severity === 'off') return []
    const said = FAULTS[fault]
    const message =
      hint === undefined ? said : { sv: `${said.sv} Menades "${hint}"?`, en: `${said.en} Did you mean "${hint}"?` }
    const rule = `suppression/${fault}`
    return [
      {
        rule,
        severity,
        confidence: 1,
        ...placeOf(lines, start, end),
        message,
        why: said,
        suggestions: [],
        identity: identityOf(key, rule, prose.source, start, end),
      },
    ]
  })
  return {
    findings: complaints.length === 0 ? kept : [...kept, ...complaints].sort((a, b) => a.start - b.start),
    suppressed: suppressed.map(({ hit, by }) => ({ finding: hit, by: 'comment', reason: by.reason })),
  }
}

/** Most words of a header that is a mere name. */
const NAME_WORDS = 3

/** Whether a finding in a header counts: a mere name ("Kunskapsutveckling") states nothing, but it may ask, and hold numbers and addresses. */
function speaks(text: string, { asks, rule }: Finding): boolean {
  if (asks === true || rule.startsWith('identity/')) return true
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > NAME_WORDS
}

function placeOf(lines: LineIndex, start: number, end: number) {
  const from = lines.place(start)
  const to = lines.place(end)
  return { start, end, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

function located(source: string, piece: Piece, finding: Finding, key: string, lines: LineIndex): CheckFinding {
  const { rule, severity, confidence, message, why, belongsIn, asks, suggestions } = finding
  const { start, end } = toSource(piece, finding.start, finding.end)
  const fix = safeFix(source, piece, finding, start, end)
  return {
    rule,
    severity,
    confidence,
    ...placeOf(lines, start, end),
    message,
    why,
    ...(belongsIn === undefined ? {} : { belongsIn }),
    ...(asks === undefined ? {} : { asks }),
    suggestions,
    ...(piece.field === undefined ? {} : { field: piece.field }),
    // Most reports do not ask for it, and the module that hashes is slow to load.
    get identity() {
      return identityOf(key, rule, piece.text, finding.start, finding.end, piece.field)
    },
    ...(fix === undefined ? {} : { fix }),
  }
}

/** The first replacement that the rule calls safe, where the hit stands verbatim in the file and is all of its line, cell or value. */
function safeFix(source: string, piece: Piece, finding: Finding, start: number, end: number): string | undefined {
  const suggestion = finding.suggestions.find(({ fix, replacement }) => fix === 'alone' && replacement !== undefined)
  if (suggestion?.replacement === undefined || finding.asks === true) return undefined
  const hit = piece.text.slice(finding.start, finding.end)
  if (source.slice(start, end) !== hit) return undefined
  const before = piece.text.slice(piece.text.lastIndexOf('\n', finding.start - 1) + 1, finding.start)
  const lineEnd = piece.text.indexOf('\n', finding.end)
  const after = piece.text.slice(finding.end, lineEnd === -1 ? undefined : lineEnd)
  if (/[\p{L}\p{N}]/u.test(before + after)) return undefined
  const { replacement } = suggestion
  return /^\p{Lu}/u.test(hit) ? replacement.charAt(0).toUpperCase() + replacement.slice(1) : replacement
}
