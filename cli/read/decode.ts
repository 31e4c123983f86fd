/** The text of a source, as a stream of strings or whole, and what is to be said about its encoding. */

import { encodingByName, TextStream } from './encoding.ts'
import { LimitError, placeOf } from './inside.ts'
import { failure, many, notice } from './messages.ts'
import { DOCUMENT_BYTES, type ReadOptions, type Source } from './options.ts'
import type { ReadFailure, ReadItem } from './record.ts'

/** A text file being read. */
export interface OpenText {
  /** The text in pieces, each a whole number of characters; line breaks as they stand. */
  readonly chunks: AsyncIterable<string>
  /** What is known after the last piece: the encoding where it is not plain UTF-8, damage, and a broken-off read. */
  remarks(): ReadItem[]
}

/** Opens a source as text. An unknown `options.encoding` was refused before. Never throws; see `remarks`. */
export function openText(source: Source, options: ReadOptions): OpenText {
  const override = options.encoding === undefined ? undefined : encodingByName(options.encoding)
  const stream = new TextStream(source.head, override)
  let broken: ReadFailure | undefined
  async function* chunks(): AsyncGenerator<string> {
    try {
      for await (const bytes of source.bytes()) {
        const text = stream.write(bytes)
        if (text !== '') yield text
      }
    } catch (error) {
      const place = placeOf(source)
      broken =
        error instanceof LimitError
          ? failure('E261', source.file, place, { what: error.limit })
          : failure('E214', source.file, place)
    }
    const rest = stream.end()
    if (rest !== '') yield rest
  }
  return {
    chunks: chunks(),
    remarks: () => [...(broken === undefined ? [] : [broken]), ...encodingNotices(source.file, stream)],
  }
}

/** Reads a source whole, for formats that cannot be read as a stream. Gives a failure alone when it is too large. */
export async function wholeText(source: Source, options: ReadOptions): Promise<{ text?: string; remarks: ReadItem[] }> {
  const limit = options.maxDocumentBytes ?? DOCUMENT_BYTES
  const open = openText(source, options)
  const parts: string[] = []
  let length = 0
  for await (const chunk of open.chunks) {
    length += chunk.length
    if (length > limit) return { remarks: [failure('E210', source.file, {}, { limit })] }
    parts.push(chunk)
  }
  return { text: parts.join(''), remarks: open.remarks() }
}

function encodingNotices(file: string, stream: TextStream): ReadItem[] {
  const items: ReadItem[] = []
  const say = (en: string, sv: string) => items.push(notice(file, 'encoding', en, sv))
  const { mojibake, foreignLines } = stream
  if (stream.by === 'fallback') {
    say('Read as Windows 1252: the bytes are no UTF-8.', 'Läst som Windows 1252: innehållet är inte UTF-8.')
    if (mojibake.letters === 0 && mojibake.mac > 2 && mojibake.mac > mojibake.dos) {
      say(
        'It looks like a Mac file: try --encoding macintosh.',
        'Den ser ut att komma från en Mac: pröva --encoding macintosh.',
      )
    } else if (mojibake.letters === 0 && mojibake.dos > 2) {
      say('It looks like a DOS file: try --encoding cp850.', 'Den ser ut att komma från DOS: pröva --encoding cp850.')
    }
  }
  const { utf8Lines } = stream
  if (utf8Lines > 0) {
    say(
      `In a Windows 1252 file ${many(utf8Lines, 'line is', 'lines are')} UTF-8: read as such.`,
      `I en Windows 1252-fil är ${many(utf8Lines, 'rad', 'rader')} UTF-8: läst som det.`,
    )
  }
  if (stream.by === 'nul-pattern') say(`Read as ${stream.encoding}.`, `Läst som ${stream.encoding}.`)
  if (foreignLines > 0) {
    say(
      `In a UTF-8 file ${many(foreignLines, 'line is', 'lines are')} no UTF-8: read as Windows 1252.`,
      `I en UTF-8-fil är ${many(foreignLines, 'rad', 'rader')} inte UTF-8: läst som Windows 1252.`,
    )
  }
  if (mojibake.doubled > 0) {
    say(
      `å, ä or ö are garbled in ${many(mojibake.doubled, 'place', 'places')} (UTF-8 read as Windows 1252 by an earlier program): words with them are missed.`,
      `å, ä eller ö är förvanskade på ${mojibake.doubled} ställen (UTF-8 som ett tidigare program läst som Windows 1252): sådana ord hittas inte.`,
    )
  }
  if (mojibake.replaced > 0) {
    say(
      `Lost before or while the file was read (U+FFFD): ${many(mojibake.replaced, 'character', 'characters')}.`,
      `${mojibake.replaced} tecken har gått förlorade innan eller när filen lästes (U+FFFD).`,
    )
  }
  if (mojibake.controls > 0) {
    say(
      `Where text should be: ${many(mojibake.controls, 'control character', 'control characters')}. The encoding is probably another; see --encoding.`,
      `${mojibake.controls} styrtecken står där text borde stå: teckenkodningen är troligen en annan, se --encoding.`,
    )
  }
  return items
}
