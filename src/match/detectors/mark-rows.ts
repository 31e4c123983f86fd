import { lazy } from '../../lazy.ts'
import type { Detection } from '../../types.ts'
import { isDigit, isLetter, isSpace } from './chars.ts'
import { isJoiner, pictureOf } from './pictures.ts'
import type { Source } from './source.ts'
import { otherUses, programWords } from './symbol-words.ts'
import { surroundings, tokenAt } from './words.ts'

const RULE = 'code/symbols'

/** Crosses and rings without a blank between them. */
const CELLS = /^[xXoO]{3,8}$/
/** "o/o/–", "1|0|1|1", "+/+/0": single cells with a stroke between them. */
const STROKES = /^(?:[xXoO01vV+–—=~?!#*-][|/]){2,12}[xXoO01vV+–—=~?!#*-]?$/

/** What is an operator, an arrow, a ruled line, an ellipsis or a smile, and no mark. */
const ordinary = lazy(
  () =>
    /^(?:[-–—=]+>+|<+[-–—=]+>?|[!=<>:]=+|&&|\|\||\.{2,}|[-–—_]{2,}|[:;=]['’-]?[()DPp|/\\]+|<3+|<!-+|[()[\]{};,.]+|[^\p{L}\p{N}]?["”’'»)\].,:;!?]+)$/u,
)

/** Signs that end or open nothing in ordinary writing. */
const STRANGE = /[#*+=~^¤§|\\<>{}[\]≈≠÷•◎○●∆△▽♥♠♦♣@&%$€_]/u

/** Signs that are a mark where one stands several times; the others lead headings and rule lines. */
const SAME = /^[€$¤§{}^~≈|\\÷•◎○●∆△▽♥♠♦♣&%@+]+$/u

/** So many pieces are looked at in a row. */
const LONGEST = 40

/**
 * Finds signs that stand in a row as marks, whatever they are: "#¤!", "=> =>", "△ ▽ △", "— — + +", "OOXOX", "+/+/0". Reads what stands between
 * blanks, where `signGrids` reads known cells one by one.
 */
export function markRows(source: Source): Detection[] {
  const { text } = source
  const found: Detection[] = []
  if (!mayHoldMark(text)) return found
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const line: Line = { length: match[0].trim().length, barred: match[0].includes('|') }
    for (const row of rowsOf(match[0])) {
      const weight = weigh(row, line)
      if (weight === undefined) continue
      found.push(detection(source, match.index + startOf(row), match.index + endOf(row), weight))
    }
  }
  return found
}

/** False where no piece can be a mark: most texts hold none, and are looked through once, without an expression that would have to be made. */
function mayHoldMark(text: string): boolean {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isWhite(text.charCodeAt(at))) continue
    if (at > start && mayBeMark(text, start, at)) return true
    start = at + 1
  }
  return false
}

const UNDERSCORE = 0x5f
const BAR = 0x7c
const STROKE = 0x2f

// Single cells with a stroke between them, crosses and rings, or no letter and no digit: beyond the Latin ones, anything may be neither. A blank to
// fill in is no mark, and a row of them is none either.
function mayBeMark(text: string, start: number, end: number): boolean {
  const second = text.charCodeAt(start + 1)
  if (end - start > 1 && (second === BAR || second === STROKE)) return true
  if (isCell(text.charCodeAt(start))) return end - start > 2 && isCell(second) && isCell(text.charCodeAt(start + 2))
  let blanks = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === UNDERSCORE) blanks++
    if (code < 0x80 && (isLetter(code) || isDigit(code))) return false
    if (code >= 0xc0 && code < 0x250 && isLetter(code)) return false
  }
  const closed = '.,:;'.includes(text.charAt(end - 1)) ? 1 : 0
  return blanks === 0 || blanks + closed < end - start
}

function isCell(code: number): boolean {
  const lower = code | 0x20
  return lower === 0x78 || lower === 0x6f
}

