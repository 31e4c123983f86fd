/** What can be done about findings, as code actions of the Language Server Protocol. */
import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Lang } from '../../src/index.ts'
import type { CheckFinding } from '../check/result.ts'
import type { Checked } from './checker.ts'
import { diagnosticOf, rangeOf } from './diagnostics.ts'
import { type Insertion, type Ways, waysToSuppress } from './suppression.ts'
import { LSP_WORDS } from './words.ts'

/** The kind of the action that makes all safe replacements; editors can run it on saving. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.fritext`

/** What the client asks for, and can. */
export interface Asked {
  readonly range: Range
  /** Kinds that it wants; all when not given. */
  readonly only?: readonly string[]
  /** Whether it takes snippets, which put the cursor where the reason goes. */
  readonly snippets: boolean
  readonly lang: Lang
}

const REMOVABLE = new Set(['suppression/unused', 'suppression/expired'])

/** What can be done about the findings that touch a range; for all of the document, where everything safe is asked for. */
export async function actionsOf(document: TextDocument, checked: Checked, asked: Asked): Promise<CodeAction[]> {
  const { findings } = checked
  const actions: CodeAction[] = []
  if (wants(asked, CodeActionKind.QuickFix)) {
    const from = document.offsetAt(asked.range.start)
    const to = document.offsetAt(asked.range.end)
    for (const finding of findings) {
      if (finding.start <= to && finding.end >= from)
        actions.push(...(await quickFixes(document, checked, finding, asked)))
    }
  }
  if (wants(asked, FIX_ALL)) {
    const edits = apart(findings).map((finding) => ({ range: rangeOf(document, finding), newText: finding.fix ?? '' }))
    if (edits.length > 0) actions.push(action(document, LSP_WORDS[asked.lang].fixAll, FIX_ALL, edits))
  }
  return actions
}

/** Kinds are paths: who wants `source` wants `source.fixAll.fritext`. */
function wants({ only }: Asked, kind: string): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
}

async function quickFixes(
  document: TextDocument,
  checked: Checked,
  finding: CheckFinding,
  { lang, snippets }: Asked,
): Promise<CodeAction[]> {
  const words = LSP_WORDS[lang]
  const about = { diagnostics: [diagnosticOf(document, finding, lang)] }
  const kind = CodeActionKind.QuickFix
  const { fix, rule } = finding
  if (fix !== undefined) {
    const edit = { range: rangeOf(document, finding), newText: fix }
    const replacing = { ...action(document, words.replace(fix), kind, [edit]), ...about, isPreferred: true }
    return [replacing, ...(await suppressing())]
  }
  if (REMOVABLE.has(rule)) {
    const edit = { range: rangeOf(document, wholeComment(document.getText(), finding)), newText: '' }
    return [{ ...action(document, words.remove, kind, [edit]), ...about, isPreferred: true }]
  }
  return suppressing()

  async function suppressing(): Promise<CodeAction[]> {
    const { here, file } = await waysOf(document, checked, finding)
    const put = (title: string, insertions: readonly Insertion[] | undefined): CodeAction[] =>
      insertions === undefined ? [] : [{ ...inserting(document, title, insertions, snippets), ...about }]
    return [...put(words.suppress(rule), here), ...put(words.suppressFile(rule), file)]
  }
}

const known = new WeakMap<CheckFinding, Promise<Ways>>()

/** Editors ask at every step of the cursor; the places are tried once. */
function waysOf(document: TextDocument, { held }: Checked, finding: CheckFinding): Promise<Ways> {
  const before = known.get(finding)
  if (before !== undefined || held === undefined) return before ?? Promise.resolve({})
  const ways = waysToSuppress(document.getText(), finding, held)
  known.set(finding, ways)
  return ways
}

function action(document: TextDocument, title: string, kind: string, edits: TextEdit[]): CodeAction {
  return { title, kind, edit: { changes: { [document.uri]: edits } } }
}

function inserting(
  document: TextDocument,
  title: string,
  insertions: readonly Insertion[],
  snippets: boolean,
): CodeAction {
  const kind = CodeActionKind.QuickFix
  const rangeAt = (at: number): Range => rangeOf(document, { start: at, end: at })
  if (!snippets) {
    const edits = insertions.map(({ at, text }) => ({ range: rangeAt(at), newText: text }))
    return action(document, title, kind, edits)
  }
  const edits = insertions.map(({ at, text, cursor }): TextEdit | SnippetTextEdit => {
    if (cursor === undefined) return { range: rangeAt(at), newText: text }
    const value = `${literal(text.slice(0, cursor))}$0${literal(text.slice(cursor))}`
    return { range: rangeAt(at), snippet: { kind: 'snippet', value } }
  })
  const { uri, version } = document
  return { title, kind, edit: { documentChanges: [{ textDocument: { uri, version }, edits }] } }
}

/** Text in which no sign is one of a snippet. */
function literal(text: string): string {
  return text.replace(/[\\$}]/g, (sign) => `\\${sign}`)
}

/** The comment with the line that it has for itself, or with the space before it. */
function wholeComment(source: string, { start, end }: CheckFinding): { start: number; end: number } {
  const from = start - (/[ \t]*$/.exec(source.slice(0, start))?.[0].length ?? 0)
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end))?.[0]
  const alone = from === 0 || source.charAt(from - 1) === '\n'
  return alone && rest !== undefined ? { start: from, end: end + rest.length } : { start: from, end }
}

/** The findings with safe replacements. Edits may not overlap: of two that do, the first is made. */
function apart(findings: readonly CheckFinding[]): CheckFinding[] {
  let end = 0
  return findings
    .filter(({ fix }) => fix !== undefined)
    .toSorted((a, b) => a.start - b.start)
    .filter((finding) => {
      if (finding.start < end) return false
      end = finding.end
      return true
    })
}
