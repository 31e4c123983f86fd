/** Reader of HTML: saved pages, and the HTML tables that some systems call an Excel export. */

import { openText } from './decode.ts'
import { FieldChooser } from './fields.ts'
import { type HtmlBlock, HtmlBlocks } from './html-blocks.ts'
import { TEXT_ATTRIBUTES } from './html-names.ts'
import { LineIndex } from './line-index.ts'
import { failure } from './messages.ts'
import { PLAN_LENGTH, type ReadOptions, type Source } from './options.ts'
import type { Locator, ReadItem, TextRecord } from './record.ts'
import { systemNotice, systemOf } from './system-of.ts'
import { nameSays } from './words.ts'

/** How much is parsed before the depth is looked at, in UTF-16 code units. */
const SLICE = 32 * 1024

/** Deepest nesting that is followed: every further element costs as much as all that are open. */
const MAX_DEPTH = 10_000

/** Longest tag or comment that is waited for, in UTF-16 code units. */
const MAX_PIECE = 16 * 1024 * 1024

/** True where at least half of the cells are names that columns have. */
export function isHeaderRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length >= 2 && filled.filter((cell) => nameSays(cell) !== 'unknown').length * 2 >= filled.length
}

/**
 * The record of one block; undefined where it only identifies. Text outside tables is prose, unless the user named columns.
 */
export function blockRecord(
  file: string,
  block: HtmlBlock,
  chooser: FieldChooser,
  chosen: boolean,
  more: Locator,
): TextRecord | undefined {
  const { text, place, segments, type, name, row } = block
  const free = !chosen && (type === 'block' || (type === 'attribute' && TEXT_ATTRIBUTES.includes(name ?? '')))
  const choice = free ? { role: 'prose' as const, kind: undefined } : chooser.choose([name ?? type], text)
  if (choice.role === 'skip') return undefined
  const kind = choice.kind ?? (choice.role === 'prose' ? chooser.system?.kind : undefined)
  return {
    type: 'record',
    file,
    locator: { ...place, ...(row === undefined ? {} : { row }), ...more },
    role: choice.role,
    text,
    ...(chooser.system === undefined ? {} : { system: chooser.system.id }),
    ...(name === undefined ? {} : { field: name }),
    ...(kind === undefined ? {} : { kind }),
    ...(segments.length > 1 ? { segments } : {}),
  }
}

/** Reads HTML as a stream, also such as no browser would accept. Scripts and styles are left out. */
export async function* readHtml(source: Source, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { file } = source
  const part = source.part === undefined ? {} : { part: source.part }
  const open = openText(source, options)
  const lines = new LineIndex()
  const chooser = new FieldChooser(options)
  const chosen = (options.columns ?? []).length > 0
  const blocks = new HtmlBlocks((offset) => lines.place(offset), isHeaderRow)
  const turn = (found: readonly HtmlBlock[]): TextRecord[] =>
    found.flatMap((block) => blockRecord(file, block, chooser, chosen, part) ?? [])
  let first = true
  let length = 0
  for await (const chunk of open.chunks) {
    if (first) {
      const headers = [...chunk.matchAll(/<t[hd][^<>]*>([^<]{1,60})</gi)].slice(0, 60).map((match) => match[1] ?? '')
      chooser.system = systemOf(file, chunk, headers, options)
      if (chooser.system !== undefined) yield systemNotice(file, chooser.system, options)
    }
    first = false
    lines.push(chunk)
    for (let at = 0; at < chunk.length && blocks.depth <= MAX_DEPTH; at += SLICE)
      yield* turn(blocks.write(chunk.slice(at, at + SLICE)))
    if (blocks.depth > MAX_DEPTH) {
      yield failure('E243', file, part, { limit: MAX_DEPTH })
      break
    }
    if (blocks.waiting > MAX_PIECE) {
      yield failure('E232', file, part, { limit: MAX_PIECE })
      break
    }
    length += chunk.length
    if (options.plan === true && length > PLAN_LENGTH) break
  }
  yield* turn(blocks.end())
  yield* chooser.remarks(file)
  yield* open.remarks()
}
