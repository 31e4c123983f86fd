/**
 * The texts of TOML front matter, each at its place, after the grammar of toml.io 1.0: basic and literal strings, on one line or several.
 * Parsers of TOML tell no places of values, so strings are found here; whether the rest is well formed does not matter to prose.
 */
import { align } from './align.ts'
import { readsAsProse } from './data.ts'
import { coverInYaml } from './placeholders.ts'
import { type Comment, type Piece, PieceBuilder, type Prose, ProseError } from './prose.ts'

/** Strings, comments, and keys, which are no prose; what stands between them is stepped over. */
const TOKEN =
  /"""(?:\r?\n)?((?:[^\\"]|\\[\s\S]|"(?!""))*)"""|'''(?:\r?\n)?([\s\S]*?)'''|"((?:[^"\\\r\n]|\\.)*)"|'([^'\r\n]*)'|#([^\r\n]*)|([\w-]+)(?=\s*[=.\]])|(["'])/g

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' }

/** Reads the strings from `from` to `to`. Throws `ProseError` where one is not closed. */
export function readToml(source: string, from: number, to: number): Prose {
  const part = coverInYaml(source.slice(from, to))
  const pieces: Piece[] = []
  const comments: Comment[] = []
  let key: string | undefined
  for (const match of part.matchAll(TOKEN)) {
    const at = from + match.index
    const [whole, basics, literals, basic, literal, comment, bare, open] = match
    if (open !== undefined) {
      throw new ProseError(
        'This is no valid TOML: a text is not closed. Close it on its line.',
        'Det här är inte giltig TOML: en text är inte stängd. Stäng den på sin rad.',
        at,
      )
    }
    const written = basics ?? literals ?? basic ?? literal
    const isKey = /^\s*=/.test(part.slice(match.index + whole.length, match.index + whole.length + 40))
    if (comment !== undefined) comments.push({ start: at, end: at + whole.length, text: comment })
    else if (bare !== undefined) key = bare
    else if (written !== undefined && isKey) key = written
    else if (written !== undefined) {
      const marks = basics === undefined && literals === undefined ? 1 : 3
      const end = at + whole.length - marks
      pieces.push(
        ...pieceOf(source, part, { from, start: end - written.length, end }, written, literal ?? literals, key),
      )
    }
  }
  return { source, pieces, comments }
}

interface Place {
  readonly from: number
  readonly start: number
  readonly end: number
}

function pieceOf(
  source: string,
  part: string,
  { from, start, end }: Place,
  written: string,
  literal: string | undefined,
  key: string | undefined,
): Piece[] {
  const value = literal ?? unescaped(written)
  if (!readsAsProse(value)) return []
  const builder = new PieceBuilder()
  const covered = part.slice(start - from, end - from)
  align(value, covered, 0, covered.length, literal === undefined ? 'escapes' : 'plain', (sign, first, last) => {
    const [begin, stop] = [start + first, start + last]
    // A placeholder was covered for the reader.
    if (last - first === 1 && (source.slice(begin, stop) === sign || sign === '\ue000'))
      builder.verbatim(source, begin, stop)
    else builder.written(sign, begin, stop)
  })
  return builder.take(key)
}

/** A basic string without its escapes; a line break that is escaped goes with the space behind it. */
function unescaped(written: string): string {
  return written.replace(/\\(?:\r?\n\s*|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, (whole, four, eight, sign) => {
    const hex: string | undefined = four ?? eight
    if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff))
    return sign === undefined ? '' : (ESCAPES[sign] ?? whole)
  })
}
