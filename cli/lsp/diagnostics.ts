/** Findings in the words of the Language Server Protocol: diagnostics, hovers, code actions. Pure. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  MarkupKind,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Lang } from '../../src/index.ts'
import type { CheckFinding } from '../check/result.ts'
import type { Form } from '../prose/index.ts'
import type { Checked } from './checker.ts'
import { LSP_WORDS } from './words.ts'

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

function rangeOf(document: TextDocument, { start, end }: { readonly start: number; readonly end: number }): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

/** The diagnostics of a document. They hold no text of it. */
export function diagnosticsOf(document: TextDocument, { findings, failure }: Checked, lang: Lang): Diagnostic[] {
  if (failure !== undefined) {
    const { offset = 0, config } = failure
    const message = config ? `${LSP_WORDS[lang].config}\n${failure.message}` : failure.message
    return [
      {
        range: rangeOf(document, { start: offset, end: offset + 1 }),
        severity: DiagnosticSeverity.Error,
        source: 'fritext',
        message,
      },
    ]
  }
  return findings.map((finding) => ({
    range: rangeOf(document, finding),
    severity: SEVERITIES[finding.severity],
    source: 'fritext',
    code: finding.rule,
    message: finding.message[lang],
  }))
}

/** What is told of the findings at an offset. */
export function hoverOf(document: TextDocument, { findings }: Checked, offset: number, lang: Lang): Hover | null {
  const here = findings.filter(({ start, end }) => start <= offset && offset <= end)
  const [first] = here
  if (first === undefined) return null
  const words = LSP_WORDS[lang]
  const parts = here.map((finding) => {
    const advice = finding.suggestions.flatMap(({ text, replacement }) => (replacement === undefined ? text[lang] : []))
    return [
      `**${plain(finding.message[lang])}** \`${finding.rule}\``,
      `${words.why}: ${plain(finding.why[lang])}`,
      ...(finding.belongsIn === undefined ? [] : [`${words.belongs}: ${plain(finding.belongsIn)}`]),
      ...(advice.length === 0 ? [] : [`${words.instead}: ${plain(advice.join(' '))}`]),
    ].join('\n\n')
  })
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
    range: rangeOf(document, first),
  }
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`)
}

/** What can be done about the findings that touch a range. */
export function actionsOf(document: TextDocument, { findings, form }: Checked, range: Range, lang: Lang): CodeAction[] {
  const from = document.offsetAt(range.start)
  const to = document.offsetAt(range.end)
  const words = LSP_WORDS[lang]
  const act = (title: string, kind: string, edits: TextEdit[], more: Partial<CodeAction> = {}): CodeAction => ({
    title,
    kind,
    edit: { changes: { [document.uri]: edits } },
    ...more,
  })
  const actions: CodeAction[] = []
  for (const finding of findings) {
    if (finding.start > to || finding.end < from) continue
    const diagnostics = diagnosticsOf(document, { findings: [finding] }, lang)
    const where = rangeOf(document, finding)
    for (const [index, text] of replacements(finding, lang).entries()) {
      const preferred = index === 0 && finding.fix !== undefined ? { isPreferred: true } : {}
      actions.push(
        act(words.replace(text), CodeActionKind.QuickFix, [{ range: where, newText: text }], {
          diagnostics,
          ...preferred,
        }),
      )
    }
    if (form === undefined || finding.rule.startsWith('suppression/')) continue
    const line = { line: where.start.line, character: 0 }
    const here = suppression(form, `fritext-disable-next-line ${finding.rule}`)
    const whole = suppression(form, `fritext-disable ${finding.rule}`)
    if (here === undefined || whole === undefined) continue
    const text = document.getText({ start: line, end: { line: line.line + 1, character: 0 } })
    const indent = /^[ \t]*/.exec(text)?.[0] ?? ''
    actions.push(
      act(words.suppress(finding.rule), CodeActionKind.QuickFix, [insert(line, `${indent}${here}\n`)], { diagnostics }),
      act(words.suppressFile(finding.rule), CodeActionKind.QuickFix, [insert(top(document), `${whole}\n`)], {
        diagnostics,
      }),
    )
  }
  const safe = findings.flatMap((finding) =>
    finding.fix === undefined ? [] : [{ range: rangeOf(document, finding), newText: finding.fix }],
  )
  if (safe.length > 0) actions.push(act(words.fixAll, `${CodeActionKind.SourceFixAll}.fritext`, apart(document, safe)))
  return actions
}

function replacements({ fix, suggestions }: CheckFinding, lang: Lang): string[] {
  const offered = suggestions.flatMap(({ replacement, text }) =>
    replacement === undefined ? [] : (replacement ?? text[lang]),
  )
  return [...new Set(fix === undefined ? offered : [fix, ...offered])]
}

function insert(at: Range['start'], newText: string): TextEdit {
  return { range: { start: at, end: at }, newText }
}

/** Behind the front matter, which must stay first. */
function top(document: TextDocument): Range['start'] {
  const front = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(document.getText())
  return document.positionAt(front?.[0].length ?? 0)
}

/**
 * The comment that suppresses, with room for the reason. It holds only once a reason stands there: until then the comment itself is reported, so
 * that nobody suppresses without saying why.
 */
function suppression(form: Form, words: string): string | undefined {
  if (form === 'markdown' || form === 'html') return `<!-- ${words} --  -->`
  if (form === 'mdx') return `{/* ${words} --  */}`
  if (form === 'json') return `// ${words} -- `
  return form === 'docx' ? undefined : `# ${words} -- `
}

/** Edits may not overlap: of two that do, the first is made. */
function apart(document: TextDocument, edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start))
  let end = 0
  return sorted.filter(({ range }) => {
    if (document.offsetAt(range.start) < end) return false
    end = document.offsetAt(range.end)
    return true
  })
}
