/**
 * Where a comment that suppresses a finding may stand. A comment can break what it stands in (a table, a paragraph, the text of a value), so every
 * place is tried: the text with the comment is read anew, and the place is offered only if the comment would hold there and the prose is as it was.
 */
import type { CheckFinding } from '../check/result.ts'
import { today } from '../package.ts'
import { type Prose, ProseError, readProse } from '../prose/index.ts'
import { applySuppressions } from '../suppress/apply.ts'
import type { Held, TextForm } from './checker.ts'

/** Text to put in at an offset. `cursor` is the offset in it where the reason goes. Offsets are UTF-16. */
export interface Insertion {
  readonly at: number
  readonly text: string
  readonly cursor?: number
}

/** What suppresses a finding: at its place, and in the whole file. Missing where no comment can. */
export interface Ways {
  readonly here?: readonly Insertion[]
  readonly file?: readonly Insertion[]
}

type Way = readonly Insertion[]
type Marks = readonly [open: string, close: string]

/** Front matter takes the comments of YAML. */
const MARKS: Readonly<Record<TextForm, readonly Marks[]>> = {
  markdown: [
    ['<!-- ', ' -->'],
    ['# ', ''],
  ],
  mdx: [
    ['{/* ', ' */}'],
    ['# ', ''],
  ],
  html: [['<!-- ', ' -->']],
  yaml: [['# ', '']],
  json: [['// ', '']],
  text: [['# ', '']],
}

/** Most lines to each side that are tried around a finding that no comment reaches from its own line. */
const FAR = 40

/** What stands for the reason while a place is tried. */
const TRIAL = 'x'

/** Stands where the policy wants to know who decided: the comment does not hold before a person has filled it in. */
const WHO = '?'

/** The ways to suppress a finding of `source`, as far as its form and its policy have any. */
export async function waysToSuppress(source: string, finding: CheckFinding, held: Held): Promise<Ways> {
  if (!held.comments || finding.rule.startsWith('suppression/')) return {}
  const prose = await proseOf(source, held)
  if (prose === undefined) return {}
  const site: Site = { source, finding, held, prose: textOf(prose, held.form) }
  const here = (await firstOf(site, onLine(site))) ?? (await around(site))
  const file = await firstOf(site, atTop(site))
  return { ...(here === undefined ? {} : { here }), ...(file === undefined ? {} : { file }) }
}

/** The text with the insertions made; their reason is `reason`, none when not given. */
export function withInsertions(source: string, insertions: readonly Insertion[], reason = ''): string {
  let out = ''
  let at = 0
  for (const insertion of insertions) {
    const { text, cursor = text.length } = insertion
    const said = insertion.cursor === undefined ? '' : reason
    out += source.slice(at, insertion.at) + text.slice(0, cursor) + said + text.slice(cursor)
    at = insertion.at
  }
  return out + source.slice(at)
}

interface Site {
  readonly source: string
  readonly finding: CheckFinding
  readonly held: Held
  /** The prose before, to be compared. */
  readonly prose: string
}

/** The first way that holds, with nobody named yet as the one who decided. */
async function firstOf(site: Site, ways: readonly Way[]): Promise<Way | undefined> {
  for (const way of ways) if (await holds(site, way)) return way
  return undefined
}

async function holds({ source, finding, held, prose }: Site, way: Way): Promise<boolean> {
  const { policy } = held.settings
  const who = policy.suppressions?.by?.[0]
  const tried = who === undefined ? way : way.map((part) => nameWho(part, who))
  const text = withInsertions(source, tried, TRIAL)
  const read = await proseOf(text, held)
  if (read === undefined || textOf(read, held.form) !== prose) return false
  const before = tried.filter(({ at }) => at <= finding.start)
  const start = withInsertions(source.slice(0, finding.start), before, TRIAL).length
  const hit = { rule: finding.rule, start }
  return applySuppressions(text, read.comments, [hit], policy, today()).suppressed.length > 0
}

function nameWho(part: Insertion, who: string): Insertion {
  const text = part.text.replace(` by ${WHO} `, ` by ${who} `)
  const longer = text.length - part.text.length
  return part.cursor === undefined ? { ...part, text } : { ...part, text, cursor: part.cursor + longer }
}

