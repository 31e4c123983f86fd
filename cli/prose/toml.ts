/**
 * The texts of TOML front matter, each at its place, after the grammar of toml.io 1.0: basic and literal strings, on one line or several.
 * Parsers of TOML tell no places of values, so strings are found here, in one pass; whether the rest is well formed does not matter to prose.
 */
import { align } from './align.ts'
import { readsAsProse } from './data.ts'
import { coverInYaml } from './placeholders.ts'
import { type Comment, type Piece, PieceBuilder, type Prose, ProseError } from './prose.ts'

/** A string as it is written: what stands between its marks, half-open in the text that is read. */
interface Written {
  readonly start: number
  readonly end: number
  /** One past its closing mark. */
  readonly stop: number
  /** Without escapes. */
  readonly literal: boolean
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' }

/** Reads the strings from `from` to `to`. Throws `ProseError` where one is not closed. */
export function readToml(source: string, from: number, to: number): Prose {
  const part = coverInYaml(source.slice(from, to))
  const pieces: Piece[] = []
  const comments: Comment[] = []
  /** The name that was read last, and the one that an equals sign stood behind. */
  let name: string | undefined
  let key: string | undefined
  for (let at = 0; at < part.length; ) {
    const sign = part[at] as string
    if (sign === '#') {
      const end = lineEnd(part, at)
      comments.push({ start: from + at, end: from + end, text: part.slice(at + 1, end) })
      at = end
    } else if (sign === '"' || sign === "'") {
      const written = stringAt(part, at, from)
      const text = part.slice(written.start, written.end)
      if (isName(part, written.stop)) name = text
      else pieces.push(...pieceOf(source, part, from, written, key))
      at = written.stop
    } else if (/[\w-]/.test(sign)) {
      const start = at
      while (at < part.length && /[\w-]/.test(part[at] as string)) at++
      name = part.slice(start, at)
    } else {
      if (sign === '=') key = name
      at++
    }
  }
  return { source, pieces, comments }
}

/** Whether what ends at `at` is a key or a part of one. */
function isName(part: string, at: number): boolean {
  let next = at
  while (part[next] === ' ' || part[next] === '\t') next++
  return part[next] === '=' || part[next] === '.'
}

function lineEnd(part: string, at: number): number {
  const end = part.slice(at).search(/[\r\n]/)
  return end === -1 ? part.length : at + end
}

function stringAt(part: string, at: number, from: number): Written {
  const mark = part[at] as string
  const literal = mark === "'"
  const several = part.startsWith(mark.repeat(3), at)
  const start = several ? at + 3 + (/^\r?\n/.exec(part.slice(at + 3, at + 5))?.[0].length ?? 0) : at + 1
  for (let end = start; end < part.length; end++) {
    const sign = part[end]
    if (sign === '\\' && !literal) end++
    else if (sign === mark && !several) return { start, end, stop: end + 1, literal }
    else if (sign === mark && part.startsWith(mark.repeat(3), end)) {
      // One or two marks more belong to the text.
      let stop = end + 3
      while (part[stop] === mark && stop < end + 5) stop++
      return { start, end: stop - 3, stop, literal }
    } else if (!several && (sign === '\n' || sign === '\r')) break
  }
  throw new ProseError(
    'This is no valid TOML: a text is not closed. Close it.',
    'Det här är inte giltig TOML: en text är inte stängd. Stäng den.',
    from + at,
  )
}

function pieceOf(source: string, part: string, from: number, written: Written, key: string | undefined): Piece[] {
  const { start, end, literal } = written
  const covered = part.slice(start, end)
  const value = literal ? covered : unescaped(covered)
  if (!readsAsProse(value)) return []
  const builder = new PieceBuilder()
  align(value, covered, 0, covered.length, literal ? 'plain' : 'escapes', (sign, first, last) => {
    const [begin, stop] = [from + start + first, from + start + last]
    // A placeholder was covered for the reader.
    if (last - first === 1 && (source[begin] === sign || sign === '\ue000')) builder.verbatim(source, begin, stop)
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
