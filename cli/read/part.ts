/** The item that says that a part is being read. */

import type { Source } from './options.ts'
import type { ReadItem, ReadPart } from './record.ts'

/** Says that `source` is read as `format`. */
export function partItem(source: Pick<Source, 'file' | 'part'>, format: string, encoding?: string): ReadPart {
  return {
    type: 'part',
    file: source.file,
    ...(source.part === undefined ? {} : { part: source.part }),
    format,
    ...(encoding === undefined ? {} : { encoding }),
  }
}

/** The item with the part it belongs to, where it does not say itself. */
export function inPart(item: ReadItem, part: string): ReadItem {
  if (item.type === 'notice' || item.type === 'part') return item.part === undefined ? { ...item, part } : item
  return item.locator.part === undefined ? { ...item, locator: { ...item.locator, part } } : item
}

/** The name of something inside a source, behind the names of the containers around it. */
export function partWithin(source: Pick<Source, 'part'>, name: string): string {
  return source.part === undefined ? name : `${source.part} > ${name}`
}