/** On the line before, or at the end of its own line: first the one that disturbs less. */
function onLine(site: Site): Way[] {
  const { source, finding, held } = site
  const from = lineStart(source, finding.start)
  const line = source.slice(from, lineEnd(source, finding.start))
  const end = line.replace(/(?:\s*\|)?\s*$/, '').length
  const above = MARKS[held.form].map((marks): Way => [lineOf(site, from, 'disable-next-line', marks)])
  const behind = MARKS[held.form].map((marks): Way => {
    const { text, cursor } = comment(site, 'disable-line', marks)
    return [{ at: from + end, text: ` ${text}`, cursor: cursor + 1 }]
  })
  if (held.form !== 'markdown' && held.form !== 'mdx') return [...above, ...behind]
  const alone = /(?:^|\n[ \t]*\r?\n)$/.test(source.slice(0, from)) && !/^\s*(?:[-*+>|]|\d+[.)])/.test(line)
  return alone ? [...above, ...behind] : [...behind, ...above]
}

/** Around whatever the finding stands in: a value of several lines, a tag. */
async function around(site: Site): Promise<Way | undefined> {
  const { source, finding, held } = site
  for (const marks of MARKS[held.form]) {
    const open = await firstOf(
      site,
      starts(source, finding.start).map((at): Way => [lineOf(site, at, 'disable', marks)]),
    )
    if (open === undefined) continue
    const close = await firstOf(
      site,
      ends(source, finding.end).map((at): Way => [...open, endAt(site, at, marks)]),
    )
    if (close !== undefined) return close
  }
  return undefined
}

/** At the top; behind front matter and the type of an HTML page, which must stay first. */
function atTop(site: Site): Way[] {
  const { source, held } = site
  const first = /^(?:---\r?\n[\s\S]*?\r?\n---\r?\n|\s*<!doctype[^>]*>[ \t]*\r?\n)/i.exec(source)?.[0].length ?? 0
  return [...new Set([first, 0])].flatMap((at) =>
    MARKS[held.form].map((marks): Way => [lineOf(site, at, 'disable-file', marks)]),
  )
}

/** A line of its own before the one that begins at `at`, indented as that. */
function lineOf(site: Site, at: number, form: string, marks: Marks): Insertion {
  const { source } = site
  const indent = /^[ \t]*/.exec(source.slice(at, lineEnd(source, at)))?.[0] ?? ''
  const { text, cursor } = comment(site, form, marks)
  return { at, text: `${indent}${text}${newline(source)}`, cursor: indent.length + cursor }
}

function comment({ finding, held }: Site, form: string, [open, close]: Marks): { text: string; cursor: number } {
  const { by, longest } = held.settings.policy.suppressions ?? {}
  const until = longest === undefined ? '' : ` until ${dayAfter(longest)}`
  const who = by === undefined ? '' : ` by ${WHO}`
  const head = `${open}fritext-${form} ${finding.rule}${until}${who} -- `
  return { text: `${head}${close}`, cursor: head.length }
}

function endAt({ source, finding }: Site, at: number, [open, close]: Marks): Insertion {
  const text = `${open}fritext-enable ${finding.rule}${close}`
  const unended = at === source.length && !source.endsWith('\n')
  return { at, text: unended ? `${newline(source)}${text}` : `${text}${newline(source)}` }
}

function dayAfter(days: number): string {
  return new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10)
}

function newline(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}

function starts(source: string, from: number): number[] {
  const found = [lineStart(source, from)]
  for (let at = lineStart(source, from); at > 0 && found.length < FAR; ) {
    at = lineStart(source, at - 1)
    found.push(at)
  }
  return found
}

function ends(source: string, from: number): number[] {
  const found = [Math.min(source.length, lineEnd(source, from) + 1)]
  for (let at = found[0] ?? 0; at < source.length && found.length < FAR; ) {
    at = Math.min(source.length, lineEnd(source, at) + 1)
    found.push(at)
  }
  return found
}

function lineStart(source: string, at: number): number {
  return at === 0 ? 0 : source.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end === -1 ? source.length : end
}

async function proseOf(source: string, { form, settings }: Held): Promise<Prose | undefined> {
  try {
    return await readProse(source, form, settings.scopes)
  } catch (error) {
    if (error instanceof ProseError) return undefined
    throw error
  }
}

/** The prose for comparison. Space at the ends is none, and in plain text the line of a comment leaves an empty one. */
function textOf({ pieces }: Prose, form: TextForm): string {
  const [space, instead] = form === 'text' ? [/\s+/g, ' '] : [/[ \t]+(?=\n|$)/g, '']
  return JSON.stringify(pieces.map(({ text, field }) => [text.replace(space, instead).trim(), field]))
}
