/** Running text to records: the part that Word, OpenDocument, PowerPoint, PDF and mail share. */

import { kindOfField } from './columns.ts'
import { FieldChooser } from './fields.ts'
import type { ReadOptions, Source } from './options.ts'
import type { ReadItem, TextRecord } from './record.ts'
import { START_LENGTH, systemNotice, systemOf } from './system-of.ts'

/** One paragraph, cell, comment or property of a document. */
export interface DocumentText {
  readonly type: 'text'
  readonly text: string
  /** Where it stands, in words: `paragraph 12`, `comment 3`. */
  readonly pointer: string
  /** The page, slide or message, as in locators; the source's own otherwise. */
  readonly part?: string
  /** Heading above, header of the column, or what sort of text it is. */
  readonly field?: string
  /** True for a cell under a header: judged by that and its content. Everything else is prose. */
  readonly cell?: boolean
}

/**
 * Reads a document: texts in, records out; other items pass through in their place. All texts are prose but cells that only
 * identify or hold values. `options.columns` decides about cells alone.
 */
export async function* readDocument(
  texts: AsyncIterable<DocumentText | ReadItem>,
  source: Source,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const { file } = source
  // What has no columns lacks none.
  const { key: _, ...withoutKey } = options
  const chooser = new FieldChooser(withoutKey)
  let row = 0
  const turn = (item: DocumentText): TextRecord[] => {
    const choice = item.cell === true ? chooser.choose([item.field ?? ''], item.text) : { role: 'prose' as const }
    if (choice.role === 'skip' || item.text.trim() === '') return []
    const kind = 'kind' in choice ? choice.kind : (item.field && kindOfField(item.field)) || chooser.system?.kind
    const part = item.part ?? source.part
    return [
      {
        type: 'record',
        file,
        locator: { row: ++row, pointer: item.pointer, ...(part === undefined ? {} : { part }) },
        role: choice.role,
        text: item.text,
        ...(chooser.system === undefined ? {} : { system: chooser.system.id }),
        ...(item.field === undefined ? {} : { field: item.field }),
        ...(kind === undefined || choice.role !== 'prose' ? {} : { kind }),
      },
    ]
  }
  const held: (DocumentText | ReadItem)[] = []
  let start: string | undefined = ''
  const opening = function* (): Generator<ReadItem> {
    chooser.system = systemOf(file, start ?? '', [], options)
    start = undefined
    if (chooser.system !== undefined) yield systemNotice(file, chooser.system, options)
    for (const item of held) yield* item.type === 'text' ? turn(item) : [item]
  }
  for await (const item of texts) {
    if (start === undefined) yield* item.type === 'text' ? turn(item) : [item]
    else {
      held.push(item)
      if (item.type === 'text') start += `${item.text}\n`
      if (start.length < START_LENGTH) continue
      yield* opening()
      if (options.plan === true) return
    }
  }
  if (start !== undefined) yield* opening()
  yield* chooser.remarks(file).filter((item) => item.type !== 'failure')
}
