/** Places passages in XML: from the line and column of a value on, through entities and markup. */
import { alignMarkup } from './align.ts'
import { type Edit, editsOf, SpliceError } from './edits.ts'
import type { Marked } from './passage.ts'
import type { RawText } from './raw-text.ts'
import type { Replace } from './replacement.ts'

/** The edits that take the passages out. Throws `SpliceError` where one does not stand where it was read. */
export function placeInXml(marked: readonly Marked[], raw: RawText, replace: Replace): Edit[] {
  // Space before the declaration is cut off by the reader, so lines count from behind it.
  const lead = /^\s+(?=<)/.exec(raw.text)?.[0].length ?? 0
  const starts = [lead]
  for (const match of raw.text.slice(lead).matchAll(/\r\n|\n|\r/g)) starts.push(lead + match.index + match[0].length)
  return marked.flatMap(({ record, passages }) => {
    const { line, column, pointer } = record.locator
    const start = starts[(line ?? 0) - 1]
    if (start === undefined || column === undefined)
      throw new SpliceError('the reader does not tell where the text stands')
    const from =
      pointer?.includes('/@') === true
        ? attributeAt(raw.text, start + column - 1, record.field, record.text)
        : start + column - 1
    const where = alignMarkup(record.text, raw.text, from)
    return passages.flatMap(({ start: first, end, rule }) =>
      editsOf(where.slice(first, end), replace(record.text.slice(first, end), rule)),
    )
  })
}

/** An attribute's place is that of the end of its tag: its value is sought in the tag. */
function attributeAt(text: string, tagEnd: number, name: string | undefined, value: string): number {
  const open = text.lastIndexOf('<', tagEnd - 1)
  const tag = text.slice(open, tagEnd)
  for (const match of tag.matchAll(/([^\s=<>"']+)\s*=\s*(["'])/g)) {
    if (match[1]?.slice(match[1].indexOf(':') + 1) !== name) continue
    const from = open + match.index + match[0].length
    try {
      alignMarkup(value, text, from)
      return from
    } catch {
      // Another attribute of that local name, in another namespace.
    }
  }
  throw new SpliceError('an attribute does not stand in the file as it was read')
}