function isWhite(code: number): boolean {
  return isSpace(code) || code === 0x0b || code === 0x0c || code === 0x1680 || code === 0xfeff
}

function startOf(row: readonly Piece[]): number {
  return (row[0] as Piece).start
}

function endOf(row: readonly Piece[]): number {
  return (row[row.length - 1] as Piece).end
}

/** What is known of the whole line of a row: its length without the blanks around it, and whether a bar stands in it. */
interface Line {
  readonly length: number
  readonly barred: boolean
}

/** Pieces beside each other, at least one at a time. */
function* rowsOf(line: string): Generator<readonly Piece[]> {
  let row: Piece[] = []
  for (const match of line.matchAll(/\S+/g)) {
    const piece = read(match[0], match.index)
    if (piece === undefined || row.length === LONGEST) {
      if (row.length > 0) yield row
      row = []
    }
    if (piece !== undefined) row.push(piece)
  }
  if (row.length > 0) yield row
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly signs: string
}

/** The signs of what stands between two blanks; nothing where it is a word, a number or a picture. */
function read(piece: string, start: number): Piece | undefined {
  if (piece.length > LONGEST) return undefined
  const closed = piece.replace(/[.,:;]$/, '')
  const signs = closed === '' || /^[.,:;]+$/.test(piece) ? piece : closed
  if (!CELLS.test(signs) && !STROKES.test(signs)) {
    if (/[\p{L}\p{N}]/u.test(signs)) return undefined
    for (const sign of signs) if (isJoiner(sign.charCodeAt(0)) || pictureOf(sign.codePointAt(0) ?? 0)) return undefined
  }
  return { start, end: start + signs.length, signs }
}

function weigh(row: readonly Piece[], line: Line): number | undefined {
  const all = row.map(({ signs }) => signs).join('')
  const kinds = new Set(all).size
  const whole = line.length === endOf(row) - startOf(row)
  // Brackets of code, blanks to fill in, a ruled line, the head of a table.
  if (/^[-*+>]?[()[\]{};,.]+$/.test(all) || (kinds === 1 && all.startsWith('_') && row.length > 1))
    return kinds === 1 && all.length >= 3 && SAME.test(all) ? 0.75 : undefined
  if (/^[-–—_.=*~|:]+$/.test(all) && ((kinds === 1 && whole) || line.barred)) return undefined
  if (row.length >= 3) return /^[("”'.,:;!?)–-]+$/u.test(all) && kinds < 3 && !/[!?]{2}/.test(all) ? undefined : 1.25
  if (row.some(({ signs }) => isMark(signs))) return row.length === 2 ? 1 : 0.75
  const strange = row.every(({ signs }) => STRANGE.test(signs) && !ordinary().test(signs))
  return row.length === 2 && strange && [...all].length >= 3 && !/^[-=*#_~`<>/+|&]+$/.test(all) ? 0.75 : undefined
}

/** Whether signs that stand alone are a mark. */
function isMark(signs: string): boolean {
  if (/^[+−-]\/[-−+]$/.test(signs)) return false
  if (STROKES.test(signs)) return /[^01|/]/.test(signs) || signs.includes('|')
  if (CELLS.test(signs)) return new Set(signs).size > 1 && !/^(?:Oo+|(?:[Xx][Oo])+)$/.test(signs)
  if ([...signs].length < 3) return false
  return new Set(signs).size > 1 ? STRANGE.test(signs) && !ordinary().test(signs) : SAME.test(signs)
}

function detection(source: Source, start: number, end: number, weight: number): Detection {
  const tokens = source.tokens()
  const from = tokenAt(tokens, start)
  const to = tokenAt(tokens, end)
  const near = surroundings(tokens, from, to, otherUses) + surroundings(tokens, from, to, programWords)
  return { rule: RULE, start, end, weight: weight + near, key: 'symbols/run' }
}
