/** Findings as diagnostics and hovers of the Language Server Protocol. Pure. */
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  MarkupKind,
  type Range,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Lang } from '../../src/index.ts'
import type { CheckFinding } from '../check/result.ts'
import type { RuleAbout } from '../rule-info.ts'
import { RULE_WORDS } from '../rule-page.ts'
import type { Checked } from './checker.ts'
import { LSP_WORDS } from './words.ts'

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

/** A half-open range of offsets as lines and characters. */
export function rangeOf(
  document: TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

/** A finding as a diagnostic. It holds no text of the document. */
export function diagnosticOf(document: TextDocument, finding: CheckFinding, lang: Lang): Diagnostic {
  return {
    range: rangeOf(document, finding),
    severity: SEVERITIES[finding.severity],
    source: 'fritext',
    code: finding.rule,
    message: finding.message[lang],
    ...(finding.rule === 'suppression/unused' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  }
}

/** The diagnostics of a document; one that says why, where it or a part of it could not be checked. */
export function diagnosticsOf(document: TextDocument, { findings, failure }: Checked, lang: Lang): Diagnostic[] {
  const found = findings.map((finding) => diagnosticOf(document, finding, lang))
  if (failure === undefined) return found
  const { offset = 0, message } = failure
  const range = rangeOf(document, { start: offset, end: offset + 1 })
  return [{ range, severity: DiagnosticSeverity.Error, source: 'fritext', message }, ...found]
}

/** What is told of the findings at an offset: what, why, what the policy says and where, what to write instead. */
export function hoverOf(
  document: TextDocument,
  { findings }: Checked,
  offset: number,
  rules: ReadonlyMap<string, RuleAbout>,
  lang: Lang,
): Hover | null {
  const here = findings.filter(({ start, end }) => start <= offset && offset <= end)
  const [first] = here
  if (first === undefined) return null
  const parts = here.map((finding) => told(finding, rules.get(finding.rule), lang))
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
    range: rangeOf(document, first),
  }
}

function told(finding: CheckFinding, rule: RuleAbout | undefined, lang: Lang): string {
  const words = RULE_WORDS[lang]
  const own = LSP_WORDS[lang]
  const why = finding.why[lang]
  const law = rule?.why[lang] ?? why
  const advice = finding.suggestions.flatMap(({ text, replacement }) => (replacement === undefined ? text[lang] : []))
  const instead = advice.length > 0 ? advice.join(' ') : rule?.instead[lang]
  const lines = [
    [words.why, finding.message[lang] === law ? undefined : law],
    [own.policy, why === law ? undefined : why],
    [own.belongs, finding.belongsIn],
    [words.instead, instead],
    [words.basis, rule?.basis.join('; ')],
  ] as const
  return [
    `**${plain(finding.message[lang])}** \`${finding.rule}\``,
    ...lines.flatMap(([name, text]) => (text === undefined || text === '' ? [] : `**${name}:** ${plain(text)}`)),
  ].join('\n\n')
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`)
}
