/** What is judged at a place of a file: the pieces of a template as `check` reads it, or the records of an export as `scan` does. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Decision } from '../../src/index.ts'
import { lintProse } from '../check/lint.ts'
import { type FileSettings, Settings } from '../check/settings.ts'
import { openEngine, today } from '../engine.ts'
import { formOf, isPhraseList, type Piece, type Prose, ProseError, readBytes, toSource } from '../prose/index.ts'
import { openInput, type ReadFailure } from '../read/index.ts'
import { LineIndex } from '../read/line-index.ts'
import { unreadLine } from '../report/unread.ts'
import { contextOf } from '../scan/record.ts'

/** What the search is told. */
export interface WhyChoice {
  readonly policy?: string
  readonly config?: string | false
  readonly column?: readonly string[]
  readonly system?: string
  /** Whose way of reading is asked for; that of `check` where a configuration governs the file, else that of `scan`, when not given. */
  readonly as?: 'check' | 'scan'
  readonly lang: 'sv' | 'en'
}

/** A decision, with the line of the file that it is about. */
export interface Placed extends Decision {
  readonly line: number
  /** The reason of the comment in the file that suppresses it. */
  readonly suppressed?: string
}

/** One text that stands on the line, and what was decided of it. */
export interface Judged {
  readonly name: string
  readonly field?: string
  readonly decisions: readonly Placed[]
}

/** A place where nothing can be told. */
export class WhyError extends Error {
  override readonly name = 'WhyError'
}

/**
 * What was decided of the texts on a line (from 1). A file that a configuration governs and `check` reads is judged as `check` does,
 * any other one as `scan` does. Throws `WhyError` where no text stands on the line or the file cannot be read, `ConfigError` for a
 * configuration that cannot be used.
 */
export async function whyAt(file: string, line: number, choice: WhyChoice): Promise<Judged[]> {
  const found = (await inTemplate(file, line, choice)) ?? (await inExport(file, line, choice))
  if (found.length > 0) return found
  throw new WhyError(`${file}: no free text stands on line ${line}. "fritext scan ${file}" shows what is read.`)
}

/** Undefined where the file is none that `check` reads under a configuration. */
async function inTemplate(file: string, line: number, choice: WhyChoice): Promise<Judged[] | undefined> {
  const form = formOf(file)
  const { column, system, lang, as } = choice
  if (as === 'check' && form === undefined)
    throw new WhyError(`${file}: E301 "fritext check" reads no files of this name.`)
  if (as === 'check' && (column !== undefined || system !== undefined))
    throw new WhyError('--column and --system belong to what "fritext scan" reads: leave them out with --as check.')
  if (form === undefined || as === 'scan' || column !== undefined || system !== undefined) return undefined
  const settings = await new Settings({ ...choice, cwd: process.cwd() }).forFile(resolve(file))
  const { configPath, check, scopes } = settings
  if (as !== 'check' && (configPath === undefined || !check || (isPhraseList(form) && scopes.length === 0)))
    return undefined
  try {
    return await judgedPieces(file, line, await readBytes(readFileSync(file), form, scopes), settings, lang)
  } catch (error) {
    if (error instanceof ProseError) throw new WhyError(`${file}: E307 ${lang === 'sv' ? error.sv : error.message}`)
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

async function judgedPieces(
  file: string,
  line: number,
  prose: Prose,
  settings: FileSettings,
  lang: 'sv' | 'en',
): Promise<Judged[]> {
  const { linterOf } = await import('../check/check-file.ts')
  const linter = linterOf(settings, lang)
  const { policy, context } = settings
  const lines = new LineIndex()
  lines.push(prose.source)
  const lint = { linter, policy, context, today: today(), inline: true, unused: 'off', key: '' } as const
  const { suppressed } = lintProse(prose, lint)
  return prose.pieces
    .filter((piece) => standsOn(piece, line, lines))
    .map((piece) => {
      const { text, field, kind } = piece
      const where = { ...context, ...(kind === undefined ? {} : { kind }), ...(field === undefined ? {} : { field }) }
      const decisions = linter.explain(text, where).map((decision): Placed => {
        const { rule, start, end } = decision.candidate
        const place = toSource(piece, start, end)
        const by = suppressed.find(
          ({ finding }) => finding.rule === rule && finding.start === place.start && finding.end === place.end,
        )
        return {
          ...decision,
          line: lines.place(place.start).line,
          ...(by === undefined ? {} : { suppressed: by.reason ?? '' }),
        }
      })
      return { name: file, ...(field === undefined ? {} : { field }), decisions }
    })
}

function standsOn({ text, runs }: Piece, line: number, lines: LineIndex): boolean {
  const { start, end } = toSource({ text, runs }, 0, text.length)
  return lines.place(start).line <= line && line <= lines.place(Math.max(start, end - 1)).line
}

async function inExport(file: string, line: number, choice: WhyChoice): Promise<Judged[]> {
  const { column, system, lang } = choice
  const { linter } = await openEngine(choice)
  const found: Judged[] = []
  const failures: ReadFailure[] = []
  const read = {
    ...(column === undefined ? {} : { columns: column }),
    ...(system === undefined ? {} : { system }),
  }
  for await (const item of openInput(file, read)) {
    if (item.type === 'failure') failures.push(item)
    if (item.type !== 'record' || item.role !== 'prose') continue
    const first = item.locator.line ?? item.locator.row
    if (first === undefined) continue
    const last = first + breaksIn(item.text)
    if (line < first || line > last) continue
    const { file: name, field, text } = item
    const decisions = linter
      .explain(text, contextOf(item))
      .map((decision): Placed => ({ ...decision, line: first + breaksIn(text.slice(0, decision.candidate.start)) }))
    found.push({ name, ...(field === undefined ? {} : { field }), decisions })
  }
  // What could not be read matters where the text may have stood in it.
  if (found.length === 0 && failures.length > 0)
    throw new WhyError(failures.map((failure) => unreadLine(failure, lang)).join('\n'))
  return found
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
